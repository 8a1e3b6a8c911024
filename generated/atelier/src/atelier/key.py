"""Account.Key: operations and their descriptions."""

from __future__ import annotations

import datetime
from typing import Mapping, Optional, Sequence

from . import models, utils
from ._runtime import operation as op
from ._runtime.async_transport import AsyncTransport
from ._runtime.sync_transport import SyncTransport
from ._runtime.unset import UNSET, OptionalNullable

_ISSUE: op.Operation[models.AccountKeyIssueResponse] = op.Operation(
    id="accountKeyIssue",
    method="POST",
    path="/v2/account/keys",
    body=op.Body(
        content_type="application/json",
        type=lambda: models.AccountKeyIssueRequest,
        flattened=True,
        extra="additional_properties",
    ),
    responses=(
        op.ResponseSpec(
            status="201",
            media_type="application/json",
            type=lambda: models.AccountKeyIssueResponse,
        ),
        op.ResponseSpec(
            status="403",
            media_type="application/json",
            type=lambda: models.ProblemData,
            is_error=True,
            error=lambda: models.Problem,
            message="message",
        ),
    ),
    security=(("adminKey",),),
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


class Key:
    """Keys of the workspace. These calls need an administrator's key."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def issue(
        self,
        *,
        name: str,
        rights: Sequence[models.AccountKeyIssueRequestRight],
        expires: OptionalNullable[datetime.date] = UNSET,
        additional_properties: Optional[Mapping[str, str]] = None,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.AccountKeyIssueResponse:
        """Issue a key

        Args:
            name: What the key is for.
            rights: What the key may do.
            expires: The last day on which it works; null for no end.
            additional_properties:
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return self._transport.call(
            _ISSUE,
            body={
                "name": name,
                "rights": rights,
                "expires": expires,
                "additional_properties": additional_properties,
            },
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )


class AsyncKey:
    """Keys of the workspace. These calls need an administrator's key."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def issue(
        self,
        *,
        name: str,
        rights: Sequence[models.AccountKeyIssueRequestRight],
        expires: OptionalNullable[datetime.date] = UNSET,
        additional_properties: Optional[Mapping[str, str]] = None,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.AccountKeyIssueResponse:
        """Issue a key

        Args:
            name: What the key is for.
            rights: What the key may do.
            expires: The last day on which it works; null for no end.
            additional_properties:
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return await self._transport.call(
            _ISSUE,
            body={
                "name": name,
                "rights": rights,
                "expires": expires,
                "additional_properties": additional_properties,
            },
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )
