"""`Size`."""

from __future__ import annotations

from typing import Literal, Union

from ..types import UnrecognizedStr

Size = Union[Literal["small", "big"], UnrecognizedStr]
"""How big a pet is."""
