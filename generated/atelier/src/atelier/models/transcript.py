"""`Transcript` and what belongs to it."""

from __future__ import annotations

from typing import List, Optional, Sequence, Union

from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel


class TranscriptTypedDict(TypedDict):
    """`Transcript` as a plain dict."""

    text: str
    seconds: float
    words: NotRequired[Sequence[Union[Word, WordTypedDict]]]
    language: NotRequired[str]


class Transcript(BaseModel):
    """Transcript."""

    text: str
    """All that was said."""

    seconds: float
    """How long the recordings are."""

    words: Optional[List[Word]] = None
    """Each word with its place."""

    language: Optional[str] = None


class WordTypedDict(TypedDict):
    """`Word` as a plain dict."""

    word: str
    at: float


class Word(BaseModel):
    """Word."""

    word: str
    at: float
    """In seconds."""
