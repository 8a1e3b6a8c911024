"""`Pet` and what belongs to it."""

from __future__ import annotations

from typing import Optional, Union

from ..types import BaseModel


class Pet1(BaseModel):
    """Pet1."""

    kind: Optional[str] = None
    lives: Optional[int] = None


class Pet2(BaseModel):
    """Pet2."""

    kind: Optional[str] = None
    loud: Optional[bool] = None


Pet = Union[Pet1, Pet2]
