"""`JobOrder` and what belongs to it."""

from __future__ import annotations

import datetime
from typing import Literal, Optional, Union

from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel
from .studio_image_generate_body import (
    StudioImageGenerateBody,
    StudioImageGenerateBodyTypedDict,
)

JobOrderKind = Literal["render", "transcript"]
"""What to do."""

JobOrderPriority = Literal[1, 2, 3]
"""1 is the most urgent."""


class JobOrderTypedDict(TypedDict):
    """`JobOrder` as a plain dict."""

    kind: JobOrderKind
    picture: NotRequired[
        Union[StudioImageGenerateBody, StudioImageGenerateBodyTypedDict]
    ]
    recording: NotRequired[str]
    priority: NotRequired[JobOrderPriority]
    start_at: NotRequired[datetime.datetime]


class JobOrder(BaseModel):
    """JobOrder."""

    kind: JobOrderKind
    """What to do."""

    picture: Optional[StudioImageGenerateBody] = None
    """What to paint, and how."""

    recording: Optional[str] = None
    """Where the recording is."""

    priority: Optional[JobOrderPriority] = 2
    """1 is the most urgent."""

    start_at: Optional[datetime.datetime] = None
    """Not before this time."""
