"""`CollectionPage`."""

from __future__ import annotations

from typing import Annotated, List

import pydantic

from ..types import BaseModel, Nullable
from .collection import Collection


class CollectionPage(BaseModel):
    """CollectionPage."""

    collections: List[Collection]
    next_: Annotated[Nullable[str], pydantic.Field(alias="next")]
    """The cursor of the next page; null on the last."""
