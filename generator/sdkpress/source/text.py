"""Lines and columns of a text.

Input: a text and offsets in characters. Output: what an editor shows for them.
"""

from __future__ import annotations

from itertools import accumulate
from typing import Final

_BLOCK: Final = 1 << 12  # characters


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """The line and column of a character, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


class Lines:
    """The lines of one text, counted once: many places are looked up as quickly as one."""

    def __init__(self, text: str) -> None:
        self._text = text
        counts = (
            text.count("\n", start, start + _BLOCK)
            for start in range(0, len(text), _BLOCK)
        )
        self._before = list(
            accumulate(counts, initial=0)
        )  # line ends before each block

    def place(self, offset: int) -> tuple[int, int]:
        """The line and column of a character, both from 1."""
        block = min(offset // _BLOCK, len(self._before) - 1)
        before = self._before[block] + self._text.count("\n", block * _BLOCK, offset)
        return before + 1, offset - self._text.rfind("\n", 0, offset)
