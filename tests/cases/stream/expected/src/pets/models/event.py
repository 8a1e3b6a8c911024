"""`Event` and what belongs to it."""

from __future__ import annotations

from typing import Optional

from ..types import BaseModel


class Event(BaseModel):
    """Event."""

    event: Optional[str] = None
    data: Data


class Data(BaseModel):
    """Data."""

    pet: str
