"""The Example column: a document's own example values as text.

Input: a type and the values the document gives for it. Output: the text of a table cell. A null, and a
value whose JSON kind cannot be of the type (a scalar for a list), is left out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from sdkpress.docs.markdown import harmless
from sdkpress.examples.conformance import kind_conforms
from sdkpress.examples.json_values import shortest
from sdkpress.ir.types import Kind, ListOf, Nullable, Primitive, TupleOf, TypeRef, bare
from sdkpress.python.context import GenerationContext
from sdkpress.source.yaml_scalars import PlainTimestamp


def example_cell(
    context: GenerationContext, type_: TypeRef, values: Sequence[object]
) -> str:
    """The cell for `values`; empty where none fits."""
    if not values:
        return ""
    if not context.dialect.all_examples:
        first = values[0]
        return "<nil>" if first is None else example_text(context, type_, first)
    texts = [
        example_text(context, type_, value)
        for value in values
        if _is_shown(context, type_, value, several=len(values) > 1)
    ]
    if len(texts) < 2:
        return "".join(texts)
    return "<br/>".join(
        f"**Example {number}:** {text}" for number, text in enumerate(texts, 1)
    )


def _is_shown(
    context: GenerationContext, type_: TypeRef, value: object, *, several: bool
) -> bool:
    if value is None:
        # Null is told apart from other examples only.
        return several and context.dialect.any_examples and isinstance(type_, Nullable)
    listed = isinstance(bare(type_), (ListOf, TupleOf))
    if context.dialect.any_examples and (not listed or isinstance(value, Mapping)):
        return True
    return kind_conforms(context, type_, value)


def example_text(context: GenerationContext, type_: TypeRef, value: object) -> str:
    """One value: strings as they are, numbers as short as JavaScript prints them, the rest as JSON."""
    return harmless(context, _text(context, type_, value))


def _text(context: GenerationContext, type_: TypeRef, value: object) -> str:
    if isinstance(value, str):
        of = bare(type_)
        written_plain = isinstance(value, PlainTimestamp)
        if (
            context.dialect.go_times
            and written_plain
            and of == Primitive(Kind.DATE_TIME, "date-time")
        ):
            return _go_time(value)
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return json.dumps(shortest(value))
    text = json.dumps(shortest(value), indent=0, ensure_ascii=False)
    if context.dialect.escaped_signs:
        for sign in "<>&":
            text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


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
