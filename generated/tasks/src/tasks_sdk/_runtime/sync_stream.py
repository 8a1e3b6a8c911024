# Made from async_stream.py, which is the one to edit.
"""Streams of typed items: server-sent events and JSON Lines.

Each is an iterator and a context manager; the connection goes back when the stream ends,
fails or is left early.
"""

from __future__ import annotations

from collections.abc import Generator
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from pydantic_core import ValidationError

from .errors import Failure
from .http import httpx
from .sync_io import Releasing

if TYPE_CHECKING:
    from .items import Items

T = TypeVar("T")


class EventStream(Releasing, Generic[T]):
    """Iterates over the items of a response as they arrive.

    Leaving it early, with `with` or `close()`, gives the connection back.
    """

    def __init__(
        self, response: httpx.Response, items: Generator[T, None, None]
    ) -> None:
        self.response = response
        self._items = items

    def __iter__(self) -> Self:
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


__all__ = ["EventStream", "read_items"]
