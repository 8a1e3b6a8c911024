"""`ChatEvent`."""

from __future__ import annotations

from typing import Optional

from ..types import BaseModel
from .chat_piece import ChatPiece


class ChatEvent(BaseModel):
    """ChatEvent."""

    event: Optional[str] = None
    """The kind of event."""

    data: ChatPiece
