"""`EndReason`."""

from __future__ import annotations

from typing import Literal, Union

from ..types import UnrecognizedStr

EndReason = Union[Literal["finished", "too_long", "tool_call"], UnrecognizedStr]
"""Why the answer ended. More reasons may come."""
