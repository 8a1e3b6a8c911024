"""Library.Collection: operations and their descriptions."""

from __future__ import annotations

from typing import Any, List, Mapping, Optional, Sequence, Union

from . import models, utils
from ._runtime import operation as op
from ._runtime.async_transport import AsyncTransport
from ._runtime.sync_transport import SyncTransport
from ._runtime.unset import UNSET, OptionalNullable

_LIST: op.Operation[models.CollectionPage] = op.Operation(
    id="libraryCollectionList",
    method="GET",
    path="/v2/library/collections",
    parameters=(
        op.Parameter(
            argument="x_workspace",
            name="X-Workspace",
            location="header",
            style="simple",
            explode=False,
        ),
        op.Parameter(
            argument="cursor",
            name="cursor",
            location="query",
            style="form",
            explode=True,
        ),
        op.Parameter(
            argument="limit", name="limit", location="query", style="form", explode=True
        ),
        op.Parameter(
            argument="label", name="label", location="query", style="form", explode=True
        ),
        op.Parameter(
            argument="kinds",
            name="kinds",
            location="query",
            style="form",
            explode=False,
            type=lambda: List[models.ItemKind],
        ),
    ),
    responses=(
        op.ResponseSpec(
            status="200",
            media_type="application/json",
            type=lambda: models.CollectionPage,
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
        kind="cursor",
        position=op.Slot(argument="cursor"),
        following=("next",),
        items=("collections",),
    ),
)

_CREATE: op.Operation[models.Collection] = op.Operation(
    id="libraryCollectionCreate",
    method="POST",
    path="/v2/library/collections",
    parameters=(
        op.Parameter(
            argument="x_workspace",
            name="X-Workspace",
            location="header",
            style="simple",
            explode=False,
        ),
        op.Parameter(
            argument="idempotency_key",
            name="Idempotency-Key",
            location="header",
            style="simple",
            explode=False,
        ),
    ),
    body=op.Body(
        content_type="application/json",
        type=lambda: models.NewCollection,
        flattened=True,
        extra="additional_properties",
    ),
    responses=(
        op.ResponseSpec(
            status="201", media_type="application/json", type=lambda: models.Collection
        ),
        op.ResponseSpec(
            status="409",
            media_type="application/json",
            type=lambda: models.NameTakenData,
            is_error=True,
            error=lambda: models.NameTaken,
            message="message",
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
)

_GET: op.Operation[models.Collection] = op.Operation(
    id="libraryCollectionGet",
    method="GET",
    path="/v2/library/collections/{collection_id}",
    parameters=(
        op.Parameter(
            argument="collection_id",
            name="collection_id",
            location="path",
            style="simple",
            explode=False,
        ),
    ),
    responses=(
        op.ResponseSpec(
            status="200", media_type="application/json", type=lambda: models.Collection
        ),
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

_UPDATE: op.Operation[models.Collection] = op.Operation(
    id="libraryCollectionUpdate",
    method="PATCH",
    path="/v2/library/collections/{collection_id}",
    parameters=(
        op.Parameter(
            argument="collection_id",
            name="collection_id",
            location="path",
            style="simple",
            explode=False,
        ),
    ),
    body=op.Body(
        content_type="application/json",
        type=lambda: models.CollectionChange,
        flattened=True,
    ),
    responses=(
        op.ResponseSpec(
            status="200", media_type="application/json", type=lambda: models.Collection
        ),
        op.ResponseSpec(
            status="404",
            media_type="application/json",
            type=lambda: models.ProblemData,
            is_error=True,
            error=lambda: models.Problem,
            message="message",
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
)

_REMOVE: op.Operation[None] = op.Operation(
    id="libraryCollectionRemove",
    method="DELETE",
    path="/v2/library/collections/{collection_id}",
    parameters=(
        op.Parameter(
            argument="collection_id",
            name="collection_id",
            location="path",
            style="simple",
            explode=False,
        ),
    ),
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

_TREE: op.Operation[models.Folder] = op.Operation(
    id="libraryCollectionTree",
    method="GET",
    path="/v2/library/collections/{collection_id}/tree",
    parameters=(
        op.Parameter(
            argument="collection_id",
            name="collection_id",
            location="path",
            style="simple",
            explode=False,
        ),
        op.Parameter(
            argument="depth",
            name="depth",
            location="query",
            style="form",
            explode=True,
            nullable=True,
        ),
    ),
    responses=(
        op.ResponseSpec(
            status="200", media_type="application/json", type=lambda: models.Folder
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


class Collection:
    """Keep what you made in collections."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def list(
        self,
        *,
        x_workspace: Optional[str] = None,
        cursor: Optional[str] = None,
        limit: Optional[int] = 50,
        label: Optional[List[str]] = None,
        kinds: Optional[Sequence[models.ItemKind]] = None,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> utils.Page[models.CollectionPage, models.Collection]:
        """List collections

        Args:
            x_workspace: The workspace that pays, if you belong to several.
            cursor: Where the page before this one ended.
            limit: How many collections a page holds.
            label: Only collections that carry all of these labels.
            kinds: Only collections that hold items of these kinds.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return self._transport.paginate(
            _LIST,
            parameters={
                "x_workspace": x_workspace,
                "cursor": cursor,
                "limit": limit,
                "label": label,
                "kinds": kinds,
            },
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )

    def create(
        self,
        *,
        idempotency_key: str,
        name: str,
        x_workspace: Optional[str] = None,
        visibility: Optional[models.Visibility] = "private",
        labels: Optional[Mapping[str, str]] = None,
        owner: OptionalNullable[str] = UNSET,
        additional_properties: Optional[Mapping[str, Any]] = None,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.Collection:
        """Make a collection

        Args:
            idempotency_key: A word of your own that makes a repeated call
                harmless.
            name: A short name.
            x_workspace: The workspace that pays, if you belong to several.
            visibility: Who can see it.
            labels: Words of your own.
            owner: Who keeps it; null for the whole workspace.
            additional_properties:
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return self._transport.call(
            _CREATE,
            parameters={"x_workspace": x_workspace, "idempotency_key": idempotency_key},
            body={
                "name": name,
                "visibility": visibility,
                "labels": labels,
                "owner": owner,
                "additional_properties": additional_properties,
            },
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )

    def get(
        self,
        *,
        collection_id: str,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.Collection:
        """Get a collection

        Args:
            collection_id: The collection.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return self._transport.call(
            _GET,
            parameters={"collection_id": collection_id},
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )

    def update(
        self,
        *,
        collection_id: str,
        name: Optional[str] = None,
        description: OptionalNullable[str] = UNSET,
        visibility: Optional[models.Visibility] = None,
        cover: OptionalNullable[
            Union[models.PictureInput, models.PictureInputTypedDict]
        ] = UNSET,
        labels: OptionalNullable[Mapping[str, str]] = UNSET,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.Collection:
        """Change a collection

        Changes what is given and keeps the rest. A field that is null is emptied.

        Args:
            collection_id: The collection.
            name: A short name.
            description: A longer text.
            visibility: Who can see it.
            cover: The picture on top; null for none.
            labels: All labels; null takes them away.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return self._transport.call(
            _UPDATE,
            parameters={"collection_id": collection_id},
            body={
                "name": name,
                "description": description,
                "visibility": visibility,
                "cover": cover,
                "labels": labels,
            },
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )

    def remove(
        self,
        *,
        collection_id: str,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> None:
        """Remove a collection

        Removes the collection. Its items stay.

        Args:
            collection_id: The collection.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        self._transport.call(
            _REMOVE,
            parameters={"collection_id": collection_id},
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )

    def tree(
        self,
        *,
        collection_id: str,
        depth: OptionalNullable[int] = 3,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.Folder:
        """Get a collection's folders

        Args:
            collection_id: The collection.
            depth: How many levels to show.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return self._transport.call(
            _TREE,
            parameters={"collection_id": collection_id, "depth": depth},
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )


class AsyncCollection:
    """Keep what you made in collections."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def list(
        self,
        *,
        x_workspace: Optional[str] = None,
        cursor: Optional[str] = None,
        limit: Optional[int] = 50,
        label: Optional[List[str]] = None,
        kinds: Optional[Sequence[models.ItemKind]] = None,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> utils.AsyncPage[models.CollectionPage, models.Collection]:
        """List collections

        Args:
            x_workspace: The workspace that pays, if you belong to several.
            cursor: Where the page before this one ended.
            limit: How many collections a page holds.
            label: Only collections that carry all of these labels.
            kinds: Only collections that hold items of these kinds.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return await self._transport.paginate(
            _LIST,
            parameters={
                "x_workspace": x_workspace,
                "cursor": cursor,
                "limit": limit,
                "label": label,
                "kinds": kinds,
            },
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )

    async def create(
        self,
        *,
        idempotency_key: str,
        name: str,
        x_workspace: Optional[str] = None,
        visibility: Optional[models.Visibility] = "private",
        labels: Optional[Mapping[str, str]] = None,
        owner: OptionalNullable[str] = UNSET,
        additional_properties: Optional[Mapping[str, Any]] = None,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.Collection:
        """Make a collection

        Args:
            idempotency_key: A word of your own that makes a repeated call
                harmless.
            name: A short name.
            x_workspace: The workspace that pays, if you belong to several.
            visibility: Who can see it.
            labels: Words of your own.
            owner: Who keeps it; null for the whole workspace.
            additional_properties:
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return await self._transport.call(
            _CREATE,
            parameters={"x_workspace": x_workspace, "idempotency_key": idempotency_key},
            body={
                "name": name,
                "visibility": visibility,
                "labels": labels,
                "owner": owner,
                "additional_properties": additional_properties,
            },
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )

    async def get(
        self,
        *,
        collection_id: str,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.Collection:
        """Get a collection

        Args:
            collection_id: The collection.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return await self._transport.call(
            _GET,
            parameters={"collection_id": collection_id},
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )

    async def update(
        self,
        *,
        collection_id: str,
        name: Optional[str] = None,
        description: OptionalNullable[str] = UNSET,
        visibility: Optional[models.Visibility] = None,
        cover: OptionalNullable[
            Union[models.PictureInput, models.PictureInputTypedDict]
        ] = UNSET,
        labels: OptionalNullable[Mapping[str, str]] = UNSET,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.Collection:
        """Change a collection

        Changes what is given and keeps the rest. A field that is null is emptied.

        Args:
            collection_id: The collection.
            name: A short name.
            description: A longer text.
            visibility: Who can see it.
            cover: The picture on top; null for none.
            labels: All labels; null takes them away.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return await self._transport.call(
            _UPDATE,
            parameters={"collection_id": collection_id},
            body={
                "name": name,
                "description": description,
                "visibility": visibility,
                "cover": cover,
                "labels": labels,
            },
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )

    async def remove(
        self,
        *,
        collection_id: str,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> None:
        """Remove a collection

        Removes the collection. Its items stay.

        Args:
            collection_id: The collection.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        await self._transport.call(
            _REMOVE,
            parameters={"collection_id": collection_id},
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )

    async def tree(
        self,
        *,
        collection_id: str,
        depth: OptionalNullable[int] = 3,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.Folder:
        """Get a collection's folders

        Args:
            collection_id: The collection.
            depth: How many levels to show.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return await self._transport.call(
            _TREE,
            parameters={"collection_id": collection_id, "depth": depth},
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )
