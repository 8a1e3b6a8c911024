"""Lines and columns of a text.

Input: a text and an offset in characters. Output: what an editor shows for it.
"""

from __future__ import annotations


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """The line and column of a character, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
