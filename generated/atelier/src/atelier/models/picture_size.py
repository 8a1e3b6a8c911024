"""`PictureSize`."""

from __future__ import annotations

from typing_extensions import TypedDict

from ..types import BaseModel


class PictureSizeTypedDict(TypedDict):
    """`PictureSize` as a plain dict."""

    width: int
    height: int


class PictureSize(BaseModel):
    """A width and a height in pixels."""

    width: int
    """In pixels."""

    height: int
    """In pixels."""
