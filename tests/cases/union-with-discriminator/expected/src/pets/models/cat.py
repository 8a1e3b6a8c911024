"""`Cat`."""

from __future__ import annotations

from typing import Optional

from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel


class CatTypedDict(TypedDict):
    """`Cat` as a plain dict."""

    kind: str
    lives: NotRequired[int]


class Cat(BaseModel):
    """Cat."""

    kind: str
    lives: Optional[int] = None
