"""Pets: operations and their descriptions."""

from __future__ import annotations

from typing import List, Mapping, Optional

from . import models, utils
from ._runtime import operation as op
from ._runtime.async_transport import AsyncTransport
from ._runtime.sync_transport import SyncTransport
from ._runtime.unset import UNSET, OptionalNullable

_LIST_PETS: op.Operation[List[models.Pet]] = op.Operation(
    id="listPets",
    method="GET",
    path="/pets",
    responses=(
        op.ResponseSpec(
            status="200", media_type="application/json", type=lambda: List[models.Pet]
        ),
        op.ResponseSpec(
            status="default",
            media_type="application/json",
            type=lambda: models.ErrorData,
            is_error=True,
            error=lambda: models.Error,
            message="message",
        ),
    ),
)


class Pets:
    """Operations of Pets."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def list_pets(
        self,
        *,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> List[models.Pet]:
        """list_pets.

        Args:
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return self._transport.call(
            _LIST_PETS,
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )


class AsyncPets:
    """Operations of Pets."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def list_pets(
        self,
        *,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> List[models.Pet]:
        """list_pets.

        Args:
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return await self._transport.call(
            _LIST_PETS,
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )
