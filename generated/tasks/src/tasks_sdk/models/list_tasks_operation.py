"""`ListTasksRequest`."""

from __future__ import annotations

from typing import Optional

from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel


class ListTasksRequestTypedDict(TypedDict):
    """`ListTasksRequest` as a plain dict."""

    done: NotRequired[bool]
    limit: NotRequired[int]


class ListTasksRequest(BaseModel):
    """ListTasksRequest."""

    done: Optional[bool] = None
    """Only tasks that are done, or only those that are not."""

    limit: Optional[int] = 20
    """How many tasks to return."""
