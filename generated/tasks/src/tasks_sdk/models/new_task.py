"""`NewTask`."""

from __future__ import annotations

import datetime
from typing import Optional

from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel
from .priority import Priority


class NewTaskTypedDict(TypedDict):
    """`NewTask` as a plain dict."""

    title: str
    due: NotRequired[datetime.date]
    priority: NotRequired[Priority]


class NewTask(BaseModel):
    """NewTask."""

    title: str
    """What is to be done."""

    due: Optional[datetime.date] = None
    """The day it should be done."""

    priority: Optional[Priority] = "normal"
    """How soon it should be done."""
