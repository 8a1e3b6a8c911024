"""`ProblemData` and what belongs to it."""

from __future__ import annotations

from typing import Annotated, List, Optional, Sequence, Union

import pydantic
from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel
from ._errors import AtelierError


class ProblemTypedDict(TypedDict):
    """`ProblemData` as a plain dict."""

    message: str
    fields_: NotRequired[Sequence[Union[Field, FieldTypedDict]]]


class ProblemData(BaseModel):
    """ProblemData."""

    message: str
    """What went wrong"""

    fields_: Annotated[Optional[List[Field]], pydantic.Field(alias="fields")] = None
    """The fields that are to blame."""


class Problem(AtelierError):
    """Problem."""

    data: ProblemData
    """The body of the answer."""


class FieldTypedDict(TypedDict):
    """`Field` as a plain dict."""

    name: str
    problem: str


class Field(BaseModel):
    """Field."""

    name: str
    problem: str
