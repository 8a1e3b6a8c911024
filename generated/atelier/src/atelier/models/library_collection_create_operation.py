"""`LibraryCollectionCreateRequest`."""

from __future__ import annotations

from typing import Annotated, Optional, Union

import pydantic
from typing_extensions import NotRequired, TypedDict

from ..types import BaseModel
from .new_collection import NewCollection, NewCollectionTypedDict


class LibraryCollectionCreateRequestTypedDict(TypedDict):
    """`LibraryCollectionCreateRequest` as a plain dict."""

    x_workspace: NotRequired[str]
    idempotency_key: str
    new_collection: Union[NewCollection, NewCollectionTypedDict]


class LibraryCollectionCreateRequest(BaseModel):
    """LibraryCollectionCreateRequest."""

    x_workspace: Annotated[Optional[str], pydantic.Field(alias="X-Workspace")] = None
    """The workspace that pays, if you belong to several."""

    idempotency_key: Annotated[str, pydantic.Field(alias="Idempotency-Key")]
    """A word of your own that makes a repeated call harmless."""

    new_collection: Annotated[NewCollection, pydantic.Field(alias="NewCollection")]
