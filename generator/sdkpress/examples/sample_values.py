"""Values made up where a document gives none.

Input: a type, the name it goes by, and the schema's limits. Output: a JSON value that is valid for it. It
is the smallest one: only what is required, the first of a choice, and examples where the document has them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import assert_never

from sdkpress.examples.conformance import conforms
from sdkpress.examples.json_values import as_mapping
from sdkpress.examples.regex_samples import matching_text
from sdkpress.examples.required_fields import required_fields
from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import EnumModel, Field, FileModel, ObjectModel, UnionModel
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
from sdkpress.spec.model import ABSENT

UPLOAD = "example.file"
_NO_TEXT = "<value>"

_ID_ENDINGS = ("_id", "-id", "Id", "ID")

_ANYTHING = (".*", "^.*$", ".+", "^.+$")
_NO_LIMITS: Mapping[str, object] = MappingProxyType({})
_BY_FORMAT: Mapping[str, str] = MappingProxyType(
    {
        "uuid": "123e4567-e89b-12d3-a456-426614174000",
        "email": "user@example.com",
        "uri": "https://example.com",
        "url": "https://example.com",
        "uri-reference": "/path",
        "hostname": "example.com",
        "ipv4": "192.0.2.1",
        "ipv6": "2001:db8::1",
        "byte": "aGVsbG8=",
        "time": "12:00:00Z",
        "duration": "P1D",
    }
)


def sample_value(
    context: GenerationContext,
    type_: TypeRef,
    name: str = "",
    limits: Mapping[str, object] = _NO_LIMITS,
    within: tuple[ModelId, ...] = (),
) -> object:
    """A valid value. `within` holds the models being made, so that a recursive model ends."""
    match type_:
        case Nullable(of):
            if _closes_a_circle(of, within):
                return None
            return sample_value(context, of, name, limits, within)
        case Const(value):
            return value
        case Unknown():
            return "<value>"
        case MapOf():
            return {}
        case ListOf(item):
            return _list(context, item, name, limits, within)
        case Primitive(kind, format_):
            return _scalar(context, kind, format_, name, limits)
        case Ref(id_):
            model = context.model(id_)
            if isinstance(model, EnumModel):
                return model.values[0].value if model.values else None
            if isinstance(model, UnionModel):
                return _member(context, model, name, (*within, id_))
            if id_ in within:
                return {}  # it requires itself: nothing finite is valid
            return object_sample(context, model, (*within, id_))
        case _:
            assert_never(type_)


def object_sample(
    context: GenerationContext, model: ObjectModel, within: tuple[ModelId, ...] = ()
) -> object:
    """An object with its required properties, by their wire names."""
    if isinstance(model, FileModel):
        return UPLOAD
    missing = required_fields(context, model, ())
    return {
        field.wire: field_sample(context, field, within)
        for field in model.fields
        if field.wire in missing
    }


def field_sample(
    context: GenerationContext, field: Field, within: tuple[ModelId, ...] = ()
) -> object:
    """A field's own example if it conforms, else a made-up value."""
    example = conforming_example(context, field.type, field.examples)
    if example is not ABSENT:
        return example
    return sample_value(context, field.type, field.wire, field.keywords, within)


def conforming_example(
    context: GenerationContext, type_: TypeRef, examples: tuple[object, ...]
) -> object:
    """The first of the document's examples that fits the type, or ABSENT."""
    for example in examples:
        if example is not None and conforms(context, type_, example):
            return example
    return ABSENT


def has_item_example(context: GenerationContext, type_: TypeRef) -> bool:
    """Whether the type is a list of objects of which a required property has an example."""
    list_ = bare(type_)
    if not isinstance(list_, ListOf) or not isinstance(list_.item, Ref):
        return False
    model = context.model(list_.item.model)
    return isinstance(model, ObjectModel) and any(
        field.required
        and conforming_example(context, field.type, field.examples) is not ABSENT
        for field in model.fields
    )


def _closes_a_circle(type_: TypeRef, within: tuple[ModelId, ...]) -> bool:
    return isinstance(type_, Ref) and type_.model in within


def _member(
    context: GenerationContext,
    model: UnionModel,
    name: str,
    within: tuple[ModelId, ...],
) -> object:
    open_members = [m for m in model.members if not _closes_a_circle(m, within)]
    chosen = (open_members or list(model.members))[:1]
    if not chosen or _closes_a_circle(chosen[0], within):
        return {}
    return tagged(
        context,
        model,
        chosen[0],
        sample_value(context, chosen[0], name, _NO_LIMITS, within),
    )


