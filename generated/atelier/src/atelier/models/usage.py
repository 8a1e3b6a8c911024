"""`Usage`."""

from __future__ import annotations

from typing import Optional

from ..types import UNSET, BaseModel, OptionalNullable


class Usage(BaseModel):
    """Usage."""

    credits: int
    """What it cost."""

    cached: Optional[bool] = False
    """Whether it was there already."""

    seconds: OptionalNullable[float] = UNSET
    """How long it took."""
