"""Chats of vendors, whole and as a stream, from their own documents, against a server on loopback."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from typing import Any

import pytest

from conftest import SHARED
from support.pressing import Build, press
from support.recorder import Received, Recorder, Reply, recorder

MESSAGES = [{"role": "user", "content": "Hi"}]
WHOLE = {
    "id": "chatcmpl-1",
    "object": "chat.completion",
    "created": 1741569952,
    "model": "m",
    "choices": [
        {
            "index": 0,
            "message": {"role": "assistant", "content": "Hello", "refusal": None},
            "logprobs": None,
            "finish_reason": "stop",
        }
    ],
    "usage": {"prompt_tokens": 19, "completion_tokens": 10, "total_tokens": 29},
}
PIECES = ["Hel", "lo"]


def _event(text: str) -> bytes:
    choice = {"index": 0, "delta": {"content": text}, "finish_reason": None}
    piece = {**WHOLE, "object": "chat.completion.chunk", "choices": [choice]}
    return b"data: " + json.dumps({**piece, "usage": None}).encode() + b"\n\n"


EVENTS = b"".join(map(_event, PIECES)) + b"data: [DONE]\n\n"


@dataclass(frozen=True)
class Vendor:
    """A document, and the operation that chats."""

    file: str
    operation: str


VENDORS = [
    Vendor("openai.yaml", "createChatCompletion"),
    Vendor("digitalocean.yaml", "inference_create_chat_completion"),
]


@pytest.fixture(scope="module", params=VENDORS, ids=lambda vendor: vendor.file)
def sdk(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Build:
    vendor: Vendor = request.param
    document = SHARED / "specs" / vendor.file
    if not document.is_file():
        pytest.skip("needs ../shared: real documents of other vendors")
    folder = tmp_path_factory.mktemp("chat")
    config = folder / "sdkpress.yaml"
    config.write_text(
        f"package: chat_{document.stem}\ninclude: {{operations: [{vendor.operation}]}}\n"
    )
    return press(document, config, folder / "sdk")


def _respond(request: Received) -> Reply:
    if json.loads(request.body).get("stream"):
        return Reply(EVENTS, content_type="text/event-stream")
    return Reply(json.dumps(WHOLE).encode(), headers={"x-request-id": "r1"})


@pytest.fixture
def server() -> Iterator[Recorder]:
    with recorder(_respond) as running:
        yield running


def _method(sdk: Build, client: Any) -> Any:
    (operation,) = sdk.description["operations"]
    return reduce(getattr, operation["call"].split("."), client)


def _texts(events: list[Any]) -> list[str]:
    """What came, whether an event holds the piece as its data or is the piece."""
    pieces = [getattr(event, "data", None) or event for event in events]
    return [piece.choices[0].delta.content for piece in pieces]


def test_whole_and_as_a_stream(sdk: Build, server: Recorder) -> None:
    with sdk.client("sync", server_url=server.url) as client:
        chat = _method(sdk, client)
        given = {"model": "m", "messages": MESSAGES}
        answer = chat(**given)
        assert answer.choices[0].message.content == "Hello"
        assert json.loads(server.received[-1].body) == given
        with chat(**given, stream=True) as events:
            assert _texts(list(events)) == PIECES
        assert json.loads(server.received[-1].body) == {**given, "stream": True}
        assert server.received[-1].headers["accept"] == "text/event-stream"
        raw = _method(sdk, client.with_raw_response)(**given)
        assert raw.headers["x-request-id"] == "r1"
        assert raw.parse().usage.total_tokens == 29
        with chat(**given, stream=True) as events:
            next(iter(events))
        assert events.response.is_closed


def test_without_waiting(sdk: Build, server: Recorder) -> None:
    async def calls() -> None:
        async with sdk.client("async", server_url=server.url) as client:
            chat = _method(sdk, client)
            answer = await chat(model="m", messages=MESSAGES)
            assert answer.choices[0].message.content == "Hello"
            async with await chat(model="m", messages=MESSAGES, stream=True) as events:
                assert _texts([event async for event in events]) == PIECES

    asyncio.run(calls())
