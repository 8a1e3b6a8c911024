"""`NameTakenData`."""

from __future__ import annotations

from typing_extensions import TypedDict

from ..types import BaseModel
from ._errors import AtelierError


class NameTakenTypedDict(TypedDict):
    """`NameTakenData` as a plain dict."""

    message: str
    existing: str


class NameTakenData(BaseModel):
    """NameTakenData."""

    message: str
    existing: str
    """The collection that has the name."""


class NameTaken(AtelierError):
    """NameTaken."""

    data: NameTakenData
    """The body of the answer."""
