"""`Thing`."""

from __future__ import annotations

from typing import Optional

from ..types import BaseModel


class Thing(BaseModel):
    """Thing."""

    name: Optional[str] = None
