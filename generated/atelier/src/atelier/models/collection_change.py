"""`CollectionChange`."""

from __future__ import annotations

from typing import Dict, Mapping, Optional, Union

from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable
from .picture_input import PictureInput, PictureInputTypedDict
from .visibility import Visibility


class CollectionChangeTypedDict(TypedDict):
    """`CollectionChange` as a plain dict."""

    name: NotRequired[str]
    description: NotRequired[Nullable[str]]
    visibility: NotRequired[Visibility]
    cover: NotRequired[Nullable[Union[PictureInput, PictureInputTypedDict]]]
    labels: NotRequired[Nullable[Mapping[str, str]]]


class CollectionChange(BaseModel):
    """CollectionChange."""

    name: Optional[str] = None
    """A short name."""

    description: OptionalNullable[str] = UNSET
    """A longer text."""

    visibility: Optional[Visibility] = None
    """Who can see it."""

    cover: OptionalNullable[PictureInput] = UNSET
    """The picture on top; null for none."""

    labels: OptionalNullable[Dict[str, str]] = UNSET
    """All labels; null takes them away."""
