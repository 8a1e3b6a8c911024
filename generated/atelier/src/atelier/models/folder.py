"""`Folder`."""

from __future__ import annotations

from typing import List, Optional

from ..types import UNSET, BaseModel, OptionalNullable


class Folder(BaseModel):
    """Folder."""

    name: str
    folders: Optional[List[Folder]] = None
    """The folders inside."""

    parent: OptionalNullable[Folder] = UNSET
