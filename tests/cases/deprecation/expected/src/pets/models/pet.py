"""`Pet`."""

from __future__ import annotations

from typing import Optional

from ..types import BaseModel


class Pet(BaseModel):
    """Pet."""

    name: Optional[str] = None
    label: Optional[str] = None
    """Deprecated."""
