"""`AssistantMessage`."""

from __future__ import annotations

from typing import List, Literal, Optional, Sequence, Union

from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable
from .tool_call import ToolCall, ToolCallTypedDict


class AssistantMessageTypedDict(TypedDict):
    """`AssistantMessage` as a plain dict."""

    role: NotRequired[Literal["assistant"]]
    content: NotRequired[Nullable[str]]
    calls: NotRequired[Sequence[Union[ToolCall, ToolCallTypedDict]]]


class AssistantMessage(BaseModel):
    """AssistantMessage."""

    role: Literal["assistant"] = "assistant"
    content: OptionalNullable[str] = UNSET
    """What it said."""

    calls: Optional[List[ToolCall]] = None
    """The tools it calls."""
