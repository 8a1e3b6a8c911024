"""`RenderJob`."""

from __future__ import annotations

from typing import Literal, Optional, Union

from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel
from .job_state import JobState
from .picture_set import PictureSet, PictureSetTypedDict


class RenderJobTypedDict(TypedDict):
    """`RenderJob` as a plain dict."""

    kind: NotRequired[Literal["render"]]
    id: str
    state: JobState
    progress: NotRequired[float]
    result: NotRequired[Union[PictureSet, PictureSetTypedDict]]


class RenderJob(BaseModel):
    """RenderJob."""

    kind: Literal["render"] = "render"
    id: str
    state: JobState
    """How far a job is."""

    progress: Optional[float] = None
    """From 0 to 1."""

    result: Optional[PictureSet] = None
