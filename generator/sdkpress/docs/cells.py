"""Types as the pages write them.

Input: a `TypeRef` and where it stands. Output: the Markdown of a table cell, with links to the pages of
classes, or the plain text that headings and code use.
"""

from __future__ import annotations

from typing import assert_never

from sdkpress.docs.lookup import Lookup
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
from sdkpress.python.literals import scalar

UPLOAD = "Union[bytes, IO[bytes], io.IOBase]"

_SCALARS = {
    Kind.STRING: "str",
    Kind.INTEGER: "int",
    Kind.NUMBER: "float",
    Kind.BOOLEAN: "bool",
    Kind.NULL: "None",
}
_DATE = "[date](https://docs.python.org/3/library/datetime.html#date-objects)"
_DATE_TIME = (
    "[datetime](https://docs.python.org/3/library/datetime.html#datetime-objects)"
)


def type_cell(
    lookup: Lookup, type_: TypeRef, base: str, *, required: bool, sent: bool
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
            text = _wrapped(lookup.class_text(model), wrapper)
            return f"[{text}]({base}{lookup.name(model).page})"
        case Primitive(Kind.DATE):
            return _DATE_TIME if lookup.dialect.swapped_dates else _DATE
        case Primitive(Kind.DATE_TIME):
            return _DATE if lookup.dialect.swapped_dates else _DATE_TIME
        case ListOf(item):
            cell = type_cell(lookup, item, base, required=True, sent=sent)
            return f"List[{cell}]"
        case MapOf(value):
            cell = type_cell(lookup, value, base, required=True, sent=sent)
            return f"Dict[str, {cell}]"
        case Primitive() | Const() | Unknown():
            return f"*{_wrapped(_scalar(inner, sent), wrapper)}*"
        case Nullable():
            return type_cell(lookup, inner, base, required=required, sent=sent)
        case _:
            assert_never(inner)


def type_text(lookup: Lookup, type_: TypeRef, *, sent: bool) -> str:
    """The type without markup: `List[models.Pet]`."""
    match type_:
        case Ref(model):
            return lookup.class_text(model)
        case ListOf(item):
            return f"List[{type_text(lookup, item, sent=sent)}]"
        case MapOf(value):
            return f"Dict[str, {type_text(lookup, value, sent=sent)}]"
        case Nullable(of):
            return f"Nullable[{type_text(lookup, of, sent=sent)}]"
        case Primitive() | Const() | Unknown():
            return _scalar(type_, sent)
        case _:
            assert_never(type_)


def member_text(lookup: Lookup, type_: TypeRef, *, sent: bool) -> str:
    """A union member as its heading names it; the originals show a constant as its kind."""
    if isinstance(type_, Const) and lookup.dialect.placeholder_values:
        return _kind_of(type_.value)
    return type_text(lookup, type_, sent=sent)


def _wrapped(text: str, wrapper: str) -> str:
    return f"{wrapper}[{text}]" if wrapper else text


def _scalar(type_: Primitive | Const | Unknown, sent: bool) -> str:
    match type_:
        case Const(value):
            return f"Literal[{scalar(value)}]"
        case Unknown():
            return "Any"
        case Primitive(Kind.BINARY):
            return UPLOAD if sent else "bytes"
        case Primitive(Kind.DATE):
            return "date"
        case Primitive(Kind.DATE_TIME):
            return "datetime"
        case Primitive(kind):
            return _SCALARS[kind]
        case _:
            assert_never(type_)


def _kind_of(value: str | int | float | bool) -> str:
    if isinstance(value, bool):
        return "bool"
    if isinstance(value, int):
        return "int"
    return "float" if isinstance(value, float) else "str"
