"""`ProblemData`."""

from __future__ import annotations

from typing_extensions import TypedDict

from ..types import BaseModel
from ._errors import SDKError


class ProblemTypedDict(TypedDict):
    """`ProblemData` as a plain dict."""

    message: str


class ProblemData(BaseModel):
    """ProblemData."""

    message: str
    """What went wrong."""


class Problem(SDKError):
    """Problem."""

    data: ProblemData
    """The body of the response."""
