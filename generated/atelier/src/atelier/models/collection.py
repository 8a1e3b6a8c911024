"""`Collection`."""

from __future__ import annotations

import datetime
from typing import Dict, Mapping, Optional, Union

from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable
from .picture_input import PictureInput, PictureInputTypedDict
from .visibility import Visibility


class CollectionTypedDict(TypedDict):
    """`Collection` as a plain dict."""

    id: str
    name: str
    description: NotRequired[Nullable[str]]
    visibility: Visibility
    created: datetime.datetime
    changed: NotRequired[Nullable[datetime.datetime]]
    labels: NotRequired[Mapping[str, str]]
    cover: NotRequired[Nullable[Union[PictureInput, PictureInputTypedDict]]]


class Collection(BaseModel):
    """Collection."""

    id: str
    name: str
    description: OptionalNullable[str] = UNSET
    visibility: Visibility
    """Who can see it."""

    created: datetime.datetime
    changed: OptionalNullable[datetime.datetime] = UNSET
    labels: Optional[Dict[str, str]] = None
    cover: OptionalNullable[PictureInput] = UNSET
