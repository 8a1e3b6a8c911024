"""Lays out Markdown tables.

Input: cells of raw text. Output: the lines of a table, padded so that the source reads well. A line break in a cell
becomes `<br/>`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

Row = Sequence[str]

_WIDEST: Final = 60  # longer cells are not padded to


def table(head: Row, rows: Sequence[Row], *, even: bool = False) -> str:
    """The table, without a line break after its last row. Every row has as many cells as `head`.

    Each column has its own width; where they are `even`, all have that of the longest cell, in which a line break
    counts as one character.
    """
    lines = [
        [broken(cell) if "\n" in cell or "\r" in cell else cell for cell in row]
        for row in rows
    ]
    if even:
        widths = [max(len(cell) for row in (head, *rows) for cell in row)] * len(head)
    else:
        widths = [
            (
                max(
                    len(head[column]),
                    *(min(len(line[column]), _WIDEST) for line in lines),
                )
                if lines
                else len(head[column])
            )
            for column in range(len(head))
        ]
    rule = ["-" * width for width in widths]
    return "\n".join(_line(row, widths) for row in (head, rule, *lines))


def _line(row: Row, widths: Sequence[int]) -> str:
    cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
    return f"| {' | '.join(cells)} |"


def broken(cell: str) -> str:
    """The cell's text on one line: each line break as `<br/>`."""
    return cell.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "<br/>")
