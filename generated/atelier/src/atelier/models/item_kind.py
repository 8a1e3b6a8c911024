"""`ItemKind`."""

from __future__ import annotations

from typing import Literal, Union

from ..types import UnrecognizedStr

ItemKind = Union[Literal["picture", "talk", "transcript"], UnrecognizedStr]
"""What an item is."""
