"""`LibraryCollectionListRequest`."""

from __future__ import annotations

from typing import Annotated, List, Optional, Sequence

import pydantic
from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel
from .item_kind import ItemKind


class LibraryCollectionListRequestTypedDict(TypedDict):
    """`LibraryCollectionListRequest` as a plain dict."""

    x_workspace: NotRequired[str]
    cursor: NotRequired[str]
    limit: NotRequired[int]
    label: NotRequired[List[str]]
    kinds: NotRequired[Sequence[ItemKind]]


class LibraryCollectionListRequest(BaseModel):
    """LibraryCollectionListRequest."""

    x_workspace: Annotated[Optional[str], pydantic.Field(alias="X-Workspace")] = None
    """The workspace that pays, if you belong to several."""

    cursor: Optional[str] = None
    """Where the page before this one ended."""

    limit: Optional[int] = 50
    """How many collections a page holds."""

    label: Optional[List[str]] = None
    """Only collections that carry all of these labels."""

    kinds: Optional[List[ItemKind]] = None
    """Only collections that hold items of these kinds."""
