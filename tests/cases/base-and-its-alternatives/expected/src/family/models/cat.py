"""`Cat`."""

from __future__ import annotations

from typing import Optional

from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel


class CatTypedDict(TypedDict):
    """`Cat` as a plain dict."""

    kind: NotRequired[str]
    lives: NotRequired[int]


class Cat(BaseModel):
    """Cat."""

    kind: Optional[str] = None
    lives: Optional[int] = None
