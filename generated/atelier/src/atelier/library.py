"""Library: operations and their descriptions."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.async_transport import AsyncTransport
from ._runtime.sync_transport import SyncTransport

if TYPE_CHECKING:
    from .collection_sdk import AsyncCollectionSDK, CollectionSDK
    from .item_sdk import AsyncItemSDK, ItemSDK


class Library:
    """Operations of Library."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    @cached_property
    def collection(self) -> CollectionSDK:
        """Operations of Library.Collection."""
        from .collection_sdk import CollectionSDK

        return CollectionSDK(self._transport)

    @cached_property
    def item(self) -> ItemSDK:
        """Operations of Library.Item."""
        from .item_sdk import ItemSDK

        return ItemSDK(self._transport)


class AsyncLibrary:
    """Operations of Library."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    @cached_property
    def collection(self) -> AsyncCollectionSDK:
        """Operations of Library.Collection."""
        from .collection_sdk import AsyncCollectionSDK

        return AsyncCollectionSDK(self._transport)

    @cached_property
    def item(self) -> AsyncItemSDK:
        """Operations of Library.Item."""
        from .item_sdk import AsyncItemSDK

        return AsyncItemSDK(self._transport)
