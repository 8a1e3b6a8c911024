"""Whole responses in place of values: status, headers, body, and the value on request."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from support.apis import OPTIONS, OURS, STREAMED, document, pressed
from support.loopback import Answer, Loopback, loopback

NOTE = Answer.json({"text": "Hi"}, **{"X-Request-Id": "r1", "Link": "<x>; rel=next"})
ODD = Answer.json({"text": "Hi", "size": "big"})
EVENTS = b'data: {"delta": "Hel"}\n\ndata: {"delta": "lo"}\n\ndata: [DONE]\n\n'
STREAM = Answer(content_type="text/event-stream", body=EVENTS)


@pytest.fixture(scope="module")
def notes() -> Iterator[Loopback]:
    with loopback(document(OPTIONS)) as running:
        yield running


@pytest.fixture
def client(notes: Loopback) -> Iterator[Any]:
    with pressed(OPTIONS).client("sync", server_url=notes.url, key="k") as made:
        yield made


def test_status_headers_and_value(client: Any, notes: Loopback) -> None:
    notes.script("note", NOTE)
    response = client.with_raw_response.notes.note()
    assert response.status_code == 200
    assert response.headers["x-request-id"] == "r1"
    assert response.http_response.links["next"]["url"] == "x"
    assert response.content == NOTE.body and response.text == NOTE.body.decode()
    assert response.json() == {"text": "Hi"}
    note = response.parse()
    assert isinstance(note, pressed(OPTIONS).module("models").Note)
    assert response.parse() is note
    assert notes.last.headers["x-key"] == "k"


def test_without_waiting(notes: Loopback) -> None:
    async def calls() -> None:
        made = pressed(OPTIONS).client("async", server_url=notes.url, key="k")
        async with made as client:
            notes.script("note", NOTE, NOTE, NOTE, NOTE)
            response = await client.with_raw_response.notes.note()
            assert response.headers["x-request-id"] == "r1"
            assert response.parse().text == "Hi"
            async with client.with_streaming_response.notes.note() as streamed:
                assert streamed.headers["x-request-id"] == "r1"
                assert (await streamed.parse()).text == "Hi"
            opened = await client.with_streaming_response.notes.note()
            assert [line async for line in opened.iter_lines()] == ['{"text": "Hi"}']
            assert opened.http_response.is_closed
            async with client.with_streaming_response.notes.note() as left:
                pass
            assert left.http_response.is_closed
            notes.script("note", Answer.json({"message": "no"}, 500))
            with pytest.raises(pressed(OPTIONS).module("models").SDKError):
                async with client.with_streaming_response.notes.note():
                    pass

    asyncio.run(calls())


def test_of_the_clients_own_methods_and_without_content(
    client: Any, notes: Loopback
) -> None:
    notes.script("replace", Answer(204, None), NOTE)
    with pytest.warns(DeprecationWarning):
        nothing = client.with_raw_response.replace()
    assert nothing.status_code == 204 and nothing.parse() is None
    with pytest.warns(DeprecationWarning):
        assert client.with_raw_response.replace().parse().text == "Hi"


def test_a_group_and_a_method_may_be_called_so(client: Any, notes: Loopback) -> None:
    notes.script("find", NOTE, NOTE)
    assert client.with_raw_response_.find().text == "Hi"
    assert client.with_raw_response.with_raw_response_.find().status_code == 200
    notes.script("with_streaming_response", NOTE)
    assert client.notes.with_streaming_response_(text="a").text == "Hi"


def test_an_error_is_raised_as_ever(client: Any, notes: Loopback) -> None:
    models = pressed(OPTIONS).module("models")
    for calls in (client.with_raw_response, client.with_streaming_response):
        notes.script(
            "with_streaming_response", Answer.json({"message": "None such"}, 404)
        )
        with pytest.raises(models.NotFoundError, match="None such") as caught:
            calls.notes.with_streaming_response_(text="a")
        assert caught.value.data.message == "None such"


def test_what_does_not_fit_is_told_by_parse(client: Any, notes: Loopback) -> None:
    notes.script("note", ODD)
    response = client.with_raw_response.notes.note(response_validation="strict")
    assert response.status_code == 200
    with pytest.raises(pressed(OPTIONS).module("models").ResponseValidationError):
        response.parse()


def test_a_body_that_is_not_read_yet(client: Any, notes: Loopback) -> None:
    notes.script("note", NOTE, NOTE, NOTE, NOTE, NOTE)
    calls = client.with_streaming_response.notes
    with calls.note() as response:
        assert not response.http_response.is_stream_consumed
        assert response.parse().text == "Hi"
    with calls.note() as response:
        assert b"".join(response.iter_bytes(4)) == NOTE.body
    with calls.note() as response:
        assert "".join(response.iter_text()) == NOTE.body.decode()
    with calls.note() as response:
        for _ in response.iter_bytes(1):
            break
    assert response.http_response.is_closed
    with calls.note() as response:
        assert response.read() == NOTE.body


def test_streams(notes: Loopback) -> None:
    with loopback(document(STREAMED)) as server:
        build = pressed(STREAMED)
        with build.client("sync", server_url=server.url) as client:
            server.script("chat", STREAM, STREAM, STREAM)
            response = client.with_raw_response.chat(prompt="Hi", stream=True)
            assert response.headers["content-type"] == "text/event-stream"
            with response.parse() as events:
                assert [event.delta for event in events] == ["Hel", "lo"]
            raw = client.with_streaming_response
            with raw.chat(prompt="Hi", stream=True) as opened:
                assert [event.delta for event in opened.parse()] == ["Hel", "lo"]
            with raw.chat(prompt="Hi", stream=True) as opened:
                assert next(opened.iter_lines()) == 'data: {"delta": "Hel"}'

        async def calls() -> None:
            async with build.client("async", server_url=server.url) as client:
                server.script("chat", STREAM, STREAM)
                raw = client.with_raw_response
                response = await raw.chat(prompt="Hi", stream=True)
                assert [e.delta async for e in response.parse()] == ["Hel", "lo"]
                raw = client.with_streaming_response
                async with raw.chat(prompt="Hi", stream=True) as opened:
                    events = await opened.parse()
                    assert [event.delta async for event in events] == ["Hel", "lo"]

        asyncio.run(calls())


def test_pages_and_files(atelier: Any, server: Loopback) -> None:
    item = {"id": "i", "name": "a", "visibility": "private", "labels": {}}
    item["created"] = "2026-02-20T09:30:00Z"
    pages = [
        Answer.json({"collections": [item], "next": "n"}, **{"X-Total": "2"}),
        Answer.json({"collections": [item], "next": None}),
    ]
    server.script("libraryCollectionList", *pages)
    response = atelier.with_raw_response.library.collection.list(x_workspace="w")
    assert response.headers["x-total"] == "2"
    assert [one.name for one in response.parse()] == ["a", "a"]
    server.script("libraryCollectionList", *pages)
    calls = atelier.with_streaming_response
    with calls.library.collection.list(x_workspace="w") as opened:
        assert len(list(opened.parse())) == 2
    file = Answer(content_type="image/png", body=b"PNG")
    server.script("studioImageDownload", file, file)
    response = atelier.with_raw_response.studio.image.download(picture_id="p")
    assert response.headers["content-type"] == "image/png"
    assert response.parse().read() == b"PNG"
    with calls.studio.image.download(picture_id="p") as opened:
        assert b"".join(opened.parse().iter_bytes()) == b"PNG"


def test_hooks_see_these_calls_too(notes: Loopback) -> None:
    seen: list[httpx2.Request] = []
    http = httpx2.Client(event_hooks={"request": [seen.append]})
    build = pressed(OPTIONS)
    with http, build.client("sync", server_url=notes.url, client=http, key="k") as made:
        notes.script("note", NOTE)
        made.with_raw_response.notes.note()
    assert len(seen) == 1


def test_both_forms_in_one_client(tmp_path: Path, notes: Loopback) -> None:
    from support.pressing import press

    config = tmp_path / "sdkpress.yaml"
    config.write_text("async_mode: both\npackage: options_both\n")
    build = press(OPTIONS.document, config, tmp_path / "out")
    client = build.client("sync", server_url=notes.url, key="k")
    notes.script("note", NOTE, NOTE, NOTE)
    assert client.with_raw_response.notes.note().status_code == 200

    async def calls() -> None:
        response = await client.with_raw_response.notes.note_async()
        assert response.parse().text == "Hi"
        async with client.with_streaming_response.notes.note_async() as opened:
            assert (await opened.parse()).text == "Hi"
        await client.close_async()

    asyncio.run(calls())
    client.close()


def test_costs_nothing_where_it_is_not_used() -> None:
    build = pressed(OPTIONS)
    program = (
        f"import sys; sys.path.insert(0, {str(build.source)!r}); "
        f"from {build.package} import SyncOptionsSDK; SyncOptionsSDK(key='k').notes; "
        "print([m for m in sys.modules if m.endswith(('_responses', '.answering', '_raw'))])"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ended.stdout.strip() == "[]"


def test_other_media_types_are_taken(atelier: Any, server: Loopback) -> None:
    file = Answer(content_type="image/png", body=b"PNG")
    server.script("studioImageDownload", file, file)
    download = atelier.studio.image.download
    assert download(picture_id="p").read() == b"PNG"
    error = pressed(OURS[1]).module("models").SDKError
    with pytest.raises(error, match="received image/png"):
        download(picture_id="p", response_validation="strict")
