"""`SystemMessage`."""

from __future__ import annotations

from typing import Literal

from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel


class SystemMessageTypedDict(TypedDict):
    """`SystemMessage` as a plain dict."""

    role: NotRequired[Literal["system"]]
    content: str


class SystemMessage(BaseModel):
    """SystemMessage."""

    role: Literal["system"] = "system"
    content: str
    """How to behave."""
