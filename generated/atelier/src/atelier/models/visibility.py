"""`Visibility`."""

from __future__ import annotations

from typing import Literal, Union

from ..types import UnrecognizedStr

Visibility = Union[Literal["private", "workspace", "public"], UnrecognizedStr]
"""Who can see it."""
