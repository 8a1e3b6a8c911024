"""`MissingData`."""

from __future__ import annotations

from typing import List, Optional

from ..types import BaseModel
from ._errors import SDKError


class MissingData(BaseModel):
    """MissingData."""

    message: str
    near: Optional[List[str]] = None


class Missing(SDKError):
    """Missing."""

    data: MissingData
    """The body of the response."""
