"""`ChatEvent`."""

from __future__ import annotations

from typing import Optional, Union

from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel
from .chat_piece import ChatPiece, ChatPieceTypedDict


class ChatEventTypedDict(TypedDict):
    """`ChatEvent` as a plain dict."""

    event: NotRequired[str]
    data: Union[ChatPiece, ChatPieceTypedDict]


class ChatEvent(BaseModel):
    """ChatEvent."""

    event: Optional[str] = None
    """The kind of event."""

    data: ChatPiece
