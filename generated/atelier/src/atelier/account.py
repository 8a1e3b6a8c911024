"""Account: operations and their descriptions."""

from __future__ import annotations

import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Mapping, Optional

from . import models, utils
from ._runtime import operation as op
from ._runtime.async_transport import AsyncTransport
from ._runtime.sync_transport import SyncTransport
from ._runtime.unset import UNSET, OptionalNullable

if TYPE_CHECKING:
    from .key import AsyncKey, Key

_USAGE: op.Operation[models.AccountUsageResponse] = op.Operation(
    id="accountUsage",
    method="GET",
    path="/v2/account/usage",
    parameters=(
        op.Parameter(
            argument="from_",
            name="from",
            location="query",
            style="form",
            explode=True,
            type=lambda: datetime.date,
        ),
        op.Parameter(
            argument="to",
            name="to",
            location="query",
            style="form",
            explode=True,
            type=lambda: datetime.date,
        ),
    ),
    responses=(
        op.ResponseSpec(
            status="200",
            media_type="application/json",
            type=lambda: models.AccountUsageResponse,
        ),
    ),
    security=(("token",), ("adminKey",)),
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


class Account:
    """Operations of Account."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    @cached_property
    def key(self) -> Key:
        """Operations of Account.Key."""
        from .key import Key

        return Key(self._transport)

    def usage(
        self,
        *,
        from_: datetime.date,
        to: Optional[datetime.date] = None,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.AccountUsageResponse:
        """Get what was used

        Args:
            from_: The first day.
            to: The last day; today if left out.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return self._transport.call(
            _USAGE,
            parameters={"from_": from_, "to": to},
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )


class AsyncAccount:
    """Operations of Account."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    @cached_property
    def key(self) -> AsyncKey:
        """Operations of Account.Key."""
        from .key import AsyncKey

        return AsyncKey(self._transport)

    async def usage(
        self,
        *,
        from_: datetime.date,
        to: Optional[datetime.date] = None,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.AccountUsageResponse:
        """Get what was used

        Args:
            from_: The first day.
            to: The last day; today if left out.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return await self._transport.call(
            _USAGE,
            parameters={"from_": from_, "to": to},
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )
