"""Types as code outside of the package spells them.

Input: a `TypeRef`. Output: an annotation as text: `List[models.Pet]`.
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
    Kind.DATE: "date",
    Kind.DATE_TIME: "datetime",
}


def type_text(context: GenerationContext, type_: TypeRef, *, sent: bool) -> str:
    """The type; `sent` tells an upload from a download."""
    match type_:
        case Ref(model):
            return context.class_text(model)
        case ListOf(item):
            return f"List[{type_text(context, item, sent=sent)}]"
        case MapOf(value):
            return f"Dict[str, {type_text(context, value, sent=sent)}]"
        case Nullable(of):
            return f"Nullable[{type_text(context, of, sent=sent)}]"
        case Primitive() | Const() | Unknown():
            return scalar_type(type_, sent)
        case _:
            assert_never(type_)


def member_text(context: GenerationContext, type_: TypeRef, *, sent: bool) -> str:
    """A union member as its heading names it; the originals show a constant as its kind."""
    if isinstance(type_, Const) and context.dialect.placeholder_values:
        return type(type_.value).__name__
    return type_text(context, type_, sent=sent)


def scalar_type(type_: Primitive | Const | Unknown, sent: bool) -> str:
    """A type that holds no other."""
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
