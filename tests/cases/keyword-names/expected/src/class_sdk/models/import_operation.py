"""`ImportRequest`."""

from __future__ import annotations

from typing import Annotated, Optional

import pydantic
from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel


class ImportRequestTypedDict(TypedDict):
    """`ImportRequest` as a plain dict."""

    from_: str
    lambda_: NotRequired[int]
    self_: NotRequired[str]


class ImportRequest(BaseModel):
    """ImportRequest."""

    from_: Annotated[str, pydantic.Field(alias="from")]
    lambda_: Annotated[Optional[int], pydantic.Field(alias="lambda")] = None
    self_: Annotated[Optional[str], pydantic.Field(alias="self")] = None
