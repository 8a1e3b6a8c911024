"""`ProblemData`."""

from __future__ import annotations

from ..types import BaseModel
from ._errors import SDKError


class ProblemData(BaseModel):
    """ProblemData."""

    message: str
    """What went wrong."""


class Problem(SDKError):
    """Problem."""

    data: ProblemData
    """The body of the response."""
