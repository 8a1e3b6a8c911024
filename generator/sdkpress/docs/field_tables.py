"""Tables of fields and of arguments.

Input: rows. Output: a Markdown table; the columns Default and Example are there where some row has one.
"""

from __future__ import annotations

from collections.abc import Iterable

from sdkpress.docs.markdown import cell, deprecation_cell, prose, struck
from sdkpress.docs.tables import table
from sdkpress.frozen import dataclass
from sdkpress.ir.models import Deprecation
from sdkpress.python.context import GenerationContext

_REQUIRED = {False: "✓", True: ":heavy_check_mark:"}  # by `Dialect.emoji_codes`
_OPTIONAL = {False: "–", True: ":heavy_minus_sign:"}
_NOTHING = "N/A"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """One field or argument. `type`, `default` and `example` are Markdown."""

    name: str
    type: str
    required: bool
    default: str = ""
    description: str | None = None
    deprecation: Deprecation | None = None
    example: str = ""


def field_table(context: GenerationContext, what: str, rows: Iterable[FieldRow]) -> str:
    """The table; `what` heads its first column."""
    cells = [_cells(context, row) for row in rows]
    head = (what, "Type", "Required", "Default", "Description", "Example")
    optional = ("Default", "Example")
    shown = [
        column
        for column, title in enumerate(head)
        if title not in optional or any(row[column] for row in cells)
    ]
    return table(
        [head[column] for column in shown],
        [[row[column] for column in shown] for row in cells],
        even=context.dialect.even_columns,
    )


def _cells(context: GenerationContext, row: FieldRow) -> tuple[str, ...]:
    name, text = f"`{row.name}`", cell(prose(context, row.description))
    if row.deprecation is not None:
        name = struck(name, row.deprecation)
        text = deprecation_cell(context, row.deprecation, text)
    return (
        name,
        cell(row.type),
        (_REQUIRED if row.required else _OPTIONAL)[context.dialect.emoji_codes],
        cell(row.default),
        text or _NOTHING,
        cell(row.example),
    )
