"""`PictureSet`."""

from __future__ import annotations

import datetime
from typing import List, Optional

from ..types import BaseModel
from .picture import Picture
from .usage import Usage


class PictureSet(BaseModel):
    """PictureSet."""

    id: str
    """The set."""

    created: datetime.datetime
    """When it was painted."""

    pictures: List[Picture]
    """The pictures, in the order they were painted."""

    usage: Optional[Usage] = None
