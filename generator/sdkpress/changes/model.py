"""One change of an SDK.

Input: nothing. Output: `Change`, which `changes.compare` finds and `changes.report` writes.
"""

from __future__ import annotations

from enum import StrEnum

from sdkpress.frozen import dataclass


class Kind(StrEnum):
    """What happened."""

    REMOVED = "removed"
    RENAMED = "renamed"
    RETYPED = "retyped"
    NOW_REQUIRED = "now required"
    NOW_OPTIONAL = "now optional"
    DEFAULT = "default changed"
    DEPRECATED = "deprecated"
    WIRE = "on the wire"
    NEW = "new"


ORDER = {kind: number for number, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change. `subject` is what it is of: `chat.complete(top_k=)`, `models.Pet.name`.

    `breaking`: code that uses it no longer type-checks, or works otherwise with a response that was right before; or what
    was right to send is refused. `old` and `new` are JSON pointers
    into the two documents.
    """

    kind: Kind
    subject: str
    message: str
    breaking: bool
    old: str | None = None
    new: str | None = None

    @property
    def key(self) -> str:
        """What an allow-list names: `removed models.Pet.name`."""
        return f"{self.kind} {self.subject}"
