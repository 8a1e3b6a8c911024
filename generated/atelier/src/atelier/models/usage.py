"""`Usage`."""

from __future__ import annotations

from typing import Optional

from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable


class UsageTypedDict(TypedDict):
    """`Usage` as a plain dict."""

    credits: int
    cached: NotRequired[bool]
    seconds: NotRequired[Nullable[float]]


class Usage(BaseModel):
    """Usage."""

    credits: int
    """What it cost."""

    cached: Optional[bool] = False
    """Whether it was there already."""

    seconds: OptionalNullable[float] = UNSET
    """How long it took."""
