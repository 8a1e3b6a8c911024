"""`Pet` and what belongs to it."""

from __future__ import annotations

from typing import Optional, Union

from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel


class Pet1TypedDict(TypedDict):
    """`Pet1` as a plain dict."""

    kind: NotRequired[str]
    lives: NotRequired[int]


class Pet1(BaseModel):
    """Pet1."""

    kind: Optional[str] = None
    lives: Optional[int] = None


class Pet2TypedDict(TypedDict):
    """`Pet2` as a plain dict."""

    kind: NotRequired[str]
    loud: NotRequired[bool]


class Pet2(BaseModel):
    """Pet2."""

    kind: Optional[str] = None
    loud: Optional[bool] = None


PetTypedDict = Union[Pet1, Pet1TypedDict, Pet2, Pet2TypedDict]
"""What is accepted for `Pet`."""

Pet = Union[Pet1, Pet2]
