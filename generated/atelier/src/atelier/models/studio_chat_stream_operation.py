"""`StudioChatStreamRequest`."""

from __future__ import annotations

from typing import Annotated, Optional, Union

import pydantic
from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel
from .studio_chat_stream_body import StudioChatStreamBody, StudioChatStreamBodyTypedDict


class StudioChatStreamRequestTypedDict(TypedDict):
    """`StudioChatStreamRequest` as a plain dict."""

    x_workspace: NotRequired[str]
    studio_chat_stream_body: Union[StudioChatStreamBody, StudioChatStreamBodyTypedDict]


class StudioChatStreamRequest(BaseModel):
    """StudioChatStreamRequest."""

    x_workspace: Annotated[Optional[str], pydantic.Field(alias="X-Workspace")] = None
    """The workspace that pays, if you belong to several."""

    studio_chat_stream_body: Annotated[
        StudioChatStreamBody, pydantic.Field(alias="StudioChatStreamBody")
    ]
