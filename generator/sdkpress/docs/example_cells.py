"""The Example column: a document's own example values as text.

Input: a type and the values the document gives for it. Output: the text of a table cell. A null, and a
value whose JSON kind cannot be of the type (a scalar for a list), is left out.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from sdkpress.examples.conformance import kind_conforms
from sdkpress.examples.json_values import shortest
from sdkpress.ir.types import Kind, Primitive, TypeRef, bare
from sdkpress.python.context import GenerationContext


def example_cell(
    context: GenerationContext, type_: TypeRef, values: Sequence[object]
) -> str:
    """The cell for `values`; empty where none fits."""
    if not values:
        return ""
    texts = [
        example_text(context, type_, value)
        for value in values
        if value is not None and kind_conforms(context, type_, value)
    ]
    if len(texts) < 2:
        return "".join(texts)
    return "<br/>".join(
        f"**Example {number}:** {text}" for number, text in enumerate(texts, 1)
    )


def example_text(context: GenerationContext, type_: TypeRef, value: object) -> str:
    """One value: strings as they are, numbers as short as JavaScript prints them, the rest as JSON."""
    if isinstance(value, str):
        of = bare(type_)
        if context.dialect.go_times and of == Primitive(Kind.DATE_TIME, "date-time"):
            return _go_time(value)
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return json.dumps(shortest(value))
    return json.dumps(shortest(value), indent=0, ensure_ascii=False)


def _go_time(text: str) -> str:
    """An RFC 3339 time as Go's `time.Time` prints itself; other text as it is."""
    from datetime import datetime

    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    if moment.tzinfo is None:
        return text
    fraction = f".{moment.microsecond:06d}".rstrip("0") if moment.microsecond else ""
    offset = moment.strftime("%z")
    zone = "UTC" if offset == "+0000" else offset
    return f"{moment:%Y-%m-%d %H:%M:%S}{fraction} {offset} {zone}"
