"""`ChatPiece`."""

from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable
from .end_reason import EndReason


class ChatPieceTypedDict(TypedDict):
    """`ChatPiece` as a plain dict."""

    id: str
    text: str
    end: NotRequired[Nullable[EndReason]]


class ChatPiece(BaseModel):
    """ChatPiece."""

    id: str
    text: str
    """The next words."""

    end: OptionalNullable[EndReason] = UNSET
    """Set on the last piece."""
