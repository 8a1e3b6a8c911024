"""`ToolMessage`."""

from __future__ import annotations

from typing import Literal

from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel


class ToolMessageTypedDict(TypedDict):
    """`ToolMessage` as a plain dict."""

    role: NotRequired[Literal["tool"]]
    call_id: str
    content: str


class ToolMessage(BaseModel):
    """ToolMessage."""

    role: Literal["tool"] = "tool"
    call_id: str
    """Which call this answers."""

    content: str
    """What the tool said."""
