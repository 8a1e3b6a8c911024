"""One set of calls for both shells: a test asks `Calls`, which asks the sync or the async one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import Any, TypeVar

import httpx2 as httpx

from sdkpress.runtime.async_transport import AsyncTransport
from sdkpress.runtime.operation import Operation
from sdkpress.runtime.options import AsyncOptions, SyncOptions
from sdkpress.runtime.retry import Clock
from sdkpress.runtime.sync_transport import SyncTransport

T = TypeVar("T")
Handler = Callable[[httpx.Request], httpx.Response]


def changed(described: T, **values: Any) -> T:
    """A part of an operation's description with other values."""
    made = copy(described)
    for name, value in values.items():
        setattr(made, name, value)
    return made


class Pieces(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that arrives in the given pieces, and remembers whether it was closed."""

    def __init__(self, pieces: Sequence[bytes], breaks: bool = False) -> None:
        self.pieces = pieces
        self.breaks = breaks
        self.closed = False

    def __iter__(self) -> Iterator[bytes]:
        yield from self.pieces
        if self.breaks:
            raise httpx.ReadError("broken")

    async def __aiter__(self) -> Any:
        for piece in self.pieces:
            yield piece
        if self.breaks:
            raise httpx.ReadError("broken")

    def close(self) -> None:
        self.closed = True

    async def aclose(self) -> None:
        self.closed = True


@dataclass
class Calls:
    """Calls against a handler. `waits` are the sleeps asked for; time stands still otherwise."""

    asynchronous: bool
    handler: Handler = lambda request: httpx.Response(200, json={})
    requests: list[httpx.Request] = field(default_factory=list[httpx.Request])
    waits: list[float] = field(default_factory=list[float])
    chance: float = 1.0
    now: float = 0.0

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        return self.handler(request)

    async def _answer_async(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        return self._answer(request)

    def _clock(self) -> Clock:
        return Clock(
            monotonic=lambda: self.now, wall=lambda: 1e9, chance=lambda: self.chance
        )

    def _sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds

    async def _sleep_async(self, seconds: float) -> None:
        self._sleep(seconds)

    def perform(
        self,
        method: str,
        operation: Operation[Any],
        options: Mapping[str, Any],
        call: Mapping[str, Any],
    ) -> Any:
        settings: dict[str, Any] = {
            "user_agent": "test/1",
            "server_url": "https://api.test/v1",
            "response_validation": "strict",
            **options,
        }
        client_settings = settings.pop("http", {})
        if self.asynchronous:
            return asyncio.run(
                self._perform(method, operation, settings, client_settings, call)
            )
        with httpx.Client(
            transport=httpx.MockTransport(self._answer), **client_settings
        ) as client:
            transport = SyncTransport(
                SyncOptions(client=client, **settings),
                clock=self._clock(),
                sleep=self._sleep,
            )
            result = getattr(transport, method)(operation, **call)
            if method == "stream":
                with result as items:
                    return list(items)
            if method == "paginate":
                return list(result.pages())
            return result.read() if method == "download" else result

    async def _perform(
        self,
        method: str,
        operation: Operation[Any],
        settings: Mapping[str, Any],
        client_settings: Mapping[str, Any],
        call: Mapping[str, Any],
    ) -> Any:
        async with httpx.AsyncClient(
            transport=httpx.MockTransport(self._answer_async), **client_settings
        ) as client:
            transport = AsyncTransport(
                AsyncOptions(client=client, **settings),
                clock=self._clock(),
                sleep=self._sleep_async,
            )
            result = await getattr(transport, method)(operation, **call)
            if method == "stream":
                async with result as items:
                    return [item async for item in items]
            if method == "paginate":
                return [page async for page in result.pages()]
            return await result.read() if method == "download" else result

    def paginate(
        self, operation: Operation[Any], *, options: Mapping[str, Any] = {}, **call: Any
    ) -> Any:
        """All pages."""
        return self.perform("paginate", operation, options, call)

    def call(
        self, operation: Operation[Any], *, options: Mapping[str, Any] = {}, **call: Any
    ) -> Any:
        return self.perform("call", operation, options, call)

    def stream(
        self, operation: Operation[Any], *, options: Mapping[str, Any] = {}, **call: Any
    ) -> Any:
        return self.perform("stream", operation, options, call)

    def download(
        self, operation: Operation[Any], *, options: Mapping[str, Any] = {}, **call: Any
    ) -> Any:
        return self.perform("download", operation, options, call)

    @property
    def request(self) -> httpx.Request:
        """The only request that was sent."""
        (request,) = self.requests
        return request
