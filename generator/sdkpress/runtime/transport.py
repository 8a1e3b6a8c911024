"""The two shells that do the I/O: send, wait, iterate. All decisions are made elsewhere.

Each method takes an operation and one call's values and returns the parsed answer:
`call` a body of any other kind, `stream` events or lines, `download` bytes as they arrive.
`body` is left out (UNSET) where the operation takes none or the caller gives none.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from .binary import AsyncBinaryResponse, BinaryResponse
from .event_stream import EventStream, EventStreamAsync
from .operation import Operation
from .options import AsyncOptions, SyncOptions
from .retry import RetryConfig
from .unset import UNSET, OptionalNullable

T = TypeVar("T")


class SyncTransport:
    """Performs the calls of one sync client and owns its connections."""

    def __init__(self, options: SyncOptions) -> None:
        self._options = options

    def call(
        self,
        operation: Operation[T],
        *,
        parameters: Mapping[str, object] = {},
        body: object = UNSET,
        retries: OptionalNullable[RetryConfig] = UNSET,
        server_url: str | None = None,
        timeout_ms: int | None = None,
        http_headers: Mapping[str, str] | None = None,
    ) -> T:
        """Send and read the whole answer."""
        raise NotImplementedError

    def stream(
        self,
        operation: Operation[T],
        *,
        parameters: Mapping[str, object] = {},
        body: object = UNSET,
        retries: OptionalNullable[RetryConfig] = UNSET,
        server_url: str | None = None,
        timeout_ms: int | None = None,
        http_headers: Mapping[str, str] | None = None,
    ) -> EventStream[T]:
        """Send and give the items of the answer as they arrive; `T` is the item's type."""
        raise NotImplementedError

    def download(
        self,
        operation: Operation[object],
        *,
        parameters: Mapping[str, object] = {},
        body: object = UNSET,
        retries: OptionalNullable[RetryConfig] = UNSET,
        server_url: str | None = None,
        timeout_ms: int | None = None,
        http_headers: Mapping[str, str] | None = None,
    ) -> BinaryResponse:
        """Send and give the bytes of the answer as they arrive."""
        raise NotImplementedError

    def close(self) -> None:
        """Close the connections, unless the HTTP client was given by the user."""


class AsyncTransport:
    """Performs the calls of one async client and owns its connections."""

    def __init__(self, options: AsyncOptions) -> None:
        self._options = options

    async def call(
        self,
        operation: Operation[T],
        *,
        parameters: Mapping[str, object] = {},
        body: object = UNSET,
        retries: OptionalNullable[RetryConfig] = UNSET,
        server_url: str | None = None,
        timeout_ms: int | None = None,
        http_headers: Mapping[str, str] | None = None,
    ) -> T:
        """Send and read the whole answer."""
        raise NotImplementedError

    async def stream(
        self,
        operation: Operation[T],
        *,
        parameters: Mapping[str, object] = {},
        body: object = UNSET,
        retries: OptionalNullable[RetryConfig] = UNSET,
        server_url: str | None = None,
        timeout_ms: int | None = None,
        http_headers: Mapping[str, str] | None = None,
    ) -> EventStreamAsync[T]:
        """Send and give the items of the answer as they arrive; `T` is the item's type."""
        raise NotImplementedError

    async def download(
        self,
        operation: Operation[object],
        *,
        parameters: Mapping[str, object] = {},
        body: object = UNSET,
        retries: OptionalNullable[RetryConfig] = UNSET,
        server_url: str | None = None,
        timeout_ms: int | None = None,
        http_headers: Mapping[str, str] | None = None,
    ) -> AsyncBinaryResponse:
        """Send and give the bytes of the answer as they arrive."""
        raise NotImplementedError

    async def close(self) -> None:
        """Close the connections, unless the HTTP client was given by the user."""


__all__ = ["AsyncTransport", "SyncTransport"]
