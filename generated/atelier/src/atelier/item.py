"""Library.Item: operations and their descriptions."""

from __future__ import annotations

import datetime
from typing import Dict, List, Mapping, Optional, Sequence, Union

from . import models, utils
from ._runtime import operation as op
from ._runtime.async_transport import AsyncTransport
from ._runtime.sync_transport import SyncTransport
from ._runtime.unset import UNSET, OptionalNullable

_SEARCH: op.Operation[List[models.Item]] = op.Operation(
    id="libraryItemSearch",
    method="GET",
    path="/v2/library/items",
    parameters=(
        op.Parameter(
            argument="q", name="q", location="query", style="form", explode=True
        ),
        op.Parameter(
            argument="page", name="page", location="query", style="form", explode=True
        ),
        op.Parameter(
            argument="made_after",
            name="made_after",
            location="query",
            style="form",
            explode=True,
            type=lambda: datetime.datetime,
        ),
        op.Parameter(
            argument="made_on",
            name="made_on",
            location="query",
            style="form",
            explode=True,
            type=lambda: datetime.date,
        ),
        op.Parameter(
            argument="order",
            name="order",
            location="query",
            style="form",
            explode=True,
            type=lambda: models.LibraryItemSearchOrder,
        ),
        op.Parameter(
            argument="in_", name="in", location="query", style="form", explode=True
        ),
        op.Parameter(
            argument="only_mine",
            name="only_mine",
            location="query",
            style="form",
            explode=True,
        ),
    ),
    responses=(
        op.ResponseSpec(
            status="200", media_type="application/json", type=lambda: List[models.Item]
        ),
        op.ResponseSpec(
            status="422",
            media_type="application/json",
            type=lambda: models.ProblemData,
            is_error=True,
            error=lambda: models.Problem,
            message="message",
        ),
    ),
    security=(("token",),),
    retry=op.Retry(
        backoff=op.Backoff(
            initial_interval=300,
            max_interval=20000,
            exponent=2.0,
            max_elapsed_time=120000,
        ),
        status_codes=("429", "503"),
    ),
    pagination=op.Paging(
        kind="page", position=op.Slot(argument="page", default=1), results=(), items=()
    ),
)

_ANNOTATE: op.Operation[None] = op.Operation(
    id="libraryItemAnnotate",
    method="PUT",
    path="/v2/library/items/{item_id}/note",
    parameters=(
        op.Parameter(
            argument="item_id",
            name="item_id",
            location="path",
            style="simple",
            explode=False,
        ),
    ),
    body=op.Body(content_type="application/json", type=lambda: models.Note),
    responses=(
        op.ResponseSpec(status="204", kind="none"),
        op.ResponseSpec(
            status="404",
            media_type="application/json",
            type=lambda: models.ProblemData,
            is_error=True,
            error=lambda: models.Problem,
            message="message",
        ),
    ),
    security=(("token",),),
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

_EXPORT: op.Operation[str] = op.Operation(
    id="libraryItemExport",
    method="GET",
    path="/v2/library/items/export",
    responses=(op.ResponseSpec(status="200", media_type="text/csv", kind="text"),),
    security=(("token",),),
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

_MOVE: op.Operation[Dict[str, int]] = op.Operation(
    id="libraryItemMove",
    method="POST",
    path="/v2/library/items/move",
    body=op.Body(
        content_type="application/json",
        type=lambda: List[models.LibraryItemMoveRequest],
    ),
    responses=(
        op.ResponseSpec(
            status="200", media_type="application/json", type=lambda: Dict[str, int]
        ),
    ),
    security=(("token",),),
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


class Item:
    """Find and change single items."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def search(
        self,
        *,
        q: str,
        page: Optional[int] = None,
        made_after: Optional[datetime.datetime] = None,
        made_on: Optional[datetime.date] = None,
        order: Optional[models.LibraryItemSearchOrder] = "best",
        in_: Optional[str] = None,
        only_mine: Optional[bool] = None,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> utils.Page[List[models.Item], models.Item]:
        """Find items

        Args:
            q: Words to look for.
            page: Which page, from 1.
            made_after: Only items made after this time.
            made_on: Only items made on this day.
            order: The order of the items.
            in_: Only items in this collection.
            only_mine: Deprecated. Use `made_by` in your own filter instead.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return self._transport.paginate(
            _SEARCH,
            parameters={
                "q": q,
                "page": page,
                "made_after": made_after,
                "made_on": made_on,
                "order": order,
                "in_": in_,
                "only_mine": only_mine,
            },
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )

    def annotate(
        self,
        *,
        item_id: str,
        note: Union[models.Note, models.NoteTypedDict],
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> None:
        """Write a note on an item

        Args:
            item_id: The item.
            note:
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        self._transport.call(
            _ANNOTATE,
            parameters={"item_id": item_id},
            body=note,
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )

    def export(
        self,
        *,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> str:
        """Get a list of all items as text

        Args:
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return self._transport.call(
            _EXPORT,
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )

    def move(
        self,
        *,
        request: Sequence[
            Union[models.LibraryItemMoveRequest, models.LibraryItemMoveRequestTypedDict]
        ],
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> Dict[str, int]:
        """Move items

        Moves a list of items at once.

        Args:
            request: What goes where.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return self._transport.call(
            _MOVE,
            body=request,
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )


class AsyncItem:
    """Find and change single items."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def search(
        self,
        *,
        q: str,
        page: Optional[int] = None,
        made_after: Optional[datetime.datetime] = None,
        made_on: Optional[datetime.date] = None,
        order: Optional[models.LibraryItemSearchOrder] = "best",
        in_: Optional[str] = None,
        only_mine: Optional[bool] = None,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> utils.AsyncPage[List[models.Item], models.Item]:
        """Find items

        Args:
            q: Words to look for.
            page: Which page, from 1.
            made_after: Only items made after this time.
            made_on: Only items made on this day.
            order: The order of the items.
            in_: Only items in this collection.
            only_mine: Deprecated. Use `made_by` in your own filter instead.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return await self._transport.paginate(
            _SEARCH,
            parameters={
                "q": q,
                "page": page,
                "made_after": made_after,
                "made_on": made_on,
                "order": order,
                "in_": in_,
                "only_mine": only_mine,
            },
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )

    async def annotate(
        self,
        *,
        item_id: str,
        note: Union[models.Note, models.NoteTypedDict],
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> None:
        """Write a note on an item

        Args:
            item_id: The item.
            note:
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        await self._transport.call(
            _ANNOTATE,
            parameters={"item_id": item_id},
            body=note,
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )

    async def export(
        self,
        *,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> str:
        """Get a list of all items as text

        Args:
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return await self._transport.call(
            _EXPORT,
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )

    async def move(
        self,
        *,
        request: Sequence[
            Union[models.LibraryItemMoveRequest, models.LibraryItemMoveRequestTypedDict]
        ],
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> Dict[str, int]:
        """Move items

        Moves a list of items at once.

        Args:
            request: What goes where.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return await self._transport.call(
            _MOVE,
            body=request,
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )
