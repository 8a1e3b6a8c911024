"""`PlainNote`."""

from __future__ import annotations

from typing import Literal

from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel


class PlainNoteTypedDict(TypedDict):
    """`PlainNote` as a plain dict."""

    kind: NotRequired[Literal["plain"]]
    text: str


class PlainNote(BaseModel):
    """PlainNote."""

    kind: Literal["plain"] = "plain"
    text: str
