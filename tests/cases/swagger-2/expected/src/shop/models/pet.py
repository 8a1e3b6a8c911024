"""`Pet` and what belongs to it."""

from __future__ import annotations

from typing import Literal, Optional, Union

from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel, UnrecognizedStr

Mood = Union[Literal["calm", "wild"], UnrecognizedStr]


class PetTypedDict(TypedDict):
    """`Pet` as a plain dict."""

    name: str
    mood: NotRequired[Mood]


class Pet(BaseModel):
    """Pet."""

    name: str
    mood: Optional[Mood] = None
