"""`Collection`."""

from __future__ import annotations

import datetime
from typing import Dict, Optional

from ..types import UNSET, BaseModel, OptionalNullable
from .picture_input import PictureInput
from .visibility import Visibility


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
