"""An operation that gives JSON or a stream of events: the caller chooses, and the request says so."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Iterator
from typing import Any

import pytest

from support.apis import STREAMED, document, pressed
from support.loopback import Answer, Loopback, loopback

EVENTS = b'data: {"delta": "Hel"}\n\ndata: {"delta": "lo"}\n\ndata: [DONE]\n\n'
STREAM = Answer(content_type="text/event-stream", body=EVENTS)
WHOLE = Answer.json({"text": "Hello"})


@pytest.fixture
def server() -> Iterator[Loopback]:
    with loopback(document(STREAMED)) as running:
        yield running


@pytest.fixture
def client(server: Loopback) -> Iterator[Any]:
    with pressed(STREAMED).client("sync", server_url=server.url) as made:
        yield made


def test_the_whole_answer(client: Any, server: Loopback) -> None:
    server.script("chat", WHOLE, WHOLE)
    assert client.chat(prompt="Hi").text == "Hello"
    assert server.last.json() == {"prompt": "Hi"}
    assert server.last.headers["accept"] == "application/json"
    assert client.chat(prompt="Hi", stream=False).text == "Hello"
    assert server.last.json() == {"prompt": "Hi", "stream": False}


def test_a_stream(client: Any, server: Loopback) -> None:
    server.script("chat", STREAM)
    pieces = client.chat(prompt="Hi", stream=True)
    assert [piece.delta for piece in pieces] == ["Hel", "lo"]
    assert server.last.json() == {"prompt": "Hi", "stream": True}
    assert server.last.headers["accept"] == "text/event-stream"


def test_an_error_instead_of_a_stream(client: Any, server: Loopback) -> None:
    server.script("chat", Answer.json({"message": "Slow down"}, 429))
    error = pressed(STREAMED).module("models").Problem
    with pytest.raises(error, match="Slow down"):
        client.chat(prompt="Hi", stream=True)


@pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")
def test_accept_where_the_body_has_no_such_property(
    client: Any, server: Loopback
) -> None:
    sound = Answer(content_type="audio/wav", body=b"RIFF")
    server.script("speech", sound, STREAM)
    assert client.speech(text="Hi").read() == b"RIFF"
    assert server.last.headers["accept"] == "audio/wav"
    pieces = client.speech(text="Hi", stream="low", stream_response=True)
    assert [piece.delta for piece in pieces] == ["Hel", "lo"]
    assert dict(server.last.query) == {"text": "Hi", "stream": "low"}
    assert server.last.headers["accept"] == "text/event-stream"


def test_without_waiting(server: Loopback) -> None:
    async def calls() -> None:
        made = pressed(STREAMED).client("async", server_url=server.url)
        async with made as client:
            server.script("chat", WHOLE, STREAM)
            assert (await client.chat(prompt="Hi")).text == "Hello"
            pieces = await client.chat(prompt="Hi", stream=True)
            assert [piece.delta async for piece in pieces] == ["Hel", "lo"]

    asyncio.run(calls())


def test_the_method_says_so(client: Any) -> None:
    assert inspect.signature(client.chat).parameters["stream"].default is not True
    parameter = inspect.signature(client.speech).parameters["stream_response"]
    assert parameter.default is False
