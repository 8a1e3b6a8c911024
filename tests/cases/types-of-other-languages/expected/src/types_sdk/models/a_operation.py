"""`AResponse`."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, List, Optional

import pydantic
from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, OptionalNullable


class AResponseTypedDict(TypedDict):
    """`AResponse` as a plain dict."""

    whole: NotRequired[int]
    long: NotRequired[int]
    real: NotRequired[float]
    flag: NotRequired[bool]
    text: NotRequired[str]
    day: NotRequired[datetime.date]
    list_: NotRequired[List[str]]
    odd: NotRequired[Any]
    mapping: NotRequired[Any]


class AResponse(BaseModel):
    """One of each."""

    whole: Optional[int] = None
    long: Optional[int] = None
    real: Optional[float] = None
    flag: Optional[bool] = None
    text: Optional[str] = None
    day: Optional[datetime.date] = None
    list_: Annotated[Optional[List[str]], pydantic.Field(alias="list")] = None
    odd: OptionalNullable[Any] = UNSET
    mapping: OptionalNullable[Any] = UNSET
