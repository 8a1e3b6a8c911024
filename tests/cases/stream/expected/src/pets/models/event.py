"""`Event` and what belongs to it."""

from __future__ import annotations

from typing import Optional

from ..types import BaseModel


class Event(BaseModel):
    """Event."""

    event: Optional[str] = None
    data: EventData


class EventData(BaseModel):
    """EventData."""

    pet: str
