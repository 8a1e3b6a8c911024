"""`LibraryCollectionUpdateRequest`."""

from __future__ import annotations

from typing import Annotated, Union

import pydantic
from typing_extensions import TypedDict

from ..types import BaseModel
from .collection_change import CollectionChange, CollectionChangeTypedDict


class LibraryCollectionUpdateRequestTypedDict(TypedDict):
    """`LibraryCollectionUpdateRequest` as a plain dict."""

    collection_id: str
    collection_change: Union[CollectionChange, CollectionChangeTypedDict]


class LibraryCollectionUpdateRequest(BaseModel):
    """LibraryCollectionUpdateRequest."""

    collection_id: str
    """The collection."""

    collection_change: Annotated[
        CollectionChange, pydantic.Field(alias="CollectionChange")
    ]
