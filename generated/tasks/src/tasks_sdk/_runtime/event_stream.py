"""Streams of typed items: server-sent events and JSON Lines, sync and async.

Each is an iterator and a context manager; the connection goes back when the stream ends, fails
or is left early.
"""

from __future__ import annotations

from collections.abc import (
    AsyncGenerator,
    Awaitable,
    Callable,
    Generator,
    Iterator,
)
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from pydantic_core import ValidationError

from .http import httpx

if TYPE_CHECKING:
    from .items import Items

T = TypeVar("T")

Failure = Callable[[httpx.Response, Exception, Any], Exception]
"""From the response, what was raised and the raw item, the error to raise instead."""


class EventStream(Generic[T]):
    """Iterates over the items of a response as they arrive.

    Leaving it early, with `with` or `close()`, gives the connection back.
    """

    response: httpx.Response

    def __init__(
        self, response: httpx.Response, items: Generator[T, None, None]
    ) -> None:
        self.response = response
        self._items = items

    def __iter__(self) -> Iterator[T]:
        return self

    def __next__(self) -> T:
        return next(self._items)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the connection back; the rest of the stream is not read."""
        self._items.close()
        self.response.close()

    def __del__(self) -> None:
        self.response.close()


class EventStreamAsync(Generic[T]):
    """Iterates asynchronously over the items of a response as they arrive.

    Leaving it early, with `async with` or `close()`, gives the connection back.
    """

    response: httpx.Response

    def __init__(
        self, response: httpx.Response, items: AsyncGenerator[T, None]
    ) -> None:
        self.response = response
        self._items = items

    def __aiter__(self) -> Self:
        return self

    def __anext__(self) -> Awaitable[T]:
        return self._items.__anext__()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Give the connection back; the rest of the stream is not read."""
        await self._items.aclose()
        await self.response.aclose()


def read_items(
    response: httpx.Response, items: Items, failure: Failure
) -> Generator[Any, None, None]:
    """Read the body piece by piece and yield its items; closes the response in the end."""
    make = items.make
    raw: Any = None
    try:
        for piece in response.iter_bytes():
            for raw in items.split(piece):
                yield make(raw)
            if items.done:
                return
        for raw in items.end():
            yield make(raw)
    except (ValidationError, httpx.RequestError) as error:
        raise failure(response, error, raw) from error
    finally:
        response.close()


async def read_items_async(
    response: httpx.Response, items: Items, failure: Failure
) -> AsyncGenerator[Any, None]:
    """The same for the async client."""
    make = items.make
    raw: Any = None
    try:
        async for piece in response.aiter_bytes():
            for raw in items.split(piece):
                yield make(raw)
            if items.done:
                return
        for raw in items.end():
            yield make(raw)
    except (ValidationError, httpx.RequestError) as error:
        raise failure(response, error, raw) from error
    finally:
        await response.aclose()


__all__ = ["EventStream", "EventStreamAsync", "read_items", "read_items_async"]
