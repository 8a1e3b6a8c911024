"""`AccountKeyIssueRequest` and what belongs to it."""

from __future__ import annotations

import datetime
from typing import Dict, List, Literal, Sequence

import pydantic
from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable

AccountKeyIssueRequestRight = Literal["paint", "talk", "listen", "library"]


class AccountKeyIssueRequestTypedDict(TypedDict):
    """`AccountKeyIssueRequest` as a plain dict."""

    name: str
    rights: Sequence[AccountKeyIssueRequestRight]
    expires: NotRequired[Nullable[datetime.date]]


class AccountKeyIssueRequest(BaseModel):
    """AccountKeyIssueRequest."""

    __pydantic_extra__: Dict[str, str] = pydantic.Field(init=False)
    """Properties that the document does not name."""

    name: str
    """What the key is for."""

    rights: List[AccountKeyIssueRequestRight]
    """What the key may do."""

    expires: OptionalNullable[datetime.date] = UNSET
    """The last day on which it works; null for no end."""


class AccountKeyIssueResponse(BaseModel):
    """The key. It is shown this once."""

    id: str
    secret: str
    expires: OptionalNullable[datetime.date] = UNSET
