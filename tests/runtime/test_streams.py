"""Streams and downloads: items as they arrive, sentinel, errors, and that responses are closed."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Annotated, Any, Dict, List, Literal, Optional, Union

import httpx2 as httpx
import pytest
from pydantic import Field

from sdkpress.runtime.async_transport import AsyncTransport
from sdkpress.runtime.errors import APIError, NoResponseError, ResponseValidationError
from sdkpress.runtime.items import Items
from sdkpress.runtime.model import BaseModel
from sdkpress.runtime.operation import Operation, ResponseSpec
from sdkpress.runtime.options import AsyncOptions, SyncOptions
from sdkpress.runtime.sse import ServerSentEvent
from sdkpress.runtime.sync_transport import SyncTransport
from sdkpress.runtime.unions import Tagged, Unrecognized
from support.runtime_calls import Calls, Pieces


class Chunk(BaseModel):
    n: int
    text: Optional[str] = None


class ChunkEvent(BaseModel):
    data: Chunk


class FullEvent(BaseModel):
    data: Chunk
    event: Optional[str] = None
    id: Optional[int] = None
    retry: Optional[int] = None


class TextEvent(BaseModel):
    data: str


class AddEvent(BaseModel):
    event: Literal["add"]
    data: Chunk


class LogEvent(BaseModel):
    event: Literal["log"]
    data: str


class Payload(BaseModel):
    """Has `data`, and more: a payload of its own, not an event."""

    data: int
    usage: int


def streamed(type_: Any, **more: Any) -> Operation[Any]:
    settings: Dict[str, Any] = {
        "media_type": "text/event-stream",
        "kind": "sse",
        **more,
    }
    return Operation(
        id="stream",
        method="post",
        path="/s",
        responses=(
            ResponseSpec(status="200", type=lambda: type_, **settings),
            ResponseSpec(
                status="422",
                media_type="application/json",
                type=lambda: Dict[str, Any],
                is_error=True,
            ),
        ),
    )


def respond(
    calls: Calls, *pieces: bytes, kind: str = "text/event-stream", breaks: bool = False
) -> Pieces:
    body = Pieces(pieces, breaks)
    calls.handler = lambda request: httpx.Response(
        200, headers={"content-type": kind}, stream=body
    )
    return body


@pytest.mark.parametrize(
    ("type_", "more", "stream", "expected"),
    [
        (ChunkEvent, {}, b'data: {"n":1}\n\n', [ChunkEvent(data=Chunk(n=1))]),
        (ChunkEvent, {"flat": True}, b'data: {"n":1}\n\n', [Chunk(n=1)]),
        (Chunk, {}, b'data: {"n":1}\n\n', [Chunk(n=1)]),
        (Payload, {}, b'data: {"data":1,"usage":2}\n\n', [Payload(data=1, usage=2)]),
        (
            FullEvent,
            {},
            b'event: e\nid: 7\nretry: 5\ndata: {"n":1,\ndata: "text":"a"}\n\n',
            [FullEvent(data=Chunk(n=1, text="a"), event="e", id=7, retry=5)],
        ),
        (
            TextEvent,
            {},
            b'data: {"n":1}\n\ndata: a"b\\\ndata: c\n\n',
            [TextEvent(data='{"n":1}'), TextEvent(data='a"b\\\nc')],
        ),
        (str, {}, b"data: 12\n\n", ["12"]),
        (
            Annotated[Union[AddEvent, LogEvent], Field(discriminator="event")],
            {},
            b'event: add\ndata: {"n":1}\n\nevent: log\ndata: hello\n\n',
            [
                AddEvent(event="add", data=Chunk(n=1)),
                LogEvent(event="log", data="hello"),
            ],
        ),
        (
            Union[Chunk, Literal["ping"]],
            {},
            b'data: {"n":1}\n\ndata: ping\n\n',
            [Chunk(n=1), "ping"],
        ),
        (Any, {}, b"data: [1]\n\ndata: x y\n\n", [[1], "x y"]),
    ],
)
def test_events_by_type(
    calls: Calls, type_: Any, more: Any, stream: bytes, expected: List[Any]
) -> None:
    respond(calls, stream)
    assert calls.stream(streamed(type_, **more)) == expected


def test_an_unknown_part_of_an_event_is_kept(calls: Calls) -> None:
    respond(calls, b'id: 3\ndata: {"n":1}\n\n')
    (event,) = calls.stream(streamed(ChunkEvent))
    assert event.model_extra == {"id": "3"}


def test_the_sentinel_ends_the_stream(calls: Calls) -> None:
    body = respond(calls, b'data: {"n":1}\n\nda', b'ta: [DONE]\n\ndata: {"n":2}\n\n')
    assert calls.stream(streamed(Chunk, sentinel="[DONE]")) == [Chunk(n=1)]
    assert body.closed


@pytest.mark.parametrize("kind", ["application/jsonl", "application/x-ndjson"])
def test_json_lines(calls: Calls, kind: str) -> None:
    body = respond(calls, b'{"n":1}\n{"n"', b':2}\r\n\n{"n":3}', kind=kind)
    operation = streamed(Chunk, media_type=kind, kind="jsonl")
    assert [item.n for item in calls.stream(operation)] == [1, 2, 3]
    assert body.closed


def test_an_item_that_does_not_fit(calls: Calls) -> None:
    body = respond(calls, b'data: {"n":1}\n\ndata: {"n":"x"}\n\n')
    with pytest.raises(ResponseValidationError) as caught:
        calls.stream(streamed(Chunk))
    assert caught.value.body == '{"n":"x"}' and "n: Input should be" in str(
        caught.value
    )
    assert body.closed


def test_a_stream_that_breaks(calls: Calls) -> None:
    body = respond(calls, b'data: {"n":1}\n\n', breaks=True)
    with pytest.raises(NoResponseError):
        calls.stream(streamed(Chunk))
    assert body.closed


@pytest.mark.parametrize(
    ("status", "kind"),
    [(422, "application/json"), (500, "text/plain"), (200, "application/json")],
)
def test_an_answer_that_is_no_stream_is_raised(
    calls: Calls, status: int, kind: str
) -> None:
    body = Pieces([b'{"a":', b"1}"])
    calls.handler = lambda request: httpx.Response(
        status, headers={"content-type": kind}, stream=body
    )
    with pytest.raises(APIError) as caught:
        calls.stream(streamed(Chunk))
    assert caught.value.body == '{"a":1}' and body.closed


def sync_transport(body: Pieces, kind: str = "text/event-stream") -> SyncTransport:
    handler = httpx.MockTransport(
        lambda r: httpx.Response(200, headers={"content-type": kind}, stream=body)
    )
    return SyncTransport(
        SyncOptions(
            user_agent="x",
            server_url="http://x.test",
            client=httpx.Client(transport=handler),
        )
    )


def async_transport(body: Pieces, kind: str = "text/event-stream") -> AsyncTransport:
    handler = httpx.MockTransport(
        lambda r: httpx.Response(200, headers={"content-type": kind}, stream=body)
    )
    return AsyncTransport(
        AsyncOptions(
            user_agent="x",
            server_url="http://x.test",
            client=httpx.AsyncClient(transport=handler),
        )
    )


MANY = b"".join(b"data: %s\n\n" % json.dumps({"n": n}).encode() for n in range(5))


def test_leaving_early_closes() -> None:
    body = Pieces([MANY, MANY])
    with sync_transport(body).stream(streamed(Chunk)) as events:
        for event in events:
            assert event.n == 0
            break
        assert next(events).n == 1
    assert body.closed and list(events) == []


def test_leaving_early_closes_async() -> None:
    body = Pieces([MANY, MANY])

    async def main() -> None:
        async with await async_transport(body).stream(streamed(Chunk)) as events:
            async for event in events:
                assert event.n == 0
                break
        assert body.closed

    asyncio.run(main())


def test_a_stream_that_nobody_holds_is_closed() -> None:
    body = Pieces([MANY])
    sync_transport(body).stream(streamed(Chunk))
    assert body.closed
    body = Pieces([MANY])
    assert [e.n for e in sync_transport(body).stream(streamed(Chunk))] == [
        0,
        1,
        2,
        3,
        4,
    ]


FILE: Operation[Any] = Operation(
    id="file",
    method="get",
    path="/f",
    responses=(
        ResponseSpec(
            status="200", media_type="application/octet-stream", kind="stream"
        ),
        ResponseSpec(
            status="404",
            media_type="text/plain",
            kind="text",
            type=lambda: str,
            is_error=True,
        ),
    ),
)


def test_download(calls: Calls) -> None:
    body = respond(calls, b"ab", b"c", kind="application/octet-stream")
    assert calls.download(FILE) == b"abc"
    assert body.closed


def test_download_in_pieces_and_to_a_file(tmp_path: Path) -> None:
    kind = "application/octet-stream"
    body = Pieces([b"abc", b"de"])
    with sync_transport(body, kind).download(FILE) as file:
        assert file.headers["content-type"] == kind
        assert list(file.iter_bytes(2)) == [b"ab", b"cd", b"e"]
    assert body.closed
    sync_transport(Pieces([b"abc", b"de"]), kind).download(FILE).save(tmp_path / "x")
    assert (tmp_path / "x").read_bytes() == b"abcde"

    async def main() -> None:
        async with await async_transport(Pieces([b"abc"]), kind).download(
            FILE
        ) as other:
            assert [piece async for piece in other.iter_bytes(2)] == [b"ab", b"c"]
        again = await async_transport(Pieces([b"abc"]), kind).download(FILE)
        await again.save(tmp_path / "y")

    asyncio.run(main())
    assert (tmp_path / "y").read_bytes() == b"abc"


def test_a_download_that_fails(calls: Calls) -> None:
    respond(calls, b"ab", kind="application/octet-stream", breaks=True)
    with pytest.raises(NoResponseError):
        calls.download(FILE)
    calls.handler = lambda request: httpx.Response(404, text="gone")
    with pytest.raises(APIError, match="gone"):
        calls.download(FILE)


def test_events_of_a_union_that_takes_other_tags_too() -> None:
    union = Annotated[
        Union[AddEvent, LogEvent, Unrecognized], Tagged("event", {"add": 0, "log": 1})
    ]
    make = Items(ResponseSpec("200", "text/event-stream", lambda: union, "sse")).make
    assert make(ServerSentEvent(b"hello", "log")) == LogEvent(event="log", data="hello")
    added = make(ServerSentEvent(b'{"n": 1}', "add"))
    assert added == AddEvent(event="add", data=Chunk(n=1))
    other = make(ServerSentEvent(b"[1]", "else"))
    assert isinstance(other, Unrecognized)
    assert other.model_extra == {"event": "else", "data": [1]}
