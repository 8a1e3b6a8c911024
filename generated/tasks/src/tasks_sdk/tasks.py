"""Tasks: operations and their descriptions."""

from __future__ import annotations

import datetime
from typing import List, Mapping, Optional

from . import models, utils
from ._runtime import operation as op
from ._runtime.async_transport import AsyncTransport
from ._runtime.sync_transport import SyncTransport
from ._runtime.unset import UNSET, OptionalNullable

_LIST: op.Operation[List[models.Task]] = op.Operation(
    id="listTasks",
    method="GET",
    path="/tasks",
    parameters=(
        op.Parameter(
            argument="done", name="done", location="query", style="form", explode=True
        ),
        op.Parameter(
            argument="limit", name="limit", location="query", style="form", explode=True
        ),
    ),
    responses=(
        op.ResponseSpec(
            status="200", media_type="application/json", type=lambda: List[models.Task]
        ),
    ),
    security=(("token",),),
)

_ADD: op.Operation[models.Task] = op.Operation(
    id="addTask",
    method="POST",
    path="/tasks",
    body=op.Body(
        content_type="application/json", type=lambda: models.NewTask, flattened=True
    ),
    responses=(
        op.ResponseSpec(
            status="201", media_type="application/json", type=lambda: models.Task
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
)

_GET: op.Operation[models.Task] = op.Operation(
    id="getTask",
    method="GET",
    path="/tasks/{task_id}",
    parameters=(
        op.Parameter(
            argument="task_id",
            name="task_id",
            location="path",
            style="simple",
            explode=False,
        ),
    ),
    responses=(
        op.ResponseSpec(
            status="200", media_type="application/json", type=lambda: models.Task
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
)

_CHANGE: op.Operation[models.Task] = op.Operation(
    id="changeTask",
    method="PATCH",
    path="/tasks/{task_id}",
    parameters=(
        op.Parameter(
            argument="task_id",
            name="task_id",
            location="path",
            style="simple",
            explode=False,
        ),
    ),
    body=op.Body(
        content_type="application/json", type=lambda: models.TaskChange, flattened=True
    ),
    responses=(
        op.ResponseSpec(
            status="200", media_type="application/json", type=lambda: models.Task
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
)

_REMOVE: op.Operation[None] = op.Operation(
    id="removeTask",
    method="DELETE",
    path="/tasks/{task_id}",
    parameters=(
        op.Parameter(
            argument="task_id",
            name="task_id",
            location="path",
            style="simple",
            explode=False,
        ),
    ),
    responses=(op.ResponseSpec(status="204", kind="none"),),
    security=(("token",),),
)


class Tasks:
    """Everything that is still to do."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def list(
        self,
        *,
        done: Optional[bool] = None,
        limit: Optional[int] = 20,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> List[models.Task]:
        """List tasks

        Lists tasks, the most recent first.

        Args:
            done: Only tasks that are done, or only those that are not.
            limit: How many tasks to return.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return self._transport.call(
            _LIST,
            parameters={"done": done, "limit": limit},
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )

    def add(
        self,
        *,
        title: str,
        due: Optional[datetime.date] = None,
        priority: Optional[models.Priority] = "normal",
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.Task:
        """Add a task

        Args:
            title: What is to be done.
            due: The day it should be done.
            priority: How soon it should be done.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return self._transport.call(
            _ADD,
            body={"title": title, "due": due, "priority": priority},
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )

    def get(
        self,
        *,
        task_id: int,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.Task:
        """Get a task

        Args:
            task_id: The task's number.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return self._transport.call(
            _GET,
            parameters={"task_id": task_id},
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )

    def change(
        self,
        *,
        task_id: int,
        title: Optional[str] = None,
        done: Optional[bool] = None,
        due: OptionalNullable[datetime.date] = UNSET,
        priority: Optional[models.Priority] = None,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.Task:
        """Change a task

        Changes what is given and keeps the rest. A null `due` takes the date away.

        Args:
            task_id: The task's number.
            title: What is to be done.
            done: Whether it is done.
            due: The day it should be done; null for no day.
            priority: How soon it should be done.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return self._transport.call(
            _CHANGE,
            parameters={"task_id": task_id},
            body={"title": title, "done": done, "due": due, "priority": priority},
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )

    def remove(
        self,
        *,
        task_id: int,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> None:
        """Remove a task

        Args:
            task_id: The task's number.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        self._transport.call(
            _REMOVE,
            parameters={"task_id": task_id},
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )


class AsyncTasks:
    """Everything that is still to do."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def list(
        self,
        *,
        done: Optional[bool] = None,
        limit: Optional[int] = 20,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> List[models.Task]:
        """List tasks

        Lists tasks, the most recent first.

        Args:
            done: Only tasks that are done, or only those that are not.
            limit: How many tasks to return.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return await self._transport.call(
            _LIST,
            parameters={"done": done, "limit": limit},
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )

    async def add(
        self,
        *,
        title: str,
        due: Optional[datetime.date] = None,
        priority: Optional[models.Priority] = "normal",
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.Task:
        """Add a task

        Args:
            title: What is to be done.
            due: The day it should be done.
            priority: How soon it should be done.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return await self._transport.call(
            _ADD,
            body={"title": title, "due": due, "priority": priority},
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )

    async def get(
        self,
        *,
        task_id: int,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.Task:
        """Get a task

        Args:
            task_id: The task's number.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return await self._transport.call(
            _GET,
            parameters={"task_id": task_id},
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )

    async def change(
        self,
        *,
        task_id: int,
        title: Optional[str] = None,
        done: Optional[bool] = None,
        due: OptionalNullable[datetime.date] = UNSET,
        priority: Optional[models.Priority] = None,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> models.Task:
        """Change a task

        Changes what is given and keeps the rest. A null `due` takes the date away.

        Args:
            task_id: The task's number.
            title: What is to be done.
            done: Whether it is done.
            due: The day it should be done; null for no day.
            priority: How soon it should be done.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        return await self._transport.call(
            _CHANGE,
            parameters={"task_id": task_id},
            body={"title": title, "done": done, "due": due, "priority": priority},
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )

    async def remove(
        self,
        *,
        task_id: int,
        retries: OptionalNullable[utils.RetryConfig] = UNSET,
        server_url: Optional[str] = None,
        timeout_ms: Optional[int] = None,
        http_headers: Optional[Mapping[str, str]] = None,
    ) -> None:
        """Remove a task

        Args:
            task_id: The task's number.
            retries: Override the client's retry configuration for this call.
            server_url: Override the server for this call.
            timeout_ms: Override the client's timeout for this call, in
                milliseconds.
            http_headers: Headers to send beside the client's own.
        """
        await self._transport.call(
            _REMOVE,
            parameters={"task_id": task_id},
            retries=retries,
            server_url=server_url,
            timeout_ms=timeout_ms,
            http_headers=http_headers,
        )
