"""Library: operations and their descriptions."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.async_transport import AsyncTransport
from ._runtime.sync_transport import SyncTransport

if TYPE_CHECKING:
    from .collection import AsyncCollection, Collection
    from .item import AsyncItem, Item


class Library:
    """Operations of Library."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    @cached_property
    def collection(self) -> Collection:
        """Operations of Library.Collection."""
        from .collection import Collection

        return Collection(self._transport)

    @cached_property
    def item(self) -> Item:
        """Operations of Library.Item."""
        from .item import Item

        return Item(self._transport)


class AsyncLibrary:
    """Operations of Library."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    @cached_property
    def collection(self) -> AsyncCollection:
        """Operations of Library.Collection."""
        from .collection import AsyncCollection

        return AsyncCollection(self._transport)

    @cached_property
    def item(self) -> AsyncItem:
        """Operations of Library.Item."""
        from .item import AsyncItem

        return AsyncItem(self._transport)
