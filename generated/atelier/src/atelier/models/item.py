"""`Item`."""

from __future__ import annotations

import datetime
from typing import Annotated, Optional

import pydantic

from ..types import UNSET, BaseModel, OptionalNullable
from .item_kind import ItemKind


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
