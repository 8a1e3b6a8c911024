"""Lists walked page by page: each page is one call like the first, sync and async."""

from __future__ import annotations

import json
from typing import Any

import httpx2 as httpx
import pytest

from sdkpress.runtime.operation import (
    BackoffStrategy,
    Body,
    Operation,
    Parameter,
    ResponseSpec,
    Retry,
    Scheme,
)
from sdkpress.runtime.paging_spec import Paging, Slot
from sdkpress.runtime.sync_pages import Page
from support.runtime_calls import Calls, changed

PAGE = Paging(
    kind="page",
    position=Slot(argument="page", default=1),
    results=("data",),
    items=("data",),
)
LINK = Paging(kind="url", following=("next",), items=("data",))
KEYS = (
    Scheme(key="bearer", argument="token", kind="bearer"),
    Scheme(key="id", argument="id", kind="api_key", name="X-Id"),
    Scheme(key="q", argument="q", kind="api_key", name="key", location="query"),
)
SIGNED: dict[str, Any] = {
    "schemes": KEYS,
    "credentials": {"token": "t", "id": "i", "q": "k"},
}


def listing(paging: Paging | None, **more: Any) -> Operation[Any]:
    kinds: list[tuple[str, Any]] = [
        ("page", "query"),
        ("X-Team", "header"),
        ("session", "cookie"),
    ]
    return Operation(
        id="list",
        method="get",
        path="/pets",
        responses=(
            ResponseSpec(status="200", media_type="application/json", type=lambda: Any),
        ),
        parameters=tuple(
            Parameter(
                argument=name,
                name=name,
                location=location,
                style="simple" if location == "header" else "form",
                explode=False,
            )
            for name, location in kinds
        ),
        pagination=paging,
        **more,
    )


def answering(calls: Calls, *answers: object) -> None:
    """ResponseSpec with these bodies in turn; an int is a status."""
    waiting = list(answers)

    def answer(request: httpx.Request) -> httpx.Response:
        body = waiting.pop(0)
        if isinstance(body, int):
            return httpx.Response(body)
        return httpx.Response(200, json=body)

    calls.handler = answer


def test_pages_are_asked_for_until_one_is_empty(calls: Calls) -> None:
    answering(calls, {"data": [1, 2]}, {"data": [3]}, {"data": []})
    pages = calls.paginate(listing(PAGE), parameters={"page": None, "X-Team": "a"})
    assert [page.result["data"] for page in pages] == [[1, 2], [3], []]
    assert [page.items for page in pages] == [[1, 2], [3], []]
    assert [request.url.query for request in calls.requests] == [
        b"",
        b"page=2",
        b"page=3",
    ]
    assert {request.headers["x-team"] for request in calls.requests} == {"a"}


def test_every_page_is_tried_again(calls: Calls) -> None:
    answering(calls, {"data": [1]}, 503, {"data": [2]}, 503, {"data": []})
    retry = Retry(backoff=BackoffStrategy(100, 100, 1.0, 9000), status_codes=("503",))
    pages = calls.paginate(listing(PAGE, retry=retry))
    assert [page.items for page in pages] == [[1], [2], []]
    queries = [request.url.query for request in calls.requests]
    assert queries == [b"", b"page=2", b"page=2", b"page=3", b"page=3"]


def test_every_page_is_sent_with_the_calls_own_settings(calls: Calls) -> None:
    answering(calls, {"data": [1]}, {"data": []})
    calls.paginate(
        listing(PAGE, security=(("bearer",),)),
        options=SIGNED,
        server_url="https://other.test",
        timeout_ms=1500,
        http_headers={"X-More": "1"},
    )
    assert len(calls.requests) == 2
    for request in calls.requests:
        assert request.url.host == "other.test"
        assert request.headers["authorization"] == "Bearer t"
        assert request.headers["x-more"] == "1"
        assert request.extensions["timeout"]["connect"] == 1.5


def test_hooks_see_every_page_and_what_they_return_counts(calls: Calls) -> None:
    class Hooks:
        seen = 0

        def before_request(self, context: Any, request: httpx.Request) -> httpx.Request:
            return request

        def after_success(
            self, context: Any, response: httpx.Response
        ) -> httpx.Response:
            self.seen += 1
            rest = {"data": [] if self.seen == 2 else response.json()["data"]}
            return httpx.Response(200, json=rest, request=response.request)

        def after_error(self, context: Any, response: Any, error: Any) -> None:
            raise AssertionError

    hooks = Hooks()
    answering(calls, {"data": [1]}, {"data": [1]})
    pages = calls.paginate(listing(PAGE), options={"hooks": hooks})
    assert (hooks.seen, len(pages)) == (2, 2)


