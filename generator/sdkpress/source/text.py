"""Lines and columns of a text.

Input: a text and offsets in characters. Output: what an editor shows for them.
"""

from __future__ import annotations

from bisect import bisect_left


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """The line and column of a character, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


class Lines:
    """The lines of one text, found once: many places are looked up as quickly as one."""

    def __init__(self, text: str) -> None:
        self._ends: list[int] = []
        at = text.find("\n")
        while at >= 0:
            self._ends.append(at)
            at = text.find("\n", at + 1)

    def place(self, offset: int) -> tuple[int, int]:
        """The line and column of a character, both from 1."""
        line = bisect_left(self._ends, offset)
        return line + 1, offset - (self._ends[line - 1] if line else -1)
