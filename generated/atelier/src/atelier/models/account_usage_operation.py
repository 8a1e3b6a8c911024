"""`AccountUsageResponse` and what belongs to it."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Dict, Mapping, Optional, Union

import pydantic
from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel
from .usage import Usage, UsageTypedDict


class AccountUsageResponseTypedDict(TypedDict):
    """`AccountUsageResponse` as a plain dict."""

    days: Mapping[str, Union[Usage, UsageTypedDict]]
    notes: NotRequired[Mapping[str, Any]]


class AccountUsageResponse(BaseModel):
    """What was used, by day."""

    days: Dict[str, Usage]
    notes: Optional[Dict[str, Any]] = None


class AccountUsageRequestTypedDict(TypedDict):
    """`AccountUsageRequest` as a plain dict."""

    from_: datetime.date
    to: NotRequired[datetime.date]


class AccountUsageRequest(BaseModel):
    """AccountUsageRequest."""

    from_: Annotated[datetime.date, pydantic.Field(alias="from")]
    """The first day."""

    to: Optional[datetime.date] = None
    """The last day; today if left out."""
