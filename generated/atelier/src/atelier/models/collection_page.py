"""`CollectionPage`."""

from __future__ import annotations

from typing import Annotated, List, Sequence, Union

import pydantic
from typing_extensions import TypedDict

from ..types import BaseModel, Nullable
from .collection import Collection, CollectionTypedDict


class CollectionPageTypedDict(TypedDict):
    """`CollectionPage` as a plain dict."""

    collections: Sequence[Union[Collection, CollectionTypedDict]]
    next_: Nullable[str]


class CollectionPage(BaseModel):
    """CollectionPage."""

    collections: List[Collection]
    next_: Annotated[Nullable[str], pydantic.Field(alias="next")]
    """The cursor of the next page; null on the last."""
