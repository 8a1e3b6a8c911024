"""`Picture`."""

from __future__ import annotations

from typing import Annotated, Optional

import pydantic

from ..types import UNSET, BaseModel, OptionalNullable
from .picture_format import PictureFormat


class Picture(BaseModel):
    """Picture."""

    url: OptionalNullable[str] = UNSET
    """Where it can be fetched for an hour."""

    data: Optional[str] = None
    """The picture itself, if it was asked for."""

    format_: Annotated[PictureFormat, pydantic.Field(alias="format")]
    """The format of a file."""

    seed: Optional[int] = None
    """The seed that was used."""
