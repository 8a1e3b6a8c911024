"""`Priority`."""

from __future__ import annotations

from typing import Literal, Union

from ..types import UnrecognizedStr

Priority = Union[Literal["low", "normal", "high"], UnrecognizedStr]
"""How soon it should be done."""
