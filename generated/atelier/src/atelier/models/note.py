"""`Note`."""

from __future__ import annotations

from typing import Annotated, Union

from ..types import Tagged
from .plain_note import PlainNote, PlainNoteTypedDict
from .rich_note import RichNote, RichNoteTypedDict

NoteTypedDict = Union[PlainNote, PlainNoteTypedDict, RichNote, RichNoteTypedDict]
"""What is accepted for `Note`."""

Note = Annotated[Union[PlainNote, RichNote], Tagged("kind", {"plain": 0, "rich": 1})]
"""A note, as plain words or with marks."""
