"""`StudioSoundSpeakRequest`."""

from __future__ import annotations

from typing import Optional

from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel
from .voice import Voice


class StudioSoundSpeakRequestTypedDict(TypedDict):
    """`StudioSoundSpeakRequest` as a plain dict."""

    text: str
    voice: Voice
    speed: NotRequired[float]


class StudioSoundSpeakRequest(BaseModel):
    """StudioSoundSpeakRequest."""

    text: str
    """What to read."""

    voice: Voice
    """Who reads."""

    speed: Optional[float] = 1.0
    """How fast to read."""
