"""Does an example value conform to the type it stands for?

Input: a type and a JSON value. Output: yes or no, and the member of a union that a value is of. Examples in
documents are often stale; one that does not fit is not shown in code.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, assert_never

from sdkpress.examples.json_values import as_list, as_mapping
from sdkpress.examples.text_formats import is_in_format
from sdkpress.ir.models import EnumModel, FileModel, ObjectModel, UnionModel
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
)
from sdkpress.python.context import GenerationContext
from sdkpress.spec.model import ABSENT

_TEXTS: Final = (
    Kind.BINARY,
    Kind.DATE,
    Kind.DATE_TIME,
    Kind.TIME,
    Kind.DURATION,
    Kind.UUID,
    Kind.DECIMAL_TEXT,
    Kind.INTEGER_TEXT,
    Kind.BASE64,
    Kind.BASE64URL,
    Kind.HTTP_DATE,
)


def conforms(context: GenerationContext, type_: TypeRef, value: object) -> bool:
    """Whether a JSON value is of the type, at every depth. Unknown properties are allowed."""
    match type_:
        case Unknown():
            return True
        case Nullable(of):
            return value is None or conforms(context, of, value)
        case Const(constant):
            return type(value) is type(constant) and value == constant
        case Primitive(kind):
            return scalar_conforms(kind, value)
        case ListOf(item):
            items = as_list(value)
            return items is not None and all(conforms(context, item, v) for v in items)
        case TupleOf():
            return _tuple_fits(context, type_, as_list(value))
        case MapOf(of):
            mapping = as_mapping(value)
            return mapping is not None and all(
                conforms(context, of, v) for v in mapping.values()
            )
        case Ref(id_):
            model = context.model(id_)
            if isinstance(model, EnumModel):
                return enum_position(model, value) is not None
            if isinstance(model, UnionModel):
                return member_of(context, model, value) is not None
            return _object_fits(context, model, value)
        case _:
            assert_never(type_)


def _tuple_fits(
    context: GenerationContext, type_: TupleOf, items: Sequence[object] | None
) -> bool:
    places = len(type_.items)
    if items is None or len(items) < type_.least:
        return False
    if len(items) > places and type_.rest is None:
        return False
    rest = () if type_.rest is None else (type_.rest,) * (len(items) - places)
    return all(
        conforms(context, one, item)
        for one, item in zip((*type_.items, *rest), items, strict=False)
    )


def _object_fits(context: GenerationContext, model: ObjectModel, value: object) -> bool:
    mapping = as_mapping(value)
    if mapping is None or isinstance(model, FileModel):
        return False
    for field in model.fields:
        given = mapping.get(field.wire, ABSENT)
        if given is ABSENT:
            if field.required:
                return False
        elif given is None and not field.required:
            continue
        elif not conforms(context, field.type, given):
            return False
    return True


def member_of(
    context: GenerationContext, model: UnionModel, value: object
) -> TypeRef | None:
    """The member a value is of: by its tag, else the first that knows all its properties, else the first."""
    mapping = as_mapping(value)
    if model.discriminator is not None and mapping is not None:
        tag = mapping.get(model.discriminator.property_name)
        for name, target in model.discriminator.mapping:
            if name == tag and conforms(context, target, value):
                return target
    candidates = [m for m in model.members if conforms(context, m, value)]
    if mapping is not None:
        for member in candidates:
            if _knows_all(context, member, mapping):
                return member
    return candidates[0] if candidates else None


def is_ambiguous(context: GenerationContext, model: UnionModel, value: object) -> bool:
    """Whether an object has the properties of several members of the union, by their names alone."""
    mapping = as_mapping(value)
    if mapping is None:
        return False
    models = (context.model(m.model) for m in model.members if isinstance(m, Ref))
    candidates = [
        m
        for m in models
        if isinstance(m, ObjectModel)
        and {f.wire for f in m.fields if f.required} <= mapping.keys()
        and mapping.keys() <= {f.wire for f in m.fields}
        and not any(isinstance(f.type, Const) for f in m.fields)
    ]
    return len(candidates) > 1


def _knows_all(
    context: GenerationContext, type_: TypeRef, value: Mapping[str, object]
) -> bool:
    if not isinstance(type_, Ref):
        return True
    model = context.model(type_.model)
    if not isinstance(model, ObjectModel):
        return True
    return value.keys() <= {field.wire for field in model.fields}


def enum_position(model: EnumModel, value: object) -> int | None:
    """Where a value stands among an enum's members; a whole number may be written as a float."""
    for position, member in enumerate(model.values):
        if member.value == value and (
            isinstance(member.value, bool) == isinstance(value, bool)
        ):
            return position
    return None


def scalar_conforms(kind: Kind, value: object) -> bool:
    """Whether a value is of a primitive kind; dates are read."""
    match kind:
        case Kind.BOOLEAN:
            return isinstance(value, bool)
        case Kind.INTEGER:
            if isinstance(value, float):
                return value.is_integer()
            return isinstance(value, int) and not isinstance(value, bool)
        case Kind.UNIX_TIME:
            return scalar_conforms(Kind.INTEGER, value)
        case Kind.NUMBER | Kind.DECIMAL | Kind.UNIX_SECONDS:
            return isinstance(value, int | float) and not isinstance(value, bool)
        case Kind.NULL:
            return value is None
        case Kind.BINARY:
            return False
        case Kind.STRING:
            return isinstance(value, str)
        case _:
            return isinstance(value, str) and is_in_format(kind, value)


def kind_conforms(context: GenerationContext, type_: TypeRef, value: object) -> bool:
    """Whether a value of this JSON kind could be of the type; nothing deeper is looked at."""
    match type_:
        case Unknown():
            return True
        case Nullable(of):
            return value is None or kind_conforms(context, of, value)
        case ListOf() | TupleOf():
            return as_list(value) is not None
        case MapOf():
            return as_mapping(value) is not None
        case Const(constant):
            return isinstance(value, type(constant))
        case Primitive(kind) if kind in _TEXTS:
            return isinstance(value, str)
        case Primitive(kind):
            return scalar_conforms(kind, value)
        case Ref(id_):
            model = context.model(id_)
            if isinstance(model, ObjectModel):
                return as_mapping(value) is not None
            if isinstance(model, UnionModel):
                return any(kind_conforms(context, m, value) for m in model.members)
            return any(type(value) is type(member.value) for member in model.values)
        case _:
            assert_never(type_)
