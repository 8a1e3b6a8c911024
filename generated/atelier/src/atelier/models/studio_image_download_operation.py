"""`StudioImageDownloadRequest`."""

from __future__ import annotations

from typing import Annotated, Optional

import pydantic
from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel
from .picture_format import PictureFormat


class StudioImageDownloadRequestTypedDict(TypedDict):
    """`StudioImageDownloadRequest` as a plain dict."""

    picture_id: str
    format_: NotRequired[PictureFormat]


class StudioImageDownloadRequest(BaseModel):
    """StudioImageDownloadRequest."""

    picture_id: str
    """The picture."""

    format_: Annotated[Optional[PictureFormat], pydantic.Field(alias="format")] = None
    """The format of the file."""
