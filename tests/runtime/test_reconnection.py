"""Event streams whose connection ends: asked for again after the last event, where that is possible."""

from __future__ import annotations

from typing import Any

import pytest

from sdkpress.runtime.errors import NoResponseError
from sdkpress.runtime.operation import Operation, ResponseSpec
from support.raw_server import Connection, Request, serving
from support.runtime_calls import changed
from support.sessions import session


@pytest.fixture(params=[False, True], ids=["sync", "async"])
def asynchronous(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def events(method: str = "get", type_: Any = int, kind: str = "sse") -> Operation[Any]:
    spec = ResponseSpec(
        "200", "text/event-stream" if kind == "sse" else "application/jsonl"
    )
    spec = changed(spec, type=lambda: type_, kind=kind)
    return Operation(id="events", method=method, path="/e", responses=(spec,))


class Feed:
    """Numbered events, one by one; the connection is broken off after every tenth."""

    def __init__(self, total: int, *, ids: bool = True, clean: bool = False) -> None:
        self.total = total
        self.ids = ids
        self.clean = clean
        self.requests: list[Request] = []

    def __call__(self, connection: Connection) -> None:
        request = connection.read()
        if request is None:
            return
        self.requests.append(request)
        last = int(request.headers.get("last-event-id", 0))
        if last >= self.total:
            connection.send(b"HTTP/1.1 204 No Content\r\n\r\n")
            return
        chunked = () if self.clean else ("Transfer-Encoding: chunked",)
        connection.begin("text/event-stream", *chunked)
        for number in range(last + 1, self.total + 1):
            text = (f"id: {number}\n" if self.ids else "") + f"data: {number}\n\n"
            size = "" if self.clean else f"{len(text):x}\r\n"
            end = "" if self.clean else "\r\n"
            connection.send((size + text + end).encode())
            if number % 10 == 0:
                return


def test_a_server_that_drops_every_tenth_boundary(asynchronous: bool) -> None:
    feed = Feed(35)
    with serving(feed) as server:
        with session(asynchronous, server.url) as client:
            items = client.stream(events())
    assert [item for item, _ in items] == list(range(1, 36))
    asked = [request.headers.get("last-event-id") for request in feed.requests]
    assert asked[:4] == [None, "10", "20", "30"]
    assert client.waits[:3] == [1, 1, 1]


def test_an_orderly_end_is_asked_about_once_more(asynchronous: bool) -> None:
    feed = Feed(12, clean=True)
    with serving(feed) as server:
        with session(asynchronous, server.url) as client:
            items = client.stream(events())
    assert [item for item, _ in items] == list(range(1, 13))
    assert [r.headers.get("last-event-id") for r in feed.requests] == [None, "10", "12"]


@pytest.mark.parametrize(
    ("method", "ids"), [("post", True), ("get", False)], ids=["post", "without ids"]
)
def test_otherwise_a_broken_stream_is_an_error(
    asynchronous: bool, method: str, ids: bool
) -> None:
    feed = Feed(35, ids=ids)
    with serving(feed) as server:
        with session(asynchronous, server.url) as client:
            with pytest.raises(NoResponseError):
                client.stream(events(method))
    assert len(feed.requests) == 1 and client.waits == []


def test_the_server_says_how_long_to_wait(asynchronous: bool) -> None:
    def speak(connection: Connection) -> None:
        request = connection.read()
        assert request is not None
        if "last-event-id" in request.headers:
            connection.respond(b"gone", "410 Gone")
            return
        connection.begin("text/event-stream")
        connection.send(b"retry: 2500\nid: a\ndata: 1\n\n")

    with serving(speak) as server:
        with session(asynchronous, server.url) as client:
            assert [item for item, _ in client.stream(events())] == [1]
    assert client.waits == [2.5]


def test_a_server_that_starts_over_repeats_nothing(asynchronous: bool) -> None:
    def speak(connection: Connection) -> None:
        connection.read()
        connection.begin("text/event-stream")
        connection.send(b"id: a\ndata: 1\n\nid: b\ndata: 2\n\n")

    with serving(speak) as server:
        with session(asynchronous, server.url) as client:
            assert [item for item, _ in client.stream(events())] == [1, 2]
    assert len(server.connections) == 2


def test_no_server_any_more(asynchronous: bool) -> None:
    def speak(connection: Connection) -> None:
        connection.read()
        if connection.number:
            connection.reset()
            return
        connection.begin("text/event-stream", "Transfer-Encoding: chunked")
        connection.send(b"e\r\nid: a\ndata: 1\n\r\n1\r\n\n\r\n")

    with serving(speak) as server:
        with session(asynchronous, server.url) as client:
            with pytest.raises(NoResponseError):
                client.stream(events())
    assert client.waits == [1, 2, 4, 8, 16] and len(server.connections) == 6


@pytest.mark.parametrize(
    ("type_", "stream", "expected"),
    [
        (int, b"data: 1\n\ndata: 2\n", [1, 2]),
        (int, b"data: 1\n\ndata: 2", [1, 2]),
        (dict[str, int], b'data: {"a": 1}\n\ndata: {"a"', [{"a": 1}]),
        (str, b"data: a\n\ndata: [DONE]\n\ndata: b\n\n", ["a"]),
        (int, b"data: 1\n\nevent: end\ndata: [DONE]\n\n", [1]),
        (int, b"", []),
    ],
)
def test_the_end_of_a_stream(
    asynchronous: bool, type_: Any, stream: bytes, expected: list[Any]
) -> None:
    def speak(connection: Connection) -> None:
        connection.read()
        connection.begin("text/event-stream")
        connection.send(stream)

    with serving(speak) as server:
        with session(asynchronous, server.url) as client:
            items = client.stream(events(type_=type_))
    assert [item for item, _ in items] == expected


def test_what_came_with_an_item(asynchronous: bool) -> None:
    def speak(connection: Connection) -> None:
        connection.read()
        connection.begin("text/event-stream")
        connection.send(b"event: word\nretry: 9\ndata: a\n\ndata: b\n\n")

    with serving(speak) as server:
        with session(asynchronous, server.url) as client:
            (a, first), (b, second) = client.stream(events(type_=str))
    assert (a, first.event, first.retry, first.data) == ("a", "word", 9, b"a")
    assert (b, second.event, second.id) == ("b", None, None)


def test_lines_of_text(asynchronous: bool) -> None:
    def speak(connection: Connection) -> None:
        connection.read()
        connection.begin("application/jsonl")
        connection.send(b'one\ntwo "2"\n{"n":3}\n')

    with serving(speak) as server:
        with session(asynchronous, server.url) as client:
            items = client.stream(events(type_=str, kind="jsonl"))
    assert [item for item, _ in items] == ["one", 'two "2"', '{"n":3}']
