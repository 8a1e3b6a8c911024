"""Pets: operations and their descriptions."""

from __future__ import annotations

from typing import List, Mapping, Optional

from . import models, utils
from ._runtime import operation as op
from ._runtime.async_transport import AsyncTransport
from ._runtime.sync_transport import SyncTransport
from ._runtime.unset import UNSET, OptionalNullable

_ADD_PET: op.Operation[models.Pet] = op.Operation(
    id="addPet",
    method="POST",
    path="/pets",
    parameters=(
        op.Parameter(
            argument="sort", name="sort", location="query", style="form", explode=True
        ),
    ),
    body=op.Body(
        content_type="application/json", type=lambda: models.Pet, flattened=True
    ),
    responses=(
        op.ResponseSpec(
            status="201", media_type="application/json", type=lambda: models.Pet
        ),
    ),
    security=(("login",),),
)


class Pets:
    """Operations of Pets."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def add_pet(
        self,
        *,
        name: str,
        sort: Optional[List[str]] = None,
        mood: Optional[models.Mood] = None,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.Pet:
        """add_pet.

        Args:
            name:
            sort:
            mood:
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return self._transport.call(
            _ADD_PET,
            parameters={"sort": sort},
            body={"name": name, "mood": mood},
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )


class AsyncPets:
    """Operations of Pets."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def add_pet(
        self,
        *,
        name: str,
        sort: Optional[List[str]] = None,
        mood: Optional[models.Mood] = None,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.Pet:
        """add_pet.

        Args:
            name:
            sort:
            mood:
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return await self._transport.call(
            _ADD_PET,
            parameters={"sort": sort},
            body={"name": name, "mood": mood},
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )
