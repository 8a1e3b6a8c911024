"""`Pet`."""

from __future__ import annotations

from typing import Dict, Mapping, Optional

import pydantic
from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel


class PetTypedDict(TypedDict):
    """`Pet` as a plain dict."""

    name: str
    labels: NotRequired[Mapping[str, str]]


class Pet(BaseModel):
    """Pet."""

    __pydantic_extra__: Dict[str, int] = pydantic.Field(init=False)
    """Properties that the document does not name."""

    name: str
    labels: Optional[Dict[str, str]] = None
