"""Studio: operations and their descriptions."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.async_transport import AsyncTransport
from ._runtime.sync_transport import SyncTransport

if TYPE_CHECKING:
    from .chat import AsyncChat, Chat
    from .image import AsyncImage, Image
    from .sound import AsyncSound, Sound


class Studio:
    """Operations of Studio."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    @cached_property
    def image(self) -> Image:
        """Operations of Studio.Image."""
        from .image import Image

        return Image(self._transport)

    @cached_property
    def chat(self) -> Chat:
        """Operations of Studio.Chat."""
        from .chat import Chat

        return Chat(self._transport)

    @cached_property
    def sound(self) -> Sound:
        """Operations of Studio.Sound."""
        from .sound import Sound

        return Sound(self._transport)


class AsyncStudio:
    """Operations of Studio."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    @cached_property
    def image(self) -> AsyncImage:
        """Operations of Studio.Image."""
        from .image import AsyncImage

        return AsyncImage(self._transport)

    @cached_property
    def chat(self) -> AsyncChat:
        """Operations of Studio.Chat."""
        from .chat import AsyncChat

        return AsyncChat(self._transport)

    @cached_property
    def sound(self) -> AsyncSound:
        """Operations of Studio.Sound."""
        from .sound import AsyncSound

        return AsyncSound(self._transport)
