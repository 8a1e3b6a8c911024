"""`Order` and what belongs to it."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal, Optional

import pydantic
from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel

Order = Literal["newest", "oldest", "best"]


class LibraryItemSearchRequestTypedDict(TypedDict):
    """`LibraryItemSearchRequest` as a plain dict."""

    q: str
    page: NotRequired[int]
    made_after: NotRequired[datetime.datetime]
    made_on: NotRequired[datetime.date]
    order: NotRequired[Order]
    in_: NotRequired[str]
    only_mine: NotRequired[bool]


class LibraryItemSearchRequest(BaseModel):
    """LibraryItemSearchRequest."""

    q: str
    """Words to look for."""

    page: Optional[int] = None
    """Which page, from 1."""

    made_after: Optional[datetime.datetime] = None
    """Only items made after this time."""

    made_on: Optional[datetime.date] = None
    """Only items made on this day."""

    order: Optional[Order] = "best"
    """The order of the items."""

    in_: Annotated[Optional[str], pydantic.Field(alias="in")] = None
    """Only items in this collection."""

    only_mine: Optional[bool] = None
    """Use `made_by` in your own filter instead.

    Deprecated.
    """
