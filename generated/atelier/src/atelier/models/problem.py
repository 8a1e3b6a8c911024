"""`ProblemData` and what belongs to it."""

from __future__ import annotations

from typing import Annotated, List, Optional

import pydantic

from ..types import BaseModel
from ._errors import SDKError


class ProblemData(BaseModel):
    """ProblemData."""

    message: str
    """What went wrong"""

    fields_: Annotated[Optional[List[ProblemField]], pydantic.Field(alias="fields")] = (
        None
    )
    """The fields that are to blame."""


class Problem(SDKError):
    """Problem."""

    data: ProblemData
    """The body of the response."""


class ProblemField(BaseModel):
    """ProblemField."""

    name: str
    problem: str
