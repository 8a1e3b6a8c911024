"""`MissingData`."""

from __future__ import annotations

from typing import List, Optional

from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel
from ._errors import PetsError


class MissingTypedDict(TypedDict):
    """`MissingData` as a plain dict."""

    message: str
    near: NotRequired[List[str]]


class MissingData(BaseModel):
    """MissingData."""

    message: str
    near: Optional[List[str]] = None


class Missing(PetsError):
    """Missing."""

    data: MissingData
    """The body of the answer."""
