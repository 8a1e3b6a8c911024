"""`Tool`."""

from __future__ import annotations

from typing import Annotated, Any, Dict, Mapping, Optional

import pydantic
from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel


class ToolTypedDict(TypedDict):
    """`Tool` as a plain dict."""

    name: str
    description: NotRequired[str]
    schema_: NotRequired[Mapping[str, Any]]


class Tool(BaseModel):
    """Tool."""

    name: str
    """What the model calls it."""

    description: Optional[str] = None
    """What it is good for."""

    schema_: Annotated[Optional[Dict[str, Any]], pydantic.Field(alias="schema")] = None
    """A JSON Schema of its arguments."""
