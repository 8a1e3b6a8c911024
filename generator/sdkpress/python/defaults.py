"""Default values of fields and arguments as Python source.

Input: a type and the value that the document gives. Output: the expression, or None
where there is no default or it is none of the type (the value is then left out when not given).
"""

from __future__ import annotations

import datetime
import decimal
from typing import Final, cast

from sdkpress.ir.models import EnumModel, ObjectModel, UnionModel
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
from sdkpress.python import literals
from sdkpress.python.annotate import Annotator
from sdkpress.python.nodes import Group, Node, Pair, Text
from sdkpress.python.symbols import DATETIME, DECIMAL, PYDANTIC

_MADE: Final = (
    Kind.DATE,
    Kind.DATE_TIME,
    Kind.DECIMAL,
    Kind.DECIMAL_TEXT,
)
"""Kinds whose values are made by a call."""


def scalar_default(annotator: Annotator, type_: TypeRef, value: object) -> Node | None:
    """The default of an argument: scalars only, since a default is one object for all calls."""
    match type_:
        case Nullable(of):
            return scalar_default(annotator, of, value)
        case Const(constant):
            return _plain(constant) if _same(constant, value) else None
        case Primitive(kind):
            return _primitive(kind, value)
        case Ref(id_):
            model = annotator.context.model(id_)
            if isinstance(model, EnumModel):
                return _member(annotator, type_, model, value)
            if isinstance(model, UnionModel):
                candidates = (
                    scalar_default(annotator, member, value) for member in model.members
                )
                return next((one for one in candidates if one is not None), None)
            return None
        case Unknown():
            scalar = isinstance(value, str | int | float)
            return _plain(value) if scalar else None
        case ListOf() | TupleOf() | MapOf():
            return None


def field_default(annotator: Annotator, type_: TypeRef, value: object) -> Node | None:
    """The default of a model's field: lists, maps and models too."""
    scalar = scalar_default(annotator, type_, value)
    if scalar is not None:
        return scalar
    inner = bare(type_)
    if isinstance(inner, TupleOf):
        return _tuple_default(annotator, inner, value)
    if not _has_shape(annotator, inner, value):
        return None
    if isinstance(inner, ListOf) and inner.is_set:
        items = tuple(map(literals.expression, cast("list[object]", value)))
        return Group("{", items, "}") if items else Text("set()")
    written = literals.expression(value)
    if not isinstance(inner, Ref):
        return written  # pydantic copies it for each instance
    class_ = annotator.read(inner)
    assert isinstance(class_, Text)
    opening = f"{class_.text}.model_validate("
    instance = Group(opening, (written,), ")", symbol=class_.symbol)
    factory = Pair("default_factory=lambda: ", instance)
    return Group("pydantic.Field(", (factory,), ")", symbol=PYDANTIC)


def _tuple_default(annotator: Annotator, type_: TupleOf, value: object) -> Node | None:
    """The places, where each has a value that is written as it is."""
    items = cast("list[object]", value) if isinstance(value, list) else []
    if len(items) != len(type_.items):
        return None
    pairs = zip(type_.items, items, strict=True)
    if not all(_is_plain(annotator, one, item) for one, item in pairs):
        return None
    return Group("(", tuple(map(literals.expression, items)), ")")


def _has_shape(annotator: Annotator, type_: TypeRef, value: object) -> bool:
    """Whether a list or object may stand for the type: scalars inside it must fit exactly."""
    match type_:
        case ListOf(item):
            return isinstance(value, list) and all(
                _is_plain(annotator, item, one) for one in cast("list[object]", value)
            )
        case MapOf(item):
            return isinstance(value, dict) and all(
                isinstance(key, str) and _is_plain(annotator, item, one)
                for key, one in cast("dict[object, object]", value).items()
            )
        case Ref(id_):
            model = annotator.context.model(id_)
            return (
                isinstance(model, ObjectModel)
                and not model.is_error
                and isinstance(value, dict)
            )
        case _:
            return False


def _is_plain(annotator: Annotator, type_: TypeRef, value: object) -> bool:
    match type_:
        case Primitive(kind) if kind in _MADE:
            return False
        case Ref(id_):
            model = annotator.context.model(id_)
            return isinstance(model, EnumModel) and any(
                _same(one.value, value) for one in model.values
            )
        case Primitive() | Const():
            return scalar_default(annotator, type_, value) is not None
        case Unknown():
            return True
        case ListOf() | MapOf():
            return _has_shape(annotator, type_, value)
        case TupleOf():
            return False
        case Nullable(of):
            return value is None or _is_plain(annotator, of, value)


def _primitive(kind: Kind, value: object) -> Node | None:
    match kind, value:
        case (Kind.BOOLEAN, bool()):
            return _plain(value)
        case (_, bool()):
            return None
        case (Kind.INTEGER, int()) | (Kind.NUMBER, int()):
            return _plain(value)
        case (Kind.INTEGER, float()) if value.is_integer():
            return _plain(int(value))
        case (Kind.NUMBER, float()) | (Kind.STRING, str()):
            return _plain(value)
        case (Kind.DATE | Kind.DATE_TIME, str()):
            return _moment(kind, value)
        case (Kind.INTEGER_TEXT, str()) if value.lstrip("-").isdecimal():
            return _plain(int(value))
        case (Kind.DECIMAL, int() | float()) | (Kind.DECIMAL_TEXT, str()):
            return _decimal(str(value))
        case _:
            return None


def _decimal(value: str) -> Node | None:
    try:
        decimal.Decimal(value)
    except decimal.InvalidOperation:
        return None
    return Group("Decimal(", (Text(literals.text(value)),), ")", symbol=DECIMAL)


def _moment(kind: Kind, value: str) -> Node | None:
    name = "date" if kind is Kind.DATE else "datetime"
    reader = datetime.date if kind is Kind.DATE else datetime.datetime
    try:
        reader.fromisoformat(value)
    except ValueError:
        return None
    opening, text = f"datetime.{name}.fromisoformat(", Text(literals.text(value))
    return Group(opening, (text,), ")", symbol=DATETIME)


def _member(
    annotator: Annotator, ref: Ref, model: EnumModel, value: object
) -> Node | None:
    for position, member in enumerate(model.values):
        if _same(member.value, value):
            if not annotator.context.is_enum_class(model):
                return _plain(member.value)
            class_ = annotator.enum_class(ref.model)
            name = annotator.context.names.members[ref.model][position]
            return Text(f"{class_.text}.{name}", class_.symbol)
    return None


def _same(one: object, other: object) -> bool:
    return type(one) is type(other) and one == other


def _plain(value: object) -> Text:
    return Text(literals.scalar(value))
