"""`LibraryCollectionRemoveRequest`."""

from __future__ import annotations

from typing_extensions import TypedDict

from ..types import BaseModel


class LibraryCollectionRemoveRequestTypedDict(TypedDict):
    """`LibraryCollectionRemoveRequest` as a plain dict."""

    collection_id: str


class LibraryCollectionRemoveRequest(BaseModel):
    """LibraryCollectionRemoveRequest."""

    collection_id: str
    """The collection."""
