"""`AnswerShape` and what belongs to it."""

from __future__ import annotations

from typing import Annotated, Any, Dict, Literal, Mapping, Optional

import pydantic
from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel

AnswerShapeType = Literal["words", "json"]


class AnswerShapeTypedDict(TypedDict):
    """`AnswerShape` as a plain dict."""

    type: AnswerShapeType
    schema_: NotRequired[Mapping[str, Any]]


class AnswerShape(BaseModel):
    """AnswerShape."""

    type: AnswerShapeType
    schema_: Annotated[Optional[Dict[str, Any]], pydantic.Field(alias="schema")] = None
    """A JSON Schema to follow."""
