"""`RemoveTaskRequest`."""

from __future__ import annotations

from typing_extensions import TypedDict

from ..types import BaseModel


class RemoveTaskRequestTypedDict(TypedDict):
    """`RemoveTaskRequest` as a plain dict."""

    task_id: int


class RemoveTaskRequest(BaseModel):
    """RemoveTaskRequest."""

    task_id: int
    """The task's number."""
