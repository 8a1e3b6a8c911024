"""`Message`."""

from __future__ import annotations

from typing import Annotated, Union

from ..types import Tagged
from .assistant_message import AssistantMessage, AssistantMessageTypedDict
from .system_message import SystemMessage, SystemMessageTypedDict
from .tool_message import ToolMessage, ToolMessageTypedDict
from .user_message import UserMessage, UserMessageTypedDict

MessageTypedDict = Union[
    SystemMessage,
    SystemMessageTypedDict,
    UserMessage,
    UserMessageTypedDict,
    AssistantMessage,
    AssistantMessageTypedDict,
    ToolMessage,
    ToolMessageTypedDict,
]
"""What is accepted for `Message`."""

Message = Annotated[
    Union[SystemMessage, UserMessage, AssistantMessage, ToolMessage],
    Tagged("role", {"system": 0, "user": 1, "assistant": 2, "tool": 3}),
]
"""One turn of a conversation."""
