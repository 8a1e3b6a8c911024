"""`TextPart`."""

from __future__ import annotations

from typing import Literal

from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel


class TextPartTypedDict(TypedDict):
    """`TextPart` as a plain dict."""

    type: NotRequired[Literal["text"]]
    text: str


class TextPart(BaseModel):
    """TextPart."""

    type: Literal["text"] = "text"
    text: str
