"""Types as the pages write them.

Input: a `TypeRef` and where it stands. Output: the Markdown of a table cell, with links to the pages of
classes.
"""

from __future__ import annotations

from typing import assert_never

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
from sdkpress.python.context import GenerationContext
from sdkpress.snippets.type_text import scalar_type

_DATE = "[date](https://docs.python.org/3/library/datetime.html#date-objects)"
_DATE_TIME = (
    "[datetime](https://docs.python.org/3/library/datetime.html#datetime-objects)"
)


def type_cell(
    context: GenerationContext, type_: TypeRef, base: str, *, required: bool, sent: bool
) -> str:
    """The type of a field or an argument.

    `base` leads from the page to the `docs` folder; `sent` tells an upload from a download. Lists, maps
    and dates are never wrapped in `Optional`: the Required column says it.
    """
    nullable = isinstance(type_, Nullable)
    inner = bare(type_)
    if required:
        wrapper = "Nullable" if nullable else ""
    else:
        wrapper = "OptionalNullable" if nullable else "Optional"
    match inner:
        case Ref(model):
            text = _wrapped(context.class_text(model), wrapper)
            return f"[{text}]({base}{context.name(model).page})"
        case Primitive(Kind.DATE):
            return _DATE_TIME if context.dialect.swapped_dates else _DATE
        case Primitive(Kind.DATE_TIME):
            return _DATE if context.dialect.swapped_dates else _DATE_TIME
        case ListOf(item):
            cell = type_cell(context, item, base, required=True, sent=sent)
            return f"List[{cell}]"
        case MapOf(value):
            cell = type_cell(context, value, base, required=True, sent=sent)
            return f"Dict[str, {cell}]"
        case Primitive() | Const() | Unknown():
            return f"*{_wrapped(scalar_type(inner, sent), wrapper)}*"
        case Nullable():
            return type_cell(context, inner, base, required=required, sent=sent)
        case _:
            assert_never(inner)


def _wrapped(text: str, wrapper: str) -> str:
    return f"{wrapper}[{text}]" if wrapper else text
