"""`LibraryItemMoveRequest`."""

from __future__ import annotations

from typing_extensions import TypedDict

from ..types import BaseModel


class LibraryItemMoveRequestTypedDict(TypedDict):
    """`LibraryItemMoveRequest` as a plain dict."""

    item: str
    to: str


class LibraryItemMoveRequest(BaseModel):
    """What goes where."""

    item: str
    """The item."""

    to: str
    """The collection to put it in."""
