"""Class: operations and their descriptions."""

from __future__ import annotations

from typing import Mapping, Optional

from . import models, utils
from ._runtime import operation as op
from ._runtime.async_transport import AsyncTransport
from ._runtime.sync_transport import SyncTransport
from ._runtime.unset import UNSET, OptionalNullable

_IMPORT_: op.Operation[models.NoneModel] = op.Operation(
    id="import",
    method="GET",
    path="/import/{from}",
    parameters=(
        op.Parameter(
            argument="from_",
            name="from",
            location="path",
            style="simple",
            explode=False,
        ),
        op.Parameter(
            argument="lambda_",
            name="lambda",
            location="query",
            style="form",
            explode=True,
        ),
        op.Parameter(
            argument="self_", name="self", location="query", style="form", explode=True
        ),
    ),
    responses=(
        op.ResponseSpec(
            status="200", media_type="application/json", type=lambda: models.NoneModel
        ),
    ),
)


class ClassSDK:
    """Operations of Class."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def import_(
        self,
        *,
        from_: str,
        lambda_: Optional[int] = None,
        self_: Optional[str] = None,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.NoneModel:
        """import_.

        Args:
            from_:
            lambda_:
            self_:
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return self._transport.call(
            _IMPORT_,
            parameters={"from_": from_, "lambda_": lambda_, "self_": self_},
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )


class AsyncClassSDK:
    """Operations of Class."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def import_(
        self,
        *,
        from_: str,
        lambda_: Optional[int] = None,
        self_: Optional[str] = None,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.NoneModel:
        """import_.

        Args:
            from_:
            lambda_:
            self_:
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return await self._transport.call(
            _IMPORT_,
            parameters={"from_": from_, "lambda_": lambda_, "self_": self_},
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )
