"""`Pet`."""

from __future__ import annotations

from typing import Any, Optional

from ..types import UNSET, BaseModel, OptionalNullable


class Pet(BaseModel):
    """Pet."""

    name: Optional[str] = None
    mother: Optional[Pet] = None
    bad: OptionalNullable[Any] = UNSET
