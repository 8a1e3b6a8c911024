"""`ChatPiece`."""

from __future__ import annotations

from ..types import UNSET, BaseModel, OptionalNullable
from .end_reason import EndReason


class ChatPiece(BaseModel):
    """ChatPiece."""

    id: str
    text: str
    """The next words."""

    end: OptionalNullable[EndReason] = UNSET
    """Set on the last piece."""
