"""The client of Atelier."""

from __future__ import annotations

from functools import cached_property
from logging import Logger
from types import TracebackType
from typing import TYPE_CHECKING, Final, Mapping, Optional, Self, Tuple, Type

from . import utils
from ._runtime import operation as op
from ._runtime.async_transport import AsyncTransport
from ._runtime.http import httpx
from ._runtime.options import AsyncCredential, AsyncOptions, Credential, SyncOptions
from ._runtime.sync_transport import SyncTransport
from ._runtime.unset import UNSET, OptionalNullable
from .hooks import Hooks
from .models._errors import ERROR_CLASSES

if TYPE_CHECKING:
    from .account import Account, AsyncAccount
    from .job import AsyncJob, Job
    from .library import AsyncLibrary, Library
    from .studio import AsyncStudio, Studio

_USER_AGENT: Final = "atelier/0.1.0"

_SERVERS: Tuple[op.Server, ...] = (
    op.Server(url="https://api.atelier.example", id="world"),
    op.Server(
        url="https://{region}.atelier.example/{edition}",
        id="region",
        variables=(("region", "eu"), ("edition", "stable")),
    ),
)

_SCHEMES: Tuple[op.Scheme, ...] = (
    op.Scheme(key="token", argument="token", kind="bearer", env="ATELIER_TOKEN"),
    op.Scheme(
        key="adminKey",
        argument="admin_key",
        kind="api_key",
        name="X-Admin-Key",
        location="header",
        env="ATELIER_ADMIN_KEY",
    ),
)

_PING: op.Operation[str] = op.Operation(
    id="ping",
    method="GET",
    path="/v2/ping",
    responses=(op.ResponseSpec(status="200", media_type="text/plain", kind="text"),),
    retry=op.Retry(
        backoff=op.Backoff(
            initial_interval=300,
            max_interval=20000,
            exponent=2.0,
            max_elapsed_time=120000,
        ),
        status_codes=("429", "503"),
    ),
)


