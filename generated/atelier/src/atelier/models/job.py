"""`Job`."""

from __future__ import annotations

from typing import Annotated, Union

from ..types import Tagged, Unrecognized
from .render_job import RenderJob
from .transcript_job import TranscriptJob

Job = Annotated[
    Union[RenderJob, TranscriptJob, Unrecognized],
    Tagged("kind", {"render": 0, "transcript": 1}),
]
"""A job and what came of it."""
