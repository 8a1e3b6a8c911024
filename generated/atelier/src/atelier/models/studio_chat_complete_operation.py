"""`StudioChatCompleteRequest`."""

from __future__ import annotations

from typing import Annotated, Optional, Union

import pydantic
from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel
from .studio_chat_complete_body import (
    StudioChatCompleteBody,
    StudioChatCompleteBodyTypedDict,
)


class StudioChatCompleteRequestTypedDict(TypedDict):
    """`StudioChatCompleteRequest` as a plain dict."""

    x_workspace: NotRequired[str]
    studio_chat_complete_body: Union[
        StudioChatCompleteBody, StudioChatCompleteBodyTypedDict
    ]


class StudioChatCompleteRequest(BaseModel):
    """StudioChatCompleteRequest."""

    x_workspace: Annotated[Optional[str], pydantic.Field(alias="X-Workspace")] = None
    """The workspace that pays, if you belong to several."""

    studio_chat_complete_body: Annotated[
        StudioChatCompleteBody, pydantic.Field(alias="StudioChatCompleteBody")
    ]