class Atelier:
    """Atelier

    Pictures, talk and sound from one studio.

    Atelier paints pictures, holds conversations and turns speech into text.

    Everything that you make is kept in your library until you remove it.
    """

    def __init__(
        self,
        token: Credential = None,
        admin_key: Credential = None,
        *,
        server: Optional[str] = None,
        server_idx: Optional[int] = None,
        server_url: Optional[str] = None,
        url_params: Optional[Mapping[str, str]] = None,
        client: Optional[httpx.Client] = None,
        retry_config: OptionalNullable[utils.RetryConfig] = UNSET,
        timeout_ms: Optional[int] = None,
        debug_logger: Optional[Logger] = None,
        region: Optional[str] = None,
        edition: Optional[str] = None,
        x_workspace: Optional[str] = None,
    ) -> None:
        """Make a client.

        Args:
            token: The credential `token`, or a function that returns it.
                Default: the environment variable `ATELIER_TOKEN`.
            admin_key: The credential `adminKey`, or a function that returns it.
                Default: the environment variable `ATELIER_ADMIN_KEY`.
            server: The id of a server of the document.
            server_idx: The index of a server of the document.
            server_url: The base URL, in place of the document's servers.
            url_params: Values for the variables of the server's URL.
            client: An HTTP client to use; it is not closed with this one.
            retry_config: How calls are repeated.
            timeout_ms: The timeout of a call, in milliseconds.
            debug_logger: A logger that is told of requests and responses.
            region: The server variable `region`.
            edition: The server variable `edition`.
            x_workspace: The workspace that pays, if you belong to several.
        """
        variables = dict(url_params or {})
        if region is not None:
            variables["region"] = region
        if edition is not None:
            variables["edition"] = edition
        self._transport = SyncTransport(
            SyncOptions(
                user_agent=_USER_AGENT,
                servers=_SERVERS,
                schemes=_SCHEMES,
                credentials={"token": token, "admin_key": admin_key},
                server=server,
                server_idx=server_idx,
                server_url=server_url,
                url_params=variables,
                client=client,
                retry_config=retry_config,
                timeout_ms=timeout_ms,
                debug_logger=debug_logger,
                globals={"x_workspace": x_workspace},
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
    def studio(self) -> Studio:
        """Operations of Studio."""
        from .studio import Studio

        return Studio(self._transport)

    @cached_property
    def library(self) -> Library:
        """Operations of Library."""
        from .library import Library

        return Library(self._transport)

    @cached_property
    def job(self) -> Job:
        """Operations of Job."""
        from .job import Job

        return Job(self._transport)

    @cached_property
    def account(self) -> Account:
        """Operations of Account."""
        from .account import Account

        return Account(self._transport)

    def ping(
        self,
        *,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> str:
        """Ask whether the service is there

        Args:
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return self._transport.call(
            _PING,
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )


class AsyncAtelier:
    """Atelier

    Pictures, talk and sound from one studio.

    Atelier paints pictures, holds conversations and turns speech into text.

    Everything that you make is kept in your library until you remove it.
    """

    def __init__(
        self,
        token: AsyncCredential = None,
        admin_key: AsyncCredential = None,
        *,
        server: Optional[str] = None,
        server_idx: Optional[int] = None,
        server_url: Optional[str] = None,
        url_params: Optional[Mapping[str, str]] = None,
        client: Optional[httpx.AsyncClient] = None,
        retry_config: OptionalNullable[utils.RetryConfig] = UNSET,
        timeout_ms: Optional[int] = None,
        debug_logger: Optional[Logger] = None,
        region: Optional[str] = None,
        edition: Optional[str] = None,
        x_workspace: Optional[str] = None,
    ) -> None:
        """Make a client.

        Args:
            token: The credential `token`, or a function that returns it.
                Default: the environment variable `ATELIER_TOKEN`.
            admin_key: The credential `adminKey`, or a function that returns it.
                Default: the environment variable `ATELIER_ADMIN_KEY`.
            server: The id of a server of the document.
            server_idx: The index of a server of the document.
            server_url: The base URL, in place of the document's servers.
            url_params: Values for the variables of the server's URL.
            client: An HTTP client to use; it is not closed with this one.
            retry_config: How calls are repeated.
            timeout_ms: The timeout of a call, in milliseconds.
            debug_logger: A logger that is told of requests and responses.
            region: The server variable `region`.
            edition: The server variable `edition`.
            x_workspace: The workspace that pays, if you belong to several.
        """
        variables = dict(url_params or {})
        if region is not None:
            variables["region"] = region
        if edition is not None:
            variables["edition"] = edition
        self._transport = AsyncTransport(
            AsyncOptions(
                user_agent=_USER_AGENT,
                servers=_SERVERS,
                schemes=_SCHEMES,
                credentials={"token": token, "admin_key": admin_key},
                server=server,
                server_idx=server_idx,
                server_url=server_url,
                url_params=variables,
                client=client,
                retry_config=retry_config,
                timeout_ms=timeout_ms,
                debug_logger=debug_logger,
                globals={"x_workspace": x_workspace},
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
    def studio(self) -> AsyncStudio:
        """Operations of Studio."""
        from .studio import AsyncStudio

        return AsyncStudio(self._transport)

    @cached_property
    def library(self) -> AsyncLibrary:
        """Operations of Library."""
        from .library import AsyncLibrary

        return AsyncLibrary(self._transport)

    @cached_property
    def job(self) -> AsyncJob:
        """Operations of Job."""
        from .job import AsyncJob

        return AsyncJob(self._transport)

    @cached_property
    def account(self) -> AsyncAccount:
        """Operations of Account."""
        from .account import AsyncAccount

        return AsyncAccount(self._transport)

    async def ping(
        self,
        *,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> str:
        """Ask whether the service is there

        Args:
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return await self._transport.call(
            _PING,
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )
