"""What a path leads to.

Input: what the system says of an entry. Output: its `Kind`, and a `Stamp` by which a later change is noticed.
"""

from __future__ import annotations

import os
import stat
from enum import StrEnum

from sdkpress.frozen import dataclass

Stamp = tuple[int, int]
"""The size of an entry in bytes, and the time of its last change in nanoseconds."""


class Kind(StrEnum):
    """What a path leads to."""

    NOTHING = "nothing"
    FILE = "file"
    FOLDER = "folder"
    LINK = "link"
    OTHER = "special file"  # FIFO, socket, device
    UNREADABLE = "unreadable file"


def with_article(kind: Kind) -> str:
    """The kind in a sentence."""
    return f"{'an' if kind is Kind.UNREADABLE else 'a'} {kind}"


@dataclass(frozen=True, slots=True)
class PathState:
    """What a path leads to; its bytes where it is a file that can be read; no stamp where nothing is there."""

    kind: Kind
    content: bytes | None = None
    stamp: Stamp | None = None


NOTHING = PathState(Kind.NOTHING)


def kind_of(mode: int) -> Kind:
    """The kind of an entry with this mode."""
    if stat.S_ISREG(mode):
        return Kind.FILE
    if stat.S_ISDIR(mode):
        return Kind.FOLDER
    return Kind.LINK if stat.S_ISLNK(mode) else Kind.OTHER


def stamp_of(status: os.stat_result) -> Stamp:
    """What changes whenever the entry is written again."""
    return status.st_size, status.st_mtime_ns
