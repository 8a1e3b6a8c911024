"""The client of Class."""

from __future__ import annotations

from functools import cached_property
from logging import Logger
from types import TracebackType
from typing import TYPE_CHECKING, Final, Mapping, Optional, Self, Tuple, Type

from . import utils
from ._runtime import operation as op
from ._runtime.async_transport import AsyncTransport
from ._runtime.http import httpx
from ._runtime.options import AsyncOptions, SyncOptions
from ._runtime.sync_transport import SyncTransport
from ._runtime.unset import UNSET, OptionalNullable
from .hooks import Hooks
from .models._errors import ERROR_CLASSES

if TYPE_CHECKING:
    from .class_sdk import AsyncClassSDK, ClassSDK

_USER_AGENT: Final = "class-sdk/0.1.0"

_SERVERS: Tuple[op.Server, ...] = ()

_SCHEMES: Tuple[op.Scheme, ...] = ()


class SyncClass:
    """Class"""

    def __init__(
        self,
        *,
        server: Optional[str] = None,
        server_idx: Optional[int] = None,
        server_url: Optional[str] = None,
        url_params: Optional[Mapping[str, str]] = None,
        client: Optional[httpx.Client] = None,
        retry_config: OptionalNullable[utils.RetryConfig] = UNSET,
        timeout_ms: Optional[int] = None,
        debug_logger: Optional[Logger] = None,
    ) -> None:
        """Make a client.

        Args:
            server: The id of a server of the document.
            server_idx: The index of a server of the document.
            server_url: The base URL, in place of the document's servers.
            url_params: Values for the variables of the server's URL.
            client: An HTTP client to use; it is not closed with this one.
            retry_config: How calls are repeated.
            timeout_ms: The timeout of a call, in milliseconds.
            debug_logger: A logger that is told of requests and responses.
        """
        self._transport = SyncTransport(
            SyncOptions(
                user_agent=_USER_AGENT,
                servers=_SERVERS,
                schemes=_SCHEMES,
                server=server,
                server_idx=server_idx,
                server_url=server_url,
                url_params=url_params,
                client=client,
                retry_config=retry_config,
                timeout_ms=timeout_ms,
                debug_logger=debug_logger,
                hooks=Hooks(),
                error_classes=ERROR_CLASSES,
                response_validation="strict",
            )
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        traceback: Optional[TracebackType],
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections, unless the HTTP client was given."""
        self._transport.close()

    @cached_property
    def class_(self) -> ClassSDK:
        """Operations of Class."""
        from .class_sdk import ClassSDK

        return ClassSDK(self._transport)


class AsyncClass:
    """Class"""

    def __init__(
        self,
        *,
        server: Optional[str] = None,
        server_idx: Optional[int] = None,
        server_url: Optional[str] = None,
        url_params: Optional[Mapping[str, str]] = None,
        client: Optional[httpx.AsyncClient] = None,
        retry_config: OptionalNullable[utils.RetryConfig] = UNSET,
        timeout_ms: Optional[int] = None,
        debug_logger: Optional[Logger] = None,
    ) -> None:
        """Make a client.

        Args:
            server: The id of a server of the document.
            server_idx: The index of a server of the document.
            server_url: The base URL, in place of the document's servers.
            url_params: Values for the variables of the server's URL.
            client: An HTTP client to use; it is not closed with this one.
            retry_config: How calls are repeated.
            timeout_ms: The timeout of a call, in milliseconds.
            debug_logger: A logger that is told of requests and responses.
        """
        self._transport = AsyncTransport(
            AsyncOptions(
                user_agent=_USER_AGENT,
                servers=_SERVERS,
                schemes=_SCHEMES,
                server=server,
                server_idx=server_idx,
                server_url=server_url,
                url_params=url_params,
                client=client,
                retry_config=retry_config,
                timeout_ms=timeout_ms,
                debug_logger=debug_logger,
                hooks=Hooks(),
                error_classes=ERROR_CLASSES,
                response_validation="strict",
            )
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        traceback: Optional[TracebackType],
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections, unless the HTTP client was given."""
        await self._transport.close()

    @cached_property
    def class_(self) -> AsyncClassSDK:
        """Operations of Class."""
        from .class_sdk import AsyncClassSDK

        return AsyncClassSDK(self._transport)
