"""`NewCollection`."""

from __future__ import annotations

from typing import Dict, Mapping, Optional

from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable
from .visibility import Visibility


class NewCollectionTypedDict(TypedDict):
    """`NewCollection` as a plain dict."""

    name: str
    visibility: NotRequired[Visibility]
    labels: NotRequired[Mapping[str, str]]
    owner: NotRequired[Nullable[str]]


class NewCollection(BaseModel):
    """NewCollection."""

    name: str
    """A short name."""

    visibility: Optional[Visibility] = "private"
    """Who can see it."""

    labels: Optional[Dict[str, str]] = None
    """Words of your own."""

    owner: OptionalNullable[str] = UNSET
    """Who keeps it; null for the whole workspace."""
