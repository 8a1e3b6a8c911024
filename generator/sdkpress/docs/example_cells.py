"""The Example column: a document's own example values as text.

Input: a type and the values the document gives for it. Output: the text of a table cell. A null, and a
value whose JSON kind cannot be of the type (a scalar for a list), is left out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import cast

from sdkpress.docs.lookup import Lookup
from sdkpress.ir.models import EnumModel, ObjectModel, UnionModel
from sdkpress.ir.types import (
    Const,
    Kind,
    ListOf,
    MapOf,
    Nullable,
    Primitive,
    Ref,
    TypeRef,
    Unknown,
    bare,
)


def example_cell(lookup: Lookup, type_: TypeRef, values: Sequence[object]) -> str:
    """The cell for `values`; empty where none fits."""
    if not values:
        return ""
    texts = [
        example_text(lookup, type_, value)
        for value in values
        if value is not None and kind_fits(lookup, type_, value)
    ]
    if len(texts) < 2:
        return "".join(texts)
    return "<br/>".join(
        f"**Example {number}:** {text}" for number, text in enumerate(texts, 1)
    )


def example_text(lookup: Lookup, type_: TypeRef, value: object) -> str:
    """One value: strings as they are, numbers as short as JavaScript prints them, the rest as JSON."""
    if isinstance(value, str):
        of = bare(type_)
        if lookup.dialect.go_times and of == Primitive(Kind.DATE_TIME, "date-time"):
            return _go_time(value)
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return json.dumps(shortest(value))
    return json.dumps(shortest(value), indent=0, ensure_ascii=False)


def shortest(value: object) -> object:
    """The value with integral floats as integers, at any depth."""
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, Mapping):
        pairs = cast("Mapping[object, object]", value).items()
        return {str(key): shortest(item) for key, item in pairs}
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return [shortest(item) for item in cast("Sequence[object]", value)]
    return value


def kind_fits(lookup: Lookup, type_: TypeRef, value: object) -> bool:
    """Whether a value of this JSON kind could be of the type; nothing deeper is looked at."""
    match type_:
        case Nullable(of):
            return value is None or kind_fits(lookup, of, value)
        case Unknown():
            return True
        case ListOf():
            return isinstance(value, Sequence) and not isinstance(value, str | bytes)
        case MapOf():
            return isinstance(value, Mapping)
        case Const(constant):
            return isinstance(value, type(constant))
        case Primitive(kind):
            return _scalar_fits(kind, value)
        case Ref(id_):
            model = lookup.model(id_)
            if isinstance(model, ObjectModel):
                return isinstance(value, Mapping)
            if isinstance(model, UnionModel):
                return any(kind_fits(lookup, m, value) for m in model.members)
            return _member_fits(model, value)


def _member_fits(model: EnumModel, value: object) -> bool:
    return any(type(value) is type(member.value) for member in model.values)


def _scalar_fits(kind: Kind, value: object) -> bool:
    match kind:
        case Kind.BOOLEAN:
            return isinstance(value, bool)
        case Kind.INTEGER:
            whole = isinstance(value, float) and value.is_integer()
            return (isinstance(value, int) or whole) and not isinstance(value, bool)
        case Kind.NUMBER:
            return isinstance(value, int | float) and not isinstance(value, bool)
        case Kind.NULL:
            return value is None
        case _:
            return isinstance(value, str)


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
