"""Shop.Pets: operations and their descriptions."""

from __future__ import annotations

from typing import Mapping, Optional

from . import models, utils
from ._runtime import operation as op
from ._runtime.async_transport import AsyncTransport
from ._runtime.sync_transport import SyncTransport
from ._runtime.unset import UNSET, OptionalNullable
from .utils.eventstreaming import EventStream, EventStreamAsync

_SEARCH_PETS: op.Operation[models.Pet] = op.Operation(
    id="searchPets",
    method="QUERY",
    path="/pets",
    body=op.Body(
        content_type="application/json",
        type=lambda: models.SearchPetsRequest,
        flattened=True,
        required=False,
    ),
    responses=(
        op.ResponseSpec(
            status="200",
            media_type="application/jsonl",
            type=lambda: models.Pet,
            kind="jsonl",
        ),
    ),
)


class Pets:
    """Operations of Shop.Pets."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def search_pets(
        self,
        *,
        name: Optional[str] = None,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> EventStream[models.Pet]:
        """search_pets.

        Args:
            name:
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return self._transport.stream(
            _SEARCH_PETS,
            body={"name": name},
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )


class AsyncPets:
    """Operations of Shop.Pets."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def search_pets(
        self,
        *,
        name: Optional[str] = None,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> EventStreamAsync[models.Pet]:
        """search_pets.

        Args:
            name:
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return await self._transport.stream(
            _SEARCH_PETS,
            body={"name": name},
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )
