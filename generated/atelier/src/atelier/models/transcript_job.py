"""`TranscriptJob`."""

from __future__ import annotations

from typing import Literal, Optional

from ..types import BaseModel
from .job_state import JobState
from .transcript import Transcript


class TranscriptJob(BaseModel):
    """TranscriptJob."""

    kind: Literal["transcript"] = "transcript"
    id: str
    state: JobState
    """How far a job is."""

    transcript: Optional[Transcript] = None
