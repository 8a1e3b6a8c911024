"""`ToolCall`."""

from __future__ import annotations

from typing import Any, Dict, Mapping

from typing_extensions import TypedDict

from ..types import BaseModel


class ToolCallTypedDict(TypedDict):
    """`ToolCall` as a plain dict."""

    id: str
    name: str
    arguments: Mapping[str, Any]


class ToolCall(BaseModel):
    """ToolCall."""

    id: str
    name: str
    arguments: Dict[str, Any]
