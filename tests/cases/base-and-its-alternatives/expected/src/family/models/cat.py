"""`Cat`."""

from __future__ import annotations

from typing import Optional

from ..types import BaseModel


class Cat(BaseModel):
    """Cat."""

    kind: Optional[str] = None
    lives: Optional[int] = None
