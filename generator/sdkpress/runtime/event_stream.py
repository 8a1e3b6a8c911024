"""Streams of typed items: server-sent events and JSON Lines, sync and async.

Each is an iterator and a context manager; the connection goes back when the stream ends, fails
or is left early.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from types import TracebackType
from typing import Generic, Self, TypeVar

from .http import httpx

T = TypeVar("T")


class EventStream(Generic[T]):
    """Iterates over the items of a response as they arrive."""

    response: httpx.Response

    def __init__(self, response: httpx.Response, items: Iterator[T]) -> None:
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
        self.response.close()


class EventStreamAsync(Generic[T]):
    """Iterates asynchronously over the items of a response as they arrive."""

    response: httpx.Response

    def __init__(self, response: httpx.Response, items: AsyncIterator[T]) -> None:
        self.response = response
        self._items = items

    def __aiter__(self) -> AsyncIterator[T]:
        return self

    async def __anext__(self) -> T:
        return await anext(self._items)

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
        await self.response.aclose()


__all__ = ["EventStream", "EventStreamAsync"]
