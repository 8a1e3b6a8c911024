"""Streams of typed items: server-sent events and JSON Lines.

Each is an async iterator and a context manager; the connection goes back when the stream ends,
fails or is left early.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from pydantic_core import ValidationError

from .async_io import Releasing
from .errors import Failure
from .http import httpx

if TYPE_CHECKING:
    from .items import Items

T = TypeVar("T")


class EventStreamAsync(Releasing, Generic[T]):
    """Iterates asynchronously over the items of a response as they arrive.

    Leaving it early, with `async with` or `close()`, gives the connection back.
    """

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


async def read_items(
    response: httpx.Response, items: Items, failure: Failure
) -> AsyncGenerator[Any, None]:
    """Read the body piece by piece and yield its items; closes the response in the end."""
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


__all__ = ["EventStreamAsync", "read_items"]
