"""`Security`."""

from __future__ import annotations

from typing import Optional

from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel


class SecurityTypedDict(TypedDict):
    """`Security` as a plain dict."""

    token: NotRequired[str]


class Security(BaseModel):
    """Security."""

    token: Optional[str] = None
