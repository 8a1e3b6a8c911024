"""`LibraryItemSearchOrder`."""

from __future__ import annotations

from typing import Literal

LibraryItemSearchOrder = Literal["newest", "oldest", "best"]
