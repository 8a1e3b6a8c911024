"""`Pet`."""

from __future__ import annotations

from typing import Optional

from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel


class PetTypedDict(TypedDict):
    """`Pet` as a plain dict."""

    name: NotRequired[str]
    label: NotRequired[str]


class Pet(BaseModel):
    """Pet."""

    name: Optional[str] = None
    label: Optional[str] = None
    """Deprecated."""
