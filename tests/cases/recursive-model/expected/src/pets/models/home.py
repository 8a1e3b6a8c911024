"""`Pet` and what belongs to it."""

from __future__ import annotations

from typing import List, Optional

from ..types import BaseModel


class Pet(BaseModel):
    """Pet."""

    name: str
    mother: Optional[Pet] = None
    home: Optional[Home] = None


class Home(BaseModel):
    """Home."""

    pets: List[Pet]
