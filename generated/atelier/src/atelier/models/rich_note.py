"""`RichNote`."""

from __future__ import annotations

from typing import List, Literal

from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel


class RichNoteTypedDict(TypedDict):
    """`RichNote` as a plain dict."""

    kind: NotRequired[Literal["rich"]]
    lines: List[str]


class RichNote(BaseModel):
    """RichNote."""

    kind: Literal["rich"] = "rich"
    lines: List[str]
