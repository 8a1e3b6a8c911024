"""`PictureEdit` and what belongs to it."""

from __future__ import annotations

from typing import Optional, Union

from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel, FileContent, FileInput, FileModel


class PictureEditTypedDict(TypedDict):
    """`PictureEdit` as a plain dict."""

    picture: Union[PictureEditPicture, PictureEditPictureTypedDict, FileInput]
    mask: NotRequired[Union[PictureEditMask, PictureEditMaskTypedDict, FileInput]]
    prompt: str
    strength: NotRequired[float]
    options: NotRequired[Union[PictureEditOptions, PictureEditOptionsTypedDict]]


class PictureEdit(BaseModel):
    """PictureEdit."""

    picture: PictureEditPicture
    """The picture to change."""

    mask: Optional[PictureEditMask] = None
    """White where it may change."""

    prompt: str
    """What should change."""

    strength: Optional[float] = None
    """How much may change."""

    options: Optional[PictureEditOptions] = None
    """Finer choices."""


class PictureEditPictureTypedDict(TypedDict):
    """`PictureEditPicture` as a plain dict."""

    file_name: str
    content: FileContent
    content_type: NotRequired[str]


class PictureEditPicture(FileModel):
    """PictureEditPicture."""

    file_name: str
    content: FileContent
    content_type: Optional[str] = None


class PictureEditMaskTypedDict(TypedDict):
    """`PictureEditMask` as a plain dict."""

    file_name: str
    content: FileContent
    content_type: NotRequired[str]


class PictureEditMask(FileModel):
    """PictureEditMask."""

    file_name: str
    content: FileContent
    content_type: Optional[str] = None


class PictureEditOptionsTypedDict(TypedDict):
    """`PictureEditOptions` as a plain dict."""

    keep_faces: NotRequired[bool]
    border: NotRequired[int]


class PictureEditOptions(BaseModel):
    """Finer choices."""

    keep_faces: Optional[bool] = True
    """Leave faces as they are."""

    border: Optional[int] = None
    """Soft border in pixels."""
