"""`PictureInput`."""

from __future__ import annotations

from typing import Optional

from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel


class PictureInputTypedDict(TypedDict):
    """`PictureInput` as a plain dict."""

    url: str
    weight: NotRequired[float]


class PictureInput(BaseModel):
    """A picture somewhere on the web, or the picture itself."""

    url: str
    """Where it is."""

    weight: Optional[float] = 0.5
    """How much it counts."""
