"""`GetTaskRequest`."""

from __future__ import annotations

from typing_extensions import TypedDict

from ..types import BaseModel


class GetTaskRequestTypedDict(TypedDict):
    """`GetTaskRequest` as a plain dict."""

    task_id: int


class GetTaskRequest(BaseModel):
    """GetTaskRequest."""

    task_id: int
    """The task's number."""
