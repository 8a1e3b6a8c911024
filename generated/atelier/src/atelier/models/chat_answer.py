"""`ChatAnswer`."""

from __future__ import annotations

import datetime
from typing import Any, Dict, Optional

from ..types import BaseModel
from .assistant_message import AssistantMessage
from .end_reason import EndReason
from .usage import Usage


class ChatAnswer(BaseModel):
    """ChatAnswer."""

    id: str
    message: AssistantMessage
    end: EndReason
    """Why the answer ended. More reasons may come."""

    created: datetime.datetime
    usage: Optional[Usage] = None
    metadata: Optional[Dict[str, Any]] = None
