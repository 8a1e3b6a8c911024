"""`TaskChange`."""

from __future__ import annotations

import datetime
from typing import Optional

from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable
from .priority import Priority


class TaskChangeTypedDict(TypedDict):
    """`TaskChange` as a plain dict."""

    title: NotRequired[str]
    done: NotRequired[bool]
    due: NotRequired[Nullable[datetime.date]]
    priority: NotRequired[Priority]


class TaskChange(BaseModel):
    """TaskChange."""

    title: Optional[str] = None
    """What is to be done."""

    done: Optional[bool] = None
    """Whether it is done."""

    due: OptionalNullable[datetime.date] = UNSET
    """The day it should be done; null for no day."""

    priority: Optional[Priority] = None
    """How soon it should be done."""