def tagged(
    context: GenerationContext, model: UnionModel, member: TypeRef, value: object
) -> object:
    """A value of a union's member with the tag that tells it apart, where the member has room for it."""
    mapping = as_mapping(value)
    if model.discriminator is None or mapping is None or not isinstance(member, Ref):
        return value
    object_ = context.model(member.model)
    if not isinstance(object_, ObjectModel):
        return value
    wire = model.discriminator.property_name
    field = next((f for f in object_.fields if f.wire == wire), None)
    for tag, target in model.discriminator.mapping:
        if (
            target == member
            and field is not None
            and conforms(context, field.type, tag)
        ):
            return {**mapping, wire: tag}
    return value


def _list(
    context: GenerationContext,
    item: TypeRef,
    name: str,
    limits: Mapping[str, object],
    within: tuple[ModelId, ...],
) -> object:
    if _closes_a_circle(item, within):
        return []
    inner = as_mapping(limits.get("items")) or _NO_LIMITS
    count = max(1, min(_whole(limits.get("minItems"), 1), 5))
    values = [sample_value(context, item, name, inner, within) for _ in range(count)]
    if count > 1 and limits.get("uniqueItems") is True:
        return _told_apart(context, item, values, inner)
    return values


def _told_apart(
    context: GenerationContext,
    item: TypeRef,
    values: list[object],
    limits: Mapping[str, object],
) -> list[object]:
    """Equal values made different, where that is easily done."""
    model = context.model(item.model) if isinstance(item, Ref) else None
    if isinstance(model, EnumModel):
        return [member.value for member in model.values[: len(values)]]
    return [
        _another(value, number, limits) if number else value
        for number, value in enumerate(values)
    ]


def _another(value: object, number: int, limits: Mapping[str, object]) -> object:
    """The made-up value that comes `number` places after one."""
    if type(value) is int:
        return value + number
    if not isinstance(value, str):
        return value
    longest = _whole(limits.get("maxLength"), 200)
    pattern = limits.get("pattern")
    if isinstance(pattern, str) and pattern not in _ANYTHING:
        return matching_text(pattern, len(value) + number, longest) or value
    is_plain = value == _NO_TEXT and len(value) < longest
    return f"{value[:-1]}{number + 1}>" if is_plain else value


def _scalar(
    context: GenerationContext,
    kind: Kind,
    format_: str | None,
    name: str,
    limits: Mapping[str, object],
) -> object:
    match kind:
        case Kind.STRING:
            return _string(context, format_, name, limits)
        case Kind.INTEGER | Kind.NUMBER:
            return _number(limits)
        case Kind.BOOLEAN:
            return False
        case Kind.DATE:
            return "2025-01-31"
        case Kind.DATE_TIME:
            return "2025-01-31T12:00:00Z"
        case Kind.BINARY:
            return UPLOAD
        case Kind.NULL:
            return None
        case _:
            assert_never(kind)


def _string(
    context: GenerationContext,
    format_: str | None,
    name: str,
    limits: Mapping[str, object],
) -> str:
    is_id = name.lower() == "id" or name.endswith(_ID_ENDINGS)
    text = "<id>" if is_id else _NO_TEXT
    if context.dialect.faked_values:
        return text
    text = _BY_FORMAT.get(format_ or "", text)
    longest = _whole(limits.get("maxLength"), 200)
    shortest = min(_whole(limits.get("minLength"), 0), 200)
    pattern = limits.get("pattern")
    if isinstance(pattern, str) and pattern not in _ANYTHING:
        matching = matching_text(pattern, shortest, longest)
        if matching is not None:
            return matching
    if len(text) > longest:
        text = "x" * longest
    return text + "x" * (shortest - len(text))


def _number(limits: Mapping[str, object]) -> int | float:
    low = _bound(limits.get("minimum"), limits.get("exclusiveMinimum"), 1)
    high = _bound(limits.get("maximum"), limits.get("exclusiveMaximum"), -1)
    step = limits.get("multipleOf")
    value: int | float = 1
    if isinstance(step, int | float) and step > 0:
        value = step
    if low is not None and value < low:
        value = low if value == 1 else math.ceil(low / value) * value
    if high is not None and value > high:
        value = high
    return value


def _bound(plain: object, exclusive: object, inward: int) -> int | float | None:
    """The inclusive bound; an exclusive one (a number, or 3.0's flag) is moved inward by one."""
    if isinstance(exclusive, bool):
        if exclusive and isinstance(plain, int | float):
            return plain + inward
    elif isinstance(exclusive, int | float):
        return exclusive + inward
    return plain if isinstance(plain, int | float) else None


def _whole(value: object, fallback: int) -> int:
    return value if isinstance(value, int) else fallback
