"""Clients whose methods give responses in place of values.

Input: a client, and the methods of its groups. Output: the same with transports that give responses
(`async_raw`), typed as what they then give. Loaded when `with_raw_response` or
`with_streaming_response` is first used.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Generator
from functools import cached_property
from types import TracebackType
from typing import (
    Any,
    Generic,
    Literal,
    ParamSpec,
    TypeVar,
    cast,
)

from .async_raw import AsyncRawTransport, AsyncStreamedResponse, AsyncStreamingTransport
from .async_transport import AsyncTransport
from .raw import RawResponse
from .sync_raw import StreamedResponse, SyncRawTransport, SyncStreamingTransport
from .sync_transport import SyncTransport

P = ParamSpec("P")
T = TypeVar("T")
ClientT = TypeVar("ClientT")


class Opening(Generic[T]):
    """A response that is on its way: `async with` opens and closes it, `await` opens it."""

    def __init__(self, sending: Awaitable[AsyncStreamedResponse[T]]) -> None:
        self._sending = sending
        self._response: AsyncStreamedResponse[T] | None = None

    def __await__(self) -> Generator[Any, Any, AsyncStreamedResponse[T]]:
        return self._sending.__await__()

    async def __aenter__(self) -> AsyncStreamedResponse[T]:
        self._response = await self._sending
        return self._response

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._response is not None:
            await self._response.close()


Kind = Literal["raw", "streaming"]


def answering(client: ClientT, kind: Kind) -> ClientT:
    """A client whose methods give responses, on the connections of `client`."""
    made: ClientT = object.__new__(type(client))
    for name, value in vars(client).items():
        if isinstance(value, SyncTransport):
            raw = kind == "raw"
            value = SyncRawTransport(value) if raw else SyncStreamingTransport(value)
        elif isinstance(value, AsyncTransport):
            raw = kind == "raw"
            value = AsyncRawTransport(value) if raw else AsyncStreamingTransport(value)
        elif isinstance(getattr(type(client), name, None), cached_property):
            continue  # a group, which has the transport of the other one
        made.__dict__[name] = value
    return made


def raw(method: Callable[P, T]) -> Callable[P, RawResponse[T]]:
    """The method of a client that answers with raw responses, as what it is."""
    return cast("Callable[P, RawResponse[T]]", method)


def raw_async(
    method: Callable[P, Coroutine[Any, Any, T]],
) -> Callable[P, Coroutine[Any, Any, RawResponse[T]]]:
    """The same of an async method."""
    return cast("Callable[P, Coroutine[Any, Any, RawResponse[T]]]", method)


def streaming(method: Callable[P, T]) -> Callable[P, StreamedResponse[T]]:
    """The method of a client that answers with responses to be read, as what it is."""
    return cast("Callable[P, StreamedResponse[T]]", method)


def streaming_async(
    method: Callable[P, Coroutine[Any, Any, T]],
) -> Callable[P, Opening[T]]:
    """The same of an async method; its response is opened by `async with`."""
    sending = cast("Callable[P, Awaitable[AsyncStreamedResponse[T]]]", method)

    def opening(*arguments: P.args, **options: P.kwargs) -> Opening[T]:
        return Opening(sending(*arguments, **options))

    return opening


__all__ = [
    "Opening",
    "answering",
    "raw",
    "raw_async",
    "streaming",
    "streaming_async",
]
