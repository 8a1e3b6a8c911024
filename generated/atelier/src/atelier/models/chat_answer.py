"""`ChatAnswer`."""

from __future__ import annotations

import datetime
from typing import Any, Dict, Mapping, Optional, Union

from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel
from .assistant_message import AssistantMessage, AssistantMessageTypedDict
from .end_reason import EndReason
from .usage import Usage, UsageTypedDict


class ChatAnswerTypedDict(TypedDict):
    """`ChatAnswer` as a plain dict."""

    id: str
    message: Union[AssistantMessage, AssistantMessageTypedDict]
    end: EndReason
    created: datetime.datetime
    usage: NotRequired[Union[Usage, UsageTypedDict]]
    metadata: NotRequired[Mapping[str, Any]]


class ChatAnswer(BaseModel):
    """ChatAnswer."""

    id: str
    message: AssistantMessage
    end: EndReason
    """Why the answer ended. More reasons may come."""

    created: datetime.datetime
    usage: Optional[Usage] = None
    metadata: Optional[Dict[str, Any]] = None
