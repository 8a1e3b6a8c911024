"""One client for several calls, sync or async, against a server on loopback."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sdkpress.runtime.async_transport import AsyncTransport
from sdkpress.runtime.operation import Operation
from sdkpress.runtime.options import AsyncOptions, SyncOptions
from sdkpress.runtime.retry import Clock
from sdkpress.runtime.sync_transport import SyncTransport


class Session:
    """Calls of one client. `waits` are the sleeps it asked for, none of which is slept: they make the clock."""

    def __init__(self, asynchronous: bool, url: str, **options: Any) -> None:
        self.waits: list[float] = []
        self._runner = asyncio.Runner() if asynchronous else None
        settings: dict[str, Any] = {
            "user_agent": "test/1",
            "server_url": url,
            "response_validation": "strict",
            **options,
        }
        clock = Clock(monotonic=lambda: sum(self.waits), chance=lambda: 1.0)
        self._transport: Any
        if asynchronous:
            self._transport = AsyncTransport(
                AsyncOptions(**settings), clock=clock, sleep=self._sleep_async
            )
        else:
            self._transport = SyncTransport(
                SyncOptions(**settings), clock=clock, sleep=self.waits.append
            )

    async def _sleep_async(self, seconds: float) -> None:
        self.waits.append(seconds)

    def perform(self, method: str, operation: Operation[Any], **call: Any) -> Any:
        if self._runner is None:
            result = getattr(self._transport, method)(operation, **call)
            if method == "stream":
                with result:
                    return [(item, result.last_event) for item in result]
            return result.read() if method == "download" else result
        return self._runner.run(self._perform(method, operation, call))

    async def _perform(self, method: str, operation: Any, call: dict[str, Any]) -> Any:
        result = await getattr(self._transport, method)(operation, **call)
        if method == "stream":
            async with result:
                return [(item, result.last_event) async for item in result]
        return await result.read() if method == "download" else result

    def call(self, operation: Operation[Any], **call: Any) -> Any:
        return self.perform("call", operation, **call)

    def stream(self, operation: Operation[Any], **call: Any) -> list[Any]:
        """The items of a stream, each with its event."""
        result: list[Any] = self.perform("stream", operation, **call)
        return result

    def close(self) -> None:
        if self._runner is None:
            self._transport.close()
        else:
            self._runner.run(self._transport.close())
            self._runner.close()


@contextmanager
def session(asynchronous: bool, url: str, **options: Any) -> Iterator[Session]:
    one = Session(asynchronous, url, **options)
    try:
        yield one
    finally:
        one.close()
