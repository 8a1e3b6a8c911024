"""`ChangeTaskRequest`."""

from __future__ import annotations

from typing import Annotated, Union

import pydantic
from typing_extensions import TypedDict

from ..types import BaseModel
from .task_change import TaskChange, TaskChangeTypedDict


class ChangeTaskRequestTypedDict(TypedDict):
    """`ChangeTaskRequest` as a plain dict."""

    task_id: int
    task_change: Union[TaskChange, TaskChangeTypedDict]


class ChangeTaskRequest(BaseModel):
    """ChangeTaskRequest."""

    task_id: int
    """The task's number."""

    task_change: Annotated[TaskChange, pydantic.Field(alias="TaskChange")]
