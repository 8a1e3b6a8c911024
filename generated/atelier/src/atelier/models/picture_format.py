"""`PictureFormat`."""

from __future__ import annotations

from typing import Literal, Union

from ..types import UnrecognizedStr

PictureFormat = Union[Literal["png", "jpeg", "webp"], UnrecognizedStr]
"""The format of a file."""
