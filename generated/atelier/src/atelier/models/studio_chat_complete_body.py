"""`StudioChatCompleteBody` and what belongs to it."""

from __future__ import annotations

from typing import Any, Dict, List, Literal, Mapping, Optional, Sequence, Union

from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable
from .answer_shape import AnswerShape, AnswerShapeTypedDict
from .effort_name import EffortName
from .message import Message, MessageTypedDict
from .tool import Tool, ToolTypedDict


class StudioChatCompleteBodyTypedDict(TypedDict):
    """`StudioChatCompleteBody` as a plain dict."""

    model: str
    messages: Sequence[Union[Message, MessageTypedDict]]
    temperature: NotRequired[Nullable[float]]
    max_words: NotRequired[int]
    stop: NotRequired[Nullable[StudioChatCompleteBodyStop]]
    answer_as: NotRequired[Union[AnswerShape, AnswerShapeTypedDict]]
    tools: NotRequired[Sequence[Union[Tool, ToolTypedDict]]]
    effort: NotRequired[StudioChatCompleteBodyEffort]
    metadata: NotRequired[Mapping[str, Any]]
    stream: NotRequired[Literal[False]]


class StudioChatCompleteBody(BaseModel):
    """StudioChatCompleteBody."""

    model: str
    """Who answers."""

    messages: List[Message]
    """The conversation so far."""

    temperature: OptionalNullable[float] = 1.0
    """Higher is bolder."""

    max_words: Optional[int] = None
    """Stop after so many words."""

    stop: OptionalNullable[StudioChatCompleteBodyStop] = UNSET
    """Words that end the answer."""

    answer_as: Optional[AnswerShape] = None
    tools: Optional[List[Tool]] = None
    """What the model may call."""

    effort: Optional[StudioChatCompleteBodyEffort] = None
    """How long to think, by name or in words."""

    metadata: Optional[Dict[str, Any]] = None
    """Anything that should come back with the answer."""

    stream: Literal[False] = False
    """Always false here; see `stream`."""


StudioChatCompleteBodyStop = Union[str, List[str]]
"""Words that end the answer."""

StudioChatCompleteBodyEffort = Union[EffortName, int]
"""How long to think, by name or in words."""
