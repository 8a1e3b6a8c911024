"""`Thing`."""

from __future__ import annotations

from typing import Optional

from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel


class ThingTypedDict(TypedDict):
    """`Thing` as a plain dict."""

    name: NotRequired[str]


class Thing(BaseModel):
    """Thing."""

    name: Optional[str] = None
