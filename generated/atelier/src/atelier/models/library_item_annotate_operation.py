"""`LibraryItemAnnotateRequest`."""

from __future__ import annotations

from typing import Annotated, Union

import pydantic
from typing_extensions import TypedDict

from ..types import BaseModel
from .note import Note, NoteTypedDict


class LibraryItemAnnotateRequestTypedDict(TypedDict):
    """`LibraryItemAnnotateRequest` as a plain dict."""

    item_id: str
    note: Union[Note, NoteTypedDict]


class LibraryItemAnnotateRequest(BaseModel):
    """LibraryItemAnnotateRequest."""

    item_id: str
    """The item."""

    note: Annotated[Note, pydantic.Field(alias="Note")]
