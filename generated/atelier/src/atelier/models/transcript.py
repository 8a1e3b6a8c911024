"""`Transcript` and what belongs to it."""

from __future__ import annotations

from typing import List, Optional

from ..types import BaseModel


class Transcript(BaseModel):
    """Transcript."""

    text: str
    """All that was said."""

    seconds: float
    """How long the recordings are."""

    words: Optional[List[TranscriptWord]] = None
    """Each word with its place."""

    language: Optional[str] = None


class TranscriptWord(BaseModel):
    """TranscriptWord."""

    word: str
    at: float
    """In seconds."""
