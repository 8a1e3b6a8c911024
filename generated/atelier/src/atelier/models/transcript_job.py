"""`TranscriptJob`."""

from __future__ import annotations

from typing import Literal, Optional, Union

from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel
from .job_state import JobState
from .transcript import Transcript, TranscriptTypedDict


class TranscriptJobTypedDict(TypedDict):
    """`TranscriptJob` as a plain dict."""

    kind: NotRequired[Literal["transcript"]]
    id: str
    state: JobState
    transcript: NotRequired[Union[Transcript, TranscriptTypedDict]]


class TranscriptJob(BaseModel):
    """TranscriptJob."""

    kind: Literal["transcript"] = "transcript"
    id: str
    state: JobState
    """How far a job is."""

    transcript: Optional[Transcript] = None
