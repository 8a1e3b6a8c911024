"""Long lists, page by page: what a paginated call gives.

A page holds the typed response. Iterating over it goes through the items of all pages from there
on, each page being asked for when it is needed.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, Protocol

from typing_extensions import TypeVar

from .call_options import CallOptions
from .operation import Operation
from .paging import PageRequest, items_of

if TYPE_CHECKING:
    from .call import Call
    from .http import httpx

T = TypeVar("T", default=Any)
Item = TypeVar("Item", default=Any)

_UNKNOWN = "the document does not say where a page's items are: use `pages()`"


class AsyncPage(Generic[T, Item]):
    """One page of a list. `result` is the response; `async for` goes through the items from here on."""

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


class AsyncSending(Protocol):
    """What the pages of a list are asked for with: the transport."""

    def begin(
        self,
        operation: Operation[Any],
        parameters: Mapping[str, object],
        body: object,
        options: CallOptions,
        url: str | None = None,
    ) -> Call: ...

    async def send(self, call: Call, stream: bool = False) -> httpx.Response: ...

    async def value(self, call: Call, response: httpx.Response) -> Any: ...


class AsyncPager(Generic[T]):
    """Asks for the pages of a list. ValueError if the operation gives none."""

    def __init__(
        self, transport: AsyncSending, operation: Operation[T], options: CallOptions
    ) -> None:
        if operation.pagination is None:
            raise ValueError(f"{operation.id} gives no pages")
        self._paging = operation.pagination
        self._transport = transport
        self._operation = operation
        self._options = options

    def first(self, parameters: Mapping[str, object], body: object) -> PageRequest:
        """What asks for the first page."""
        return PageRequest(dict(parameters), body)

    async def turn(self, request: PageRequest) -> AsyncPage[T, Any]:
        """The page that a request asks for."""
        call = self.begin(request)
        response = await self._transport.send(call)
        value = await self._transport.value(call, response)
        return self.page(call, request, value)

    def begin(self, request: PageRequest) -> Call:
        """The call that asks for a page."""
        return self._transport.begin(
            self._operation,
            request.parameters,
            request.body,
            self._options,
            request.url,
        )

    def page(self, call: Call, request: PageRequest, value: T) -> AsyncPage[T, Any]:
        """The page of a value, which the call has just given."""

        async def following() -> AsyncPage[T, Any] | None:
            next_request = call.next_page(self._paging, request)
            return None if next_request is None else await self.turn(next_request)

        return AsyncPage(value, items_of(self._paging, value), following)


__all__ = ["AsyncPage", "AsyncPager"]
