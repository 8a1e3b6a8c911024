"""`Pet`."""

from __future__ import annotations

from typing import Optional

from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable


class PetTypedDict(TypedDict):
    """`Pet` as a plain dict."""

    name: str
    owner: Nullable[str]
    age: NotRequired[int]
    chip: NotRequired[Nullable[str]]


class Pet(BaseModel):
    """Pet."""

    name: str
    owner: Nullable[str]
    age: Optional[int] = None
    chip: OptionalNullable[str] = UNSET
