"""`StudioChatStreamBody`."""

from __future__ import annotations

from typing import List, Literal, Sequence, Union

from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable
from .message import Message, MessageTypedDict


class StudioChatStreamBodyTypedDict(TypedDict):
    """`StudioChatStreamBody` as a plain dict."""

    model: str
    messages: Sequence[Union[Message, MessageTypedDict]]
    temperature: NotRequired[Nullable[float]]
    stream: NotRequired[Literal[True]]


class StudioChatStreamBody(BaseModel):
    """StudioChatStreamBody."""

    model: str
    """Who answers."""

    messages: List[Message]
    """The conversation so far."""

    temperature: OptionalNullable[float] = UNSET
    """Higher is bolder."""

    stream: Literal[True] = True
    """Always true here."""
