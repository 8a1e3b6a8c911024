"""`LibraryCollectionGetRequest`."""

from __future__ import annotations

from typing_extensions import TypedDict

from ..types import BaseModel


class LibraryCollectionGetRequestTypedDict(TypedDict):
    """`LibraryCollectionGetRequest` as a plain dict."""

    collection_id: str


class LibraryCollectionGetRequest(BaseModel):
    """LibraryCollectionGetRequest."""

    collection_id: str
    """The collection."""
