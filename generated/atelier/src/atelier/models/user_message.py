"""`UserMessage` and what belongs to it."""

from __future__ import annotations

from typing import List, Literal, Optional, Sequence, Union

from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel
from .part import Part, PartTypedDict


class UserMessageTypedDict(TypedDict):
    """`UserMessage` as a plain dict."""

    role: NotRequired[Literal["user"]]
    content: Union[UserMessageContent, UserMessageContentTypedDict]
    name: NotRequired[str]


class UserMessage(BaseModel):
    """UserMessage."""

    role: Literal["user"] = "user"
    content: UserMessageContent
    """Words, or words and pictures."""

    name: Optional[str] = None
    """Who speaks."""


UserMessageContentTypedDict = Union[str, Sequence[Union[Part, PartTypedDict]]]
"""What is accepted for `UserMessageContent`."""

UserMessageContent = Union[str, List[Part]]
"""Words, or words and pictures."""
