"""`JobFinished`."""

from __future__ import annotations

import datetime
from typing import Union

from typing_extensions import TypedDict

from ..types import BaseModel
from .job import Job, JobTypedDict


class JobFinishedTypedDict(TypedDict):
    """`JobFinished` as a plain dict."""

    job: Union[Job, JobTypedDict]
    at: datetime.datetime


class JobFinished(BaseModel):
    """JobFinished."""

    job: Job
    """A job and what came of it."""

    at: datetime.datetime
