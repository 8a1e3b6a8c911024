"""`ProblemData`."""

from __future__ import annotations

from ..types import BaseModel
from ._errors import TasksClientError


class ProblemData(BaseModel):
    """ProblemData."""

    message: str
    """What went wrong."""


class Problem(TasksClientError):
    """Problem."""

    data: ProblemData
    """The body of the answer."""
