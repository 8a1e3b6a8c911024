"""Lists that come in pages, walked with pressed SDKs."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import httpx2
import pytest

from support.apis import PAGED, pressed
from support.loopback import Answer, Loopback
from support.pressing import Build


def collection(name: str) -> dict[str, Any]:
    return {
        "id": f"col_{name}",
        "name": name,
        "visibility": "private",
        "created": "2026-02-20T09:30:00Z",
        "labels": {},
    }


def script(server: Loopback) -> None:
    """Two pages of collections."""
    server.script(
        "libraryCollectionList",
        Answer.json({"collections": [collection("a"), collection("b")], "next": "n"}),
        Answer.json({"collections": [collection("c")], "next": None}),
    )


def cursors(server: Loopback) -> list[str | None]:
    return [dict(request.query).get("cursor") for request in server.seen]


def test_a_loop_goes_through_all_items(
    atelier: Any, server: Loopback, models: Any
) -> None:
    script(server)
    page = atelier.library.collection.list(x_workspace="w", limit=2)
    assert len(server.seen) == 1
    items = list(page)
    assert [item.name for item in items] == ["a", "b", "c"]
    assert all(isinstance(item, models.Collection) for item in items)
    assert cursors(server) == [None, "n"]
    assert {dict(r.query)["limit"] for r in server.seen} == {"2"}
    assert {r.headers["x-workspace"] for r in server.seen} == {"w"}


def test_one_page_at_a_time(atelier: Any, server: Loopback, models: Any) -> None:
    script(server)
    first = atelier.library.collection.list(x_workspace="w")
    assert isinstance(first.result, models.CollectionPage)
    assert [item.name for item in first.items] == ["a", "b"]
    second = first.next()
    assert second.result.next is None
    assert second.next() is None
    assert cursors(server) == [None, "n"]


def test_the_async_twin(sdk: Build, server: Loopback) -> None:
    async def walk() -> list[Any]:
        async with sdk.client("async", server_url=server.url) as client:
            script(server)
            page = await client.library.collection.list(x_workspace="w")
            items = [item.name async for item in page]
            script(server)
            page = await client.library.collection.list(x_workspace="w")
            counts = [len(page.items) async for page in page.pages()]
            script(server)
            page = await client.library.collection.list(x_workspace="w")
            second = await page.next()
            return [items, counts, await second.next()]

    assert asyncio.run(walk()) == [["a", "b", "c"], [2, 1], None]
    assert cursors(server) == [None, "n"] * 3


def test_numbered_pages_end_with_an_empty_one(atelier: Any, server: Loopback) -> None:
    page = atelier.library.item.search(q="sea")
    assert len(list(page.pages())) == 2
    pages = [dict(request.query).get("page") for request in server.seen]
    assert pages == [None, "2"]


Client = Callable[..., tuple[Any, list[Any]]]


@pytest.fixture
def talking() -> Client:
    """Makes a client that is answered with the given bodies, and the list of what it will have sent."""

    def make(*answers: object) -> tuple[Any, list[Any]]:
        waiting = list(answers)
        sent: list[Any] = []

        def answer(request: httpx2.Request) -> httpx2.Response:
            body = json.loads(request.content) if request.content else None
            sent.append(str(request.url.raw_path.decode()) if body is None else body)
            return httpx2.Response(200, json=waiting.pop(0))

        http = httpx2.Client(transport=httpx2.MockTransport(answer))
        return pressed(PAGED).client("sync", client=http), sent

    return make


def test_an_offset_with_a_limit(talking: Client) -> None:
    client, sent = talking({"data": {"all": [1, 2]}}, {"data": {"all": [3]}})
    assert list(client.by_offset(limit=2)) == [1, 2, 3]
    assert sent == ["/offset?limit=2", "/offset?skip=2&limit=2"]


def test_the_documents_default_is_the_limit(talking: Client) -> None:
    client, sent = talking({"data": {"all": [1, 2]}})
    assert list(client.by_offset()) == [1, 2]
    assert sent == ["/offset"]  # two are fewer than the document's three: the last


def test_pages_that_are_counted(talking: Client) -> None:
    client, sent = talking(*[{"pages": 3}] * 3)
    assert len(list(client.by_number().pages())) == 3
    assert sent == ["/number", "/number?from=1", "/number?from=2"]


def test_a_cursor_in_a_flattened_body(talking: Client) -> None:
    client, sent = talking({"items": [{"id": "a"}]}, {"items": []})
    assert [item.id for item in client.by_cursor(text="x")] == ["a"]
    assert sent == [{"text": "x"}, {"text": "x", "pageToken": "a"}]


def test_a_url(talking: Client) -> None:
    client, sent = talking({"links": {"next": "/url?after=2"}}, {"links": {}})
    page = client.by_url(limit=5)
    following = page.next()
    assert following.next() is None
    assert sent == ["/url?limit=5", "/url?after=2"]
