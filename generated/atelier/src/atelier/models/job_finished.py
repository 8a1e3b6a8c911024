"""`JobFinished`."""

from __future__ import annotations

import datetime

from ..types import BaseModel
from .job import Job


class JobFinished(BaseModel):
    """JobFinished."""

    job: Job
    """A job and what came of it."""

    at: datetime.datetime
