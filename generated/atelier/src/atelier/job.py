"""Job: operations and their descriptions."""

from __future__ import annotations

import datetime
from typing import Mapping, Optional, Union

from typing_extensions import deprecated

from . import models, utils
from ._runtime import operation as op
from ._runtime.async_transport import AsyncTransport
from ._runtime.sync_transport import SyncTransport
from ._runtime.unset import UNSET, OptionalNullable

_GET: op.Operation[models.Job] = op.Operation(
    id="jobGet",
    method="GET",
    path="/v2/jobs/{job_id}",
    parameters=(
        op.Parameter(
            argument="job_id",
            name="job_id",
            location="path",
            style="simple",
            explode=False,
        ),
    ),
    responses=(
        op.ResponseSpec(
            status="200", media_type="application/json", type=lambda: models.Job
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

_START: op.Operation[models.Job] = op.Operation(
    id="jobStart",
    method="POST",
    path="/v2/jobs",
    body=op.Body(
        content_type="application/json", type=lambda: models.JobOrder, flattened=True
    ),
    responses=(
        op.ResponseSpec(
            status="202", media_type="application/json", type=lambda: models.Job
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

_STOP: op.Operation[None] = op.Operation(
    id="jobStop",
    method="POST",
    path="/v2/jobs/{job_id}/stop",
    parameters=(
        op.Parameter(
            argument="job_id",
            name="job_id",
            location="path",
            style="simple",
            explode=False,
        ),
    ),
    responses=(op.ResponseSpec(status="204", kind="none"),),
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


class Job:
    """Work that takes a while."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def get(
        self,
        *,
        job_id: str,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.Job:
        """Get a job

        Args:
            job_id: The job.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return self._transport.call(
            _GET,
            parameters={"job_id": job_id},
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )

    def start(
        self,
        *,
        kind: models.JobOrderKind,
        picture: Optional[
            Union[
                models.StudioImageGenerateBody, models.StudioImageGenerateBodyTypedDict
            ]
        ] = None,
        recording: Optional[str] = None,
        priority: Optional[models.JobOrderPriority] = 2,
        start_at: Optional[datetime.datetime] = None,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.Job:
        """Start a job

        Args:
            kind: What to do.
            picture: What to paint, and how.
            recording: Where the recording is.
            priority: 1 is the most urgent.
            start_at: Not before this time.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return self._transport.call(
            _START,
            body={
                "kind": kind,
                "picture": picture,
                "recording": recording,
                "priority": priority,
                "start_at": start_at,
            },
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )

    @deprecated("stop is deprecated. Use `job.start` instead.")
    def stop(
        self,
        *,
        job_id: str,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> None:
        """Stop a job

        Args:
            job_id: The job.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        self._transport.call(
            _STOP,
            parameters={"job_id": job_id},
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )


class AsyncJob:
    """Work that takes a while."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def get(
        self,
        *,
        job_id: str,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.Job:
        """Get a job

        Args:
            job_id: The job.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return await self._transport.call(
            _GET,
            parameters={"job_id": job_id},
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )

    async def start(
        self,
        *,
        kind: models.JobOrderKind,
        picture: Optional[
            Union[
                models.StudioImageGenerateBody, models.StudioImageGenerateBodyTypedDict
            ]
        ] = None,
        recording: Optional[str] = None,
        priority: Optional[models.JobOrderPriority] = 2,
        start_at: Optional[datetime.datetime] = None,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.Job:
        """Start a job

        Args:
            kind: What to do.
            picture: What to paint, and how.
            recording: Where the recording is.
            priority: 1 is the most urgent.
            start_at: Not before this time.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return await self._transport.call(
            _START,
            body={
                "kind": kind,
                "picture": picture,
                "recording": recording,
                "priority": priority,
                "start_at": start_at,
            },
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )

    @deprecated("stop is deprecated. Use `job.start` instead.")
    async def stop(
        self,
        *,
        job_id: str,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> None:
        """Stop a job

        Args:
            job_id: The job.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        await self._transport.call(
            _STOP,
            parameters={"job_id": job_id},
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )
