"""Studio.Image: operations and their descriptions."""

from __future__ import annotations

from typing import List, Mapping, Optional, Union

from . import models, utils
from ._runtime import operation as op
from ._runtime.async_transport import AsyncTransport
from ._runtime.sync_transport import SyncTransport
from ._runtime.unset import UNSET, OptionalNullable
from .types import AsyncBinaryResponse, BinaryResponse, FileInput

_GENERATE: op.Operation[models.PictureSet] = op.Operation(
    id="studioImageGenerate",
    method="POST",
    path="/v2/studio/images",
    parameters=(
        op.Parameter(
            argument="x_workspace",
            name="X-Workspace",
            location="header",
            style="simple",
            explode=False,
        ),
        op.Parameter(
            argument="x_trace_labels",
            name="X-Trace-Labels",
            location="header",
            style="simple",
            explode=False,
        ),
    ),
    body=op.Body(
        content_type="application/json",
        type=lambda: models.StudioImageGenerateBody,
        flattened=True,
    ),
    responses=(
        op.ResponseSpec(
            status="200", media_type="application/json", type=lambda: models.PictureSet
        ),
        op.ResponseSpec(
            status="422",
            media_type="application/json",
            type=lambda: models.ProblemData,
            is_error=True,
            error=lambda: models.Problem,
            message="message",
        ),
        op.ResponseSpec(
            status="429",
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

_EDIT: op.Operation[models.PictureSet] = op.Operation(
    id="studioImageEdit",
    method="POST",
    path="/v2/studio/images/edits",
    body=op.Body(
        content_type="multipart/form-data",
        type=lambda: models.PictureEdit,
        flattened=True,
        parts=(
            op.Part(field="picture", name="picture", file=True),
            op.Part(field="mask", name="mask", file=True),
            op.Part(field="options", name="options", content_type="application/json"),
        ),
    ),
    responses=(
        op.ResponseSpec(
            status="200", media_type="application/json", type=lambda: models.PictureSet
        ),
        op.ResponseSpec(status="413", kind="none", is_error=True),
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

_DOWNLOAD: op.Operation[object] = op.Operation(
    id="studioImageDownload",
    method="GET",
    path="/v2/studio/images/{picture_id}/file",
    parameters=(
        op.Parameter(
            argument="picture_id",
            name="picture_id",
            location="path",
            style="simple",
            explode=False,
        ),
        op.Parameter(
            argument="format_",
            name="format",
            location="query",
            style="form",
            explode=True,
            type=lambda: models.PictureFormat,
        ),
    ),
    responses=(
        op.ResponseSpec(
            status="200", media_type="application/octet-stream", kind="stream"
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


class Image:
    """Paint new pictures and change old ones."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def generate(
        self,
        *,
        prompt: str,
        model: str,
        x_workspace: Optional[str] = None,
        x_trace_labels: Optional[List[str]] = None,
        count: Optional[int] = 1,
        size: OptionalNullable[
            Union[
                models.StudioImageGenerateBodySize,
                models.StudioImageGenerateBodySizeTypedDict,
            ]
        ] = UNSET,
        style: OptionalNullable[models.StudioImageGenerateBodyStyle] = UNSET,
        references: OptionalNullable[
            Union[
                models.StudioImageGenerateBodyReferences,
                models.StudioImageGenerateBodyReferencesTypedDict,
            ]
        ] = UNSET,
        format_: Optional[models.PictureFormat] = "png",
        seed: OptionalNullable[int] = UNSET,
        guidance: Optional[float] = 7.5,
        tags: Optional[Mapping[str, str]] = None,
        watermark: Optional[bool] = False,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.PictureSet:
        """Paint a picture

        Paints one or more pictures from a description.

        Args:
            prompt: What the picture should show.
            model: The painter.
            x_workspace: The workspace that pays, if you belong to several.
            x_trace_labels: Labels that come back in the usage report.
            count: How many pictures to paint.
            size: How large the pictures are. Left out, the model decides.
            style: A manner of painting.
            references: A picture, or several, that the new one should resemble.
            format_: The format of a file.
            seed: The same seed paints the same picture.
            guidance: How closely to follow the words.
            tags: Words of your own that are kept with the pictures.
            watermark: Deprecated. Pictures are never marked any more.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return self._transport.call(
            _GENERATE,
            parameters={"x_workspace": x_workspace, "x_trace_labels": x_trace_labels},
            body={
                "prompt": prompt,
                "model": model,
                "count": count,
                "size": size,
                "style": style,
                "references": references,
                "format_": format_,
                "seed": seed,
                "guidance": guidance,
                "tags": tags,
                "watermark": watermark,
            },
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )

    def edit(
        self,
        *,
        picture: Union[
            models.PictureEditPicture, models.PictureEditPictureTypedDict, FileInput
        ],
        prompt: str,
        mask: Optional[
            Union[models.PictureEditMask, models.PictureEditMaskTypedDict, FileInput]
        ] = None,
        strength: Optional[float] = None,
        options: Optional[
            Union[models.PictureEditOptions, models.PictureEditOptionsTypedDict]
        ] = None,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.PictureSet:
        """Change a picture

        Changes a picture that you upload. A mask limits the change to a part of it.

        Args:
            picture: The picture to change.
            prompt: What should change.
            mask: White where it may change.
            strength: How much may change.
            options: Finer choices.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return self._transport.call(
            _EDIT,
            body={
                "picture": picture,
                "mask": mask,
                "prompt": prompt,
                "strength": strength,
                "options": options,
            },
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )

    def download(
        self,
        *,
        picture_id: str,
        format_: Optional[models.PictureFormat] = None,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> BinaryResponse:
        """Get a picture's file

        Args:
            picture_id: The picture.
            format_: The format of the file.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return self._transport.download(
            _DOWNLOAD,
            parameters={"picture_id": picture_id, "format_": format_},
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )


class AsyncImage:
    """Paint new pictures and change old ones."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def generate(
        self,
        *,
        prompt: str,
        model: str,
        x_workspace: Optional[str] = None,
        x_trace_labels: Optional[List[str]] = None,
        count: Optional[int] = 1,
        size: OptionalNullable[
            Union[
                models.StudioImageGenerateBodySize,
                models.StudioImageGenerateBodySizeTypedDict,
            ]
        ] = UNSET,
        style: OptionalNullable[models.StudioImageGenerateBodyStyle] = UNSET,
        references: OptionalNullable[
            Union[
                models.StudioImageGenerateBodyReferences,
                models.StudioImageGenerateBodyReferencesTypedDict,
            ]
        ] = UNSET,
        format_: Optional[models.PictureFormat] = "png",
        seed: OptionalNullable[int] = UNSET,
        guidance: Optional[float] = 7.5,
        tags: Optional[Mapping[str, str]] = None,
        watermark: Optional[bool] = False,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.PictureSet:
        """Paint a picture

        Paints one or more pictures from a description.

        Args:
            prompt: What the picture should show.
            model: The painter.
            x_workspace: The workspace that pays, if you belong to several.
            x_trace_labels: Labels that come back in the usage report.
            count: How many pictures to paint.
            size: How large the pictures are. Left out, the model decides.
            style: A manner of painting.
            references: A picture, or several, that the new one should resemble.
            format_: The format of a file.
            seed: The same seed paints the same picture.
            guidance: How closely to follow the words.
            tags: Words of your own that are kept with the pictures.
            watermark: Deprecated. Pictures are never marked any more.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return await self._transport.call(
            _GENERATE,
            parameters={"x_workspace": x_workspace, "x_trace_labels": x_trace_labels},
            body={
                "prompt": prompt,
                "model": model,
                "count": count,
                "size": size,
                "style": style,
                "references": references,
                "format_": format_,
                "seed": seed,
                "guidance": guidance,
                "tags": tags,
                "watermark": watermark,
            },
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )

    async def edit(
        self,
        *,
        picture: Union[
            models.PictureEditPicture, models.PictureEditPictureTypedDict, FileInput
        ],
        prompt: str,
        mask: Optional[
            Union[models.PictureEditMask, models.PictureEditMaskTypedDict, FileInput]
        ] = None,
        strength: Optional[float] = None,
        options: Optional[
            Union[models.PictureEditOptions, models.PictureEditOptionsTypedDict]
        ] = None,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.PictureSet:
        """Change a picture

        Changes a picture that you upload. A mask limits the change to a part of it.

        Args:
            picture: The picture to change.
            prompt: What should change.
            mask: White where it may change.
            strength: How much may change.
            options: Finer choices.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return await self._transport.call(
            _EDIT,
            body={
                "picture": picture,
                "mask": mask,
                "prompt": prompt,
                "strength": strength,
                "options": options,
            },
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )

    async def download(
        self,
        *,
        picture_id: str,
        format_: Optional[models.PictureFormat] = None,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> AsyncBinaryResponse:
        """Get a picture's file

        Args:
            picture_id: The picture.
            format_: The format of the file.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return await self._transport.download(
            _DOWNLOAD,
            parameters={"picture_id": picture_id, "format_": format_},
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )
