"""`AResponse`."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, List, Optional

import pydantic

from ..types import UNSET, BaseModel, OptionalNullable


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
