"""`PictureSet`."""

from __future__ import annotations

import datetime
from typing import List, Optional, Sequence, Union

from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel
from .picture import Picture, PictureTypedDict
from .usage import Usage, UsageTypedDict


class PictureSetTypedDict(TypedDict):
    """`PictureSet` as a plain dict."""

    id: str
    created: datetime.datetime
    pictures: Sequence[Union[Picture, PictureTypedDict]]
    usage: NotRequired[Union[Usage, UsageTypedDict]]


class PictureSet(BaseModel):
    """PictureSet."""

    id: str
    """The set."""

    created: datetime.datetime
    """When it was painted."""

    pictures: List[Picture]
    """The pictures, in the order they were painted."""

    usage: Optional[Usage] = None
