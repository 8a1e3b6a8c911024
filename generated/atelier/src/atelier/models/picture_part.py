"""`PicturePart`."""

from __future__ import annotations

from typing import Literal, Union

from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel
from .picture_input import PictureInput, PictureInputTypedDict


class PicturePartTypedDict(TypedDict):
    """`PicturePart` as a plain dict."""

    type: NotRequired[Literal["picture"]]
    picture: Union[PictureInput, PictureInputTypedDict]


class PicturePart(BaseModel):
    """PicturePart."""

    type: Literal["picture"] = "picture"
    picture: PictureInput
    """A picture somewhere on the web, or the picture itself."""
