"""`AddPhotoRequest` and what belongs to it."""

from __future__ import annotations

from typing import Optional, Union

from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel, FileContent, FileInput, FileModel


class AddPhotoRequestTypedDict(TypedDict):
    """`AddPhotoRequest` as a plain dict."""

    photo: Union[AddPhotoRequestPhoto, AddPhotoRequestPhotoTypedDict, FileInput]
    caption: NotRequired[str]


class AddPhotoRequest(BaseModel):
    """AddPhotoRequest."""

    photo: AddPhotoRequestPhoto
    caption: Optional[str] = None


class AddPhotoRequestPhotoTypedDict(TypedDict):
    """`AddPhotoRequestPhoto` as a plain dict."""

    file_name: str
    content: FileContent
    content_type: NotRequired[str]


class AddPhotoRequestPhoto(FileModel):
    """AddPhotoRequestPhoto."""

    file_name: str
    content: FileContent
    content_type: Optional[str] = None
