"""Against a real server: one connection serves everything, so nothing may keep it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx2 as httpx
import pytest

from sdkpress.runtime.async_transport import AsyncTransport
from sdkpress.runtime.errors import (
    APIError,
    NoResponseError,
    RequestTimeoutError,
    ResponseValidationError,
)
from sdkpress.runtime.operation import Body, Operation, ResponseSpec
from sdkpress.runtime.options import AsyncOptions, SyncOptions
from sdkpress.runtime.retry_config import BackoffStrategy, RetryConfig
from sdkpress.runtime.sync_transport import SyncTransport


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    failures = 0

    def log_message(self, format: str, *args: Any) -> None: ...

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.path == "/flaky" and Handler.failures > 0:
            Handler.failures -= 1
            self._send(503, "text/plain", b"later")
        elif self.path == "/slow":
            threading.Event().wait(0.5)
            self._send(200, "application/json", b"1")
        elif self.path == "/events":
            self._send(200, "text/event-stream", b"data: 1\n\ndata: 2\n\n" * 2000)
        elif self.path == "/file":
            self._send(200, "application/octet-stream", b"x" * 300_000)
        else:
            self._send(200, "application/json", body or b'"nothing"')

    def _send(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True


@pytest.fixture
def url() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.01}
    )
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def operation(
    path: str, media_type: str = "application/json", **more: Any
) -> Operation[Any]:
    return Operation(
        id="op",
        method="post",
        path=path,
        responses=(
            ResponseSpec(
                status="200", media_type=media_type, **{"type": lambda: int, **more}
            ),
        ),
        body=Body(content_type="application/json", type=lambda: Any, required=False),
    )


EVENTS = operation("/events", "text/event-stream", kind="sse")
FILE = operation("/file", "application/octet-stream", kind="stream")
FLAKY = operation("/flaky", type=lambda: Any)
TRIES = RetryConfig(backoff=BackoffStrategy(1, 1, 1, 10_000))
ONE = httpx.Limits(max_connections=1)
IMPATIENT = httpx.Timeout(20.0)


def test_nothing_keeps_the_only_connection(url: str) -> None:
    with httpx.Client(limits=ONE, timeout=IMPATIENT) as client:
        sdk = SyncTransport(
            SyncOptions(
                user_agent="x",
                server_url=url,
                client=client,
                response_validation="strict",
            )
        )
        for _ in range(3):
            Handler.failures = 2
            assert sdk.call(FLAKY, body="again", retries=TRIES) == "again"
            with sdk.stream(EVENTS) as events:
                for event in events:
                    assert event == 1
                    break
            with sdk.download(FILE) as file:
                assert len(next(file.iter_bytes(10))) == 10
            with pytest.raises(ResponseValidationError):
                sdk.call(operation("/echo"), body="no number")
            with pytest.raises(APIError):
                sdk.stream(operation("/echo", "text/event-stream", kind="sse"))
            with pytest.raises(RequestTimeoutError):
                sdk.call(operation("/slow"), timeout_ms=50)
            with sdk.stream(EVENTS) as events, pytest.raises(KeyError):
                next(events)
                raise KeyError
            assert len(list(sdk.stream(EVENTS))) == 4000
            assert len(sdk.download(FILE).read()) == 300_000
        assert sdk.call(operation("/echo"), body=7) == 7


def test_nothing_keeps_the_only_connection_async(url: str) -> None:
    async def main() -> None:
        async with httpx.AsyncClient(limits=ONE, timeout=IMPATIENT) as client:
            options = AsyncOptions(
                user_agent="x",
                server_url=url,
                client=client,
                response_validation="strict",
            )
            sdk = AsyncTransport(options)
            for _ in range(3):
                Handler.failures = 2
                assert await sdk.call(FLAKY, body="again", retries=TRIES) == "again"
                async with await sdk.stream(EVENTS) as events:
                    async for event in events:
                        assert event == 1
                        break
                async with await sdk.download(FILE) as file:
                    async for piece in file.iter_bytes(10):
                        assert len(piece) == 10
                        break
                with pytest.raises(ResponseValidationError):
                    await sdk.call(operation("/echo"), body="no number")
                with pytest.raises(APIError):
                    await sdk.stream(
                        operation("/echo", "text/event-stream", kind="sse")
                    )
                with pytest.raises(RequestTimeoutError):
                    await sdk.call(operation("/slow"), timeout_ms=50)
                waiting = asyncio.create_task(sdk.call(operation("/slow")))
                await asyncio.sleep(0.05)
                waiting.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await waiting
                stream = await sdk.stream(EVENTS)
                assert len([e async for e in stream]) == 4000
            assert await sdk.call(operation("/echo"), body=7) == 7

    asyncio.run(main())


def test_our_own_client_calls_and_closes(url: str) -> None:
    sdk = SyncTransport(SyncOptions(user_agent="x", server_url=url))
    assert sdk.call(operation("/echo"), body=7) == 7
    sdk.close()


def test_nobody_there() -> None:
    sdk = SyncTransport(SyncOptions(user_agent="x", server_url="http://127.0.0.1:9"))
    with pytest.raises(NoResponseError, match="POST http://127.0.0.1:9/echo"):
        sdk.call(operation("/echo"))
    sdk.close()
