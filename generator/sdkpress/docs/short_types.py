"""Types in short, as the original pages write them.

Input: a `TypeRef` and where it stands. Output: the Markdown of a table cell, or plain text. Pages that tell the code
print its own annotations instead (`docs.annotations`).
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
    TupleOf,
    TypeRef,
    Unknown,
    bare,
)
from sdkpress.python.context import GenerationContext
from sdkpress.python.literals import scalar

UPLOAD = "Union[bytes, IO[bytes], io.IOBase]"

_SCALARS = {
    Kind.STRING: "str",
    Kind.INTEGER: "int",
    Kind.NUMBER: "float",
    Kind.BOOLEAN: "bool",
    Kind.NULL: "None",
    Kind.TIME: "time",
    Kind.DURATION: "timedelta",
    Kind.UUID: "UUID",
    Kind.DECIMAL: "Decimal",
    Kind.DECIMAL_TEXT: "Decimal",
    Kind.INTEGER_TEXT: "int",
    Kind.BASE64: "bytes",
    Kind.BASE64URL: "bytes",
    Kind.HTTP_DATE: "datetime",
    Kind.UNIX_TIME: "datetime",
    Kind.UNIX_SECONDS: "datetime",
    Kind.DATE: "date",
    Kind.DATE_TIME: "datetime",
}
_TIMES = "https://docs.python.org/3/library/datetime.html"
_DATE = f"[date]({_TIMES}#date-objects)"
_DATE_TIME = f"[datetime]({_TIMES}#datetime-objects)"


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
            return f"{_array(inner)}[{cell}]"
        case TupleOf():
            cells = (
                type_cell(context, item, base, required=True, sent=sent)
                for item in inner.types
            )
            return f"Tuple[{', '.join(cells)}{_more(inner)}]"
        case MapOf(value):
            cell = type_cell(context, value, base, required=True, sent=sent)
            return f"Dict[str, {cell}]"
        case Primitive() | Const() | Unknown():
            return f"*{_wrapped(_scalar(inner, sent), wrapper)}*"
        case Nullable():
            return type_cell(context, inner, base, required=required, sent=sent)
        case _:
            assert_never(inner)


def type_text(context: GenerationContext, type_: TypeRef, *, sent: bool) -> str:
    """The type without markup: `List[models.Pet]`."""
    match type_:
        case Ref(model):
            return context.class_text(model)
        case ListOf(item):
            return f"{_array(type_)}[{type_text(context, item, sent=sent)}]"
        case TupleOf():
            texts = (type_text(context, item, sent=sent) for item in type_.types)
            return f"Tuple[{', '.join(texts)}{_more(type_)}]"
        case MapOf(value):
            return f"Dict[str, {type_text(context, value, sent=sent)}]"
        case Nullable(of):
            return f"Nullable[{type_text(context, of, sent=sent)}]"
        case Primitive() | Const() | Unknown():
            return _scalar(type_, sent)
        case _:
            assert_never(type_)


def member_text(context: GenerationContext, type_: TypeRef, *, sent: bool) -> str:
    """A union member as its heading names it: a constant as its kind."""
    if isinstance(type_, Const):
        return type(type_.value).__name__
    return type_text(context, type_, sent=sent)


def _array(type_: ListOf) -> str:
    return "Set" if type_.is_set else "List"


def _more(type_: TupleOf) -> str:
    """What follows the last type where there may be any number of it."""
    return "" if type_.rest is None else ", ..."


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
        case Primitive(kind):
            return _SCALARS[kind]
        case _:
            assert_never(type_)
