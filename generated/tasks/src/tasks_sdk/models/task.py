"""`Task`."""

from __future__ import annotations

import datetime

from ..types import UNSET, BaseModel, OptionalNullable
from .priority import Priority


class Task(BaseModel):
    """Task."""

    id: int
    """The task's number."""

    title: str
    """What is to be done."""

    done: bool
    """Whether it is done."""

    due: OptionalNullable[datetime.date] = UNSET
    """The day it should be done, if any."""

    priority: Priority
    """How soon it should be done."""

    created: datetime.datetime
    """When it was added."""
