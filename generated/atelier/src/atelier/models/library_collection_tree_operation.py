"""`LibraryCollectionTreeRequest`."""

from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel, Nullable, OptionalNullable


class LibraryCollectionTreeRequestTypedDict(TypedDict):
    """`LibraryCollectionTreeRequest` as a plain dict."""

    collection_id: str
    depth: NotRequired[Nullable[int]]


class LibraryCollectionTreeRequest(BaseModel):
    """LibraryCollectionTreeRequest."""

    collection_id: str
    """The collection."""

    depth: OptionalNullable[int] = 3
    """How many levels to show."""
