"""`RenderJob`."""

from __future__ import annotations

from typing import Literal, Optional

from ..types import BaseModel
from .job_state import JobState
from .picture_set import PictureSet


class RenderJob(BaseModel):
    """RenderJob."""

    kind: Literal["render"] = "render"
    id: str
    state: JobState
    """How far a job is."""

    progress: Optional[float] = None
    """From 0 to 1."""

    result: Optional[PictureSet] = None
