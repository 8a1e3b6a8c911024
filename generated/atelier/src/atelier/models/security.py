"""`Security`."""

from __future__ import annotations

from typing import Annotated, Optional

import pydantic
from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel


class SecurityTypedDict(TypedDict):
    """`Security` as a plain dict."""

    token: NotRequired[str]
    admin_key: NotRequired[str]


class Security(BaseModel):
    """Security."""

    token: Optional[str] = None
    admin_key: Annotated[Optional[str], pydantic.Field(alias="adminKey")] = None
