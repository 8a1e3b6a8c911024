"""Long lists, page by page: what a paginated call gives, sync and async.

A page holds the typed answer. Iterating over it goes through the items of all pages from there on,
each page being asked for when it is needed.
"""

from __future__ import annotations

from collections.abc import (
    AsyncIterator,
    Awaitable,
    Callable,
    Iterator,
    Sequence,
)
from typing import Any, Generic

from typing_extensions import TypeVar

T = TypeVar("T", default=Any)
Item = TypeVar("Item", default=Any)

_UNKNOWN = "the document does not say where a page's items are: use `pages()`"


class Page(Generic[T, Item]):
    """One page of a list. `result` is the answer."""

    def __init__(
        self,
        result: T,
        items: Sequence[Item] | None,
        turn: Callable[[], Page[T, Item] | None],
    ) -> None:
        self.result = result
        self._items = items
        self._turn = turn

    @property
    def items(self) -> Sequence[Item]:
        """The part of the list that is in this page. TypeError if the document does not say where it is."""
        if self._items is None:
            raise TypeError(_UNKNOWN)
        return self._items

    def next(self) -> Page[T, Item] | None:
        """Ask for the page after this one; None if this is the last. Raises what the call raises."""
        return self._turn()

    def pages(self) -> Iterator[Page[T, Item]]:
        """This page and those after it."""
        page: Page[T, Item] | None = self
        while page is not None:
            yield page
            page = page.next()

    def __iter__(self) -> Iterator[Item]:
        for page in self.pages():
            yield from page.items


class AsyncPage(Generic[T, Item]):
    """The same from an async call: `await page.next()`, `async for`."""

    def __init__(
        self,
        result: T,
        items: Sequence[Item] | None,
        turn: Callable[[], Awaitable[AsyncPage[T, Item] | None]],
    ) -> None:
        self.result = result
        self._items = items
        self._turn = turn

    @property
    def items(self) -> Sequence[Item]:
        """The part of the list that is in this page. TypeError if the document does not say where it is."""
        if self._items is None:
            raise TypeError(_UNKNOWN)
        return self._items

    async def next(self) -> AsyncPage[T, Item] | None:
        """Ask for the page after this one; None if this is the last. Raises what the call raises."""
        return await self._turn()

    async def pages(self) -> AsyncIterator[AsyncPage[T, Item]]:
        """This page and those after it."""
        page: AsyncPage[T, Item] | None = self
        while page is not None:
            yield page
            page = await page.next()

    async def __aiter__(self) -> AsyncIterator[Item]:
        async for page in self.pages():
            for item in page.items:
                yield item


__all__ = ["AsyncPage", "Page"]