def test_the_cursor_goes_into_the_body(calls: Calls) -> None:
    answering(calls, {"next": "a"}, {"next": "b"}, {"next": None})
    slot = Slot(argument="cursor", in_body=True)
    operation: Operation[Any] = Operation(
        id="search",
        method="post",
        path="/search",
        responses=(ResponseSpec(status="200", media_type="application/json"),),
        body=Body("application/json", lambda: dict[str, Any], flattened=True),
        pagination=Paging(kind="cursor", position=slot, following=("next",)),
    )
    calls.paginate(operation, body={"text": "x"})
    bodies = [json.loads(request.content) for request in calls.requests]
    assert bodies == [
        {"text": "x"},
        {"text": "x", "cursor": "a"},
        {"text": "x", "cursor": "b"},
    ]


@pytest.mark.parametrize(
    "paging", [LINK, Paging(kind="link", items=("data",))], ids=["url", "link"]
)
def test_a_link_is_followed_with_get(paging: Paging, calls: Calls) -> None:
    def reply(request: httpx.Request) -> httpx.Response:
        following = {"next": "/pets?page=2"} if request.method == "POST" else {}
        link = {"link": '</pets?page=2>; rel="next"'} if following else {}
        return httpx.Response(200, json={"data": [1], **following}, headers=link)

    calls.handler = reply
    operation = changed(
        listing(paging),
        method="POST",
        body=Body(content_type="application/json", type=lambda: Any),
    )
    pages = calls.paginate(operation, body={"text": "x"})
    assert [page.items for page in pages] == [[1], [1]]
    first, second = calls.requests
    assert (first.method, first.content) == ("POST", b'{"text":"x"}')
    assert (second.method, second.content) == ("GET", b"")
    assert "content-type" not in second.headers


def test_the_answers_url_takes_the_place_of_path_and_query(calls: Calls) -> None:
    answering(
        calls,
        {"data": [1], "next": "https://api.test/v2/pets/?after=a%2Fb&key=old"},
        {"data": [2], "next": "?after=c"},
        {"data": [3]},
    )
    pages = calls.paginate(
        listing(LINK, security=(("bearer", "id", "q"),)),
        options=SIGNED,
        parameters={"page": 1, "X-Team": "a", "session": "s"},
    )
    assert [page.items for page in pages] == [[1], [2], [3]]
    assert [str(request.url) for request in calls.requests] == [
        "https://api.test/v1/pets?page=1&key=k",
        "https://api.test/v2/pets/?after=a%2Fb&key=k",
        "https://api.test/v2/pets/?after=c&key=k",
    ]
    for request in calls.requests:
        assert request.headers["authorization"] == "Bearer t"
        assert (request.headers["x-id"], request.headers["x-team"]) == ("i", "a")
        assert request.headers["cookie"] == "session=s"


@pytest.mark.parametrize("host", ["http://api.test", "https://evil.test"])
def test_no_credential_goes_to_another_host(calls: Calls, host: str) -> None:
    answering(calls, {"next": f"{host}/v1/pets?after=a"}, {})
    calls.paginate(
        listing(LINK, security=(("bearer", "id", "q"),)),
        options=SIGNED,
        parameters={"session": "s"},
        http_headers={"Authorization": "Basic eDp5"},
    )
    first, second = calls.requests
    assert first.headers["authorization"] == "Basic eDp5"
    assert str(second.url) == f"{host}/v1/pets?after=a"
    for name in ("authorization", "x-id", "cookie"):
        assert name not in second.headers


def test_an_error_on_a_later_page_is_raised(calls: Calls) -> None:
    answering(calls, {"data": [1]}, 500)
    with pytest.raises(Exception, match="500"):
        calls.paginate(listing(PAGE))


def test_an_answer_without_content_ends_the_list(calls: Calls) -> None:
    calls.handler = lambda request: httpx.Response(204)
    operation = listing(PAGE)
    nothing = ResponseSpec(status="204", kind="none")
    (page,) = calls.paginate(
        Operation(
            id="list",
            method="get",
            path="/pets",
            responses=(*operation.responses, nothing),
            pagination=PAGE,
        )
    )
    assert page.result is None and page.items == ()


def test_items_that_no_one_knows_are_not_passed_over() -> None:
    page: Page[str, int] = Page("x", None, lambda: None)
    with pytest.raises(TypeError, match=r"use `pages\(\)`"):
        list(page)
    assert page.next() is None
    assert list(page.pages()) == [page]


def test_an_operation_without_pages_is_refused(calls: Calls) -> None:
    with pytest.raises(ValueError, match="list gives no pages"):
        calls.paginate(listing(None))
