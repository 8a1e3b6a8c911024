"""`Folder`."""

from __future__ import annotations

from typing import List, Optional, Sequence, Union

from typing_extensions import NotRequired, TypedDict

from ..types import UNSET, BaseModel, Nullable, OptionalNullable


class FolderTypedDict(TypedDict):
    """`Folder` as a plain dict."""

    name: str
    folders: NotRequired[Sequence[Union[Folder, FolderTypedDict]]]
    parent: NotRequired[Nullable[Union[Folder, FolderTypedDict]]]


class Folder(BaseModel):
    """Folder."""

    name: str
    folders: Optional[List[Folder]] = None
    """The folders inside."""

    parent: OptionalNullable[Folder] = UNSET
