"""Things: operations and their descriptions."""

from __future__ import annotations

from typing import Mapping, Optional

from . import models, utils
from ._runtime import operation as op
from ._runtime.async_transport import AsyncTransport
from ._runtime.sync_transport import SyncTransport
from ._runtime.unset import UNSET, OptionalNullable

_A: op.Operation[models.AResponse] = op.Operation(
    id="a",
    method="GET",
    path="/a",
    parameters=(
        op.Parameter(
            argument="page", name="page", location="query", style="form", explode=True
        ),
    ),
    responses=(
        op.ResponseSpec(
            status="200", media_type="application/json", type=lambda: models.AResponse
        ),
    ),
    security=(("key",),),
)


class Things:
    """Operations of Things."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def a(
        self,
        *,
        page: Optional[int] = None,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.AResponse:
        """a.

        Args:
            page:
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return self._transport.call(
            _A,
            parameters={"page": page},
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )


class AsyncThings:
    """Operations of Things."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def a(
        self,
        *,
        page: Optional[int] = None,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.AResponse:
        """a.

        Args:
            page:
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return await self._transport.call(
            _A,
            parameters={"page": page},
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )
