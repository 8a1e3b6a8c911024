"""`NameTakenData`."""

from __future__ import annotations

from ..types import BaseModel
from ._errors import AtelierError


class NameTakenData(BaseModel):
    """NameTakenData."""

    message: str
    existing: str
    """The collection that has the name."""


class NameTaken(AtelierError):
    """NameTaken."""

    data: NameTakenData
    """The body of the answer."""
