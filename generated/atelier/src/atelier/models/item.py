"""`Item`."""

from __future__ import annotations

import datetime
from typing import Annotated, Optional

import pydantic
from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable
from .item_kind import ItemKind


class ItemTypedDict(TypedDict):
    """`Item` as a plain dict."""

    id: str
    kind: ItemKind
    made: datetime.datetime
    title: NotRequired[Nullable[str]]
    class_: NotRequired[str]
    score: NotRequired[float]


class Item(BaseModel):
    """Something in the library."""

    id: str
    kind: ItemKind
    """What an item is."""

    made: datetime.datetime
    title: OptionalNullable[str] = UNSET
    class_: Annotated[Optional[str], pydantic.Field(alias="class")] = None
    """A class of your own."""

    score: Annotated[Optional[float], pydantic.Field(alias="$score")] = None
    """How well it fits the search."""
