"""`NameTakenData`."""

from __future__ import annotations

from ..types import BaseModel
from ._errors import SDKError


class NameTakenData(BaseModel):
    """NameTakenData."""

    message: str
    existing: str
    """The collection that has the name."""


class NameTaken(SDKError):
    """NameTaken."""

    data: NameTakenData
    """The body of the response."""
