"""`Pet` and what belongs to it."""

from __future__ import annotations

from typing import List, Optional, Sequence, Union

from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel


class PetTypedDict(TypedDict):
    """`Pet` as a plain dict."""

    name: str
    mother: NotRequired[Union[Pet, PetTypedDict]]
    home: NotRequired[Union[Home, HomeTypedDict]]


class Pet(BaseModel):
    """Pet."""

    name: str
    mother: Optional[Pet] = None
    home: Optional[Home] = None


class HomeTypedDict(TypedDict):
    """`Home` as a plain dict."""

    pets: Sequence[Union[Pet, PetTypedDict]]


class Home(BaseModel):
    """Home."""

    pets: List[Pet]
