"""Lays out Markdown tables.

Input: cells of raw text. Output: the lines of a table, padded so that the source reads well.
All columns share one width, that of the longest cell of the table; a line break in a cell counts as
one character when measured and becomes `<br/>` when written, so such a cell may overflow.
"""

from __future__ import annotations

from collections.abc import Sequence

Row = Sequence[str]


def table(head: Row, rows: Sequence[Row]) -> str:
    """The table, without a line break after its last row. Every row has as many cells as `head`."""
    width = max(map(len, head))
    for row in rows:
        width = max(width, *map(len, row))
    rule = "-" * width
    lines = [_line(head, width), "| " + " | ".join([rule] * len(head)) + " |"]
    lines += [_line(row, width) for row in rows]
    return "\n".join(lines)


def _line(row: Row, width: int) -> str:
    return "| " + " | ".join([broken(cell).ljust(width) for cell in row]) + " |"


def broken(cell: str) -> str:
    """The cell's text on one line: each line break as `<br/>`."""
    if "\r" in cell:
        cell = cell.replace("\r\n", "\n").replace("\r", "\n")
    return cell.replace("\n", "<br/>") if "\n" in cell else cell


def fitted(head: Row, rows: Sequence[Row]) -> str:
    """A table whose columns each have their own width, for pages that are the same in every SDK."""
    columns = range(len(head))
    widths = [max(len(row[column]) for row in (head, *rows)) for column in columns]
    rule = ["-" * width for width in widths]
    return "\n".join(
        "| "
        + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        + " |"
        for row in (head, rule, *rows)
    )
