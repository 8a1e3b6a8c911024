"""Values made up where a document gives none.

Input: a type, the name it goes by, and the schema's limits. Output: a JSON value that is valid for it. It
is the smallest one: only what is required, the first of a choice, and examples where the document has them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import assert_never

from sdkpress.docs.lookup import Lookup
from sdkpress.examples.conformance import as_mapping, fits
from sdkpress.examples.regex_samples import matching
from sdkpress.examples.required_fields import needed_fields
from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import EnumModel, Field, ObjectModel, Origin, UnionModel
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


def sample(
    lookup: Lookup,
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
            return sample(lookup, of, name, limits, within)
        case Const(value):
            return value
        case Unknown():
            return "<value>"
        case MapOf():
            return {}
        case ListOf(item):
            return _list(lookup, item, name, limits, within)
        case Primitive(kind, format_):
            return _scalar(lookup, kind, format_, name, limits)
        case Ref(id_):
            model = lookup.model(id_)
            if isinstance(model, EnumModel):
                return model.values[0].value if model.values else None
            if isinstance(model, UnionModel):
                return _member(lookup, model, name, (*within, id_))
            if id_ in within:
                return {}  # it requires itself: nothing finite is valid
            return object_sample(lookup, model, (*within, id_))
        case _:
            assert_never(type_)


def object_sample(
    lookup: Lookup, model: ObjectModel, within: tuple[ModelId, ...] = ()
) -> object:
    """An object with its required properties, by their wire names."""
    if model.naming.origin is Origin.FILE:
        return UPLOAD
    needed = needed_fields(lookup, model, ())
    return {
        field.wire: field_sample(lookup, field, within)
        for field in model.fields
        if field.wire in needed
    }


def field_sample(
    lookup: Lookup, field: Field, within: tuple[ModelId, ...] = ()
) -> object:
    """A field's own example if it fits, else a made-up value."""
    example = fitting_example(lookup, field.type, field.examples)
    if example is not ABSENT:
        return example
    return sample(lookup, field.type, field.wire, field.keywords, within)


def fitting_example(
    lookup: Lookup, type_: TypeRef, examples: tuple[object, ...]
) -> object:
    """The first of the document's examples that fits the type, or ABSENT."""
    for example in examples:
        if example is not None and fits(lookup, type_, example):
            return example
    return ABSENT


def has_item_example(lookup: Lookup, type_: TypeRef) -> bool:
    """Whether the type is a list of objects of which a required property has an example."""
    list_ = type_.of if isinstance(type_, Nullable) else type_
    if not isinstance(list_, ListOf) or not isinstance(list_.item, Ref):
        return False
    model = lookup.model(list_.item.model)
    return isinstance(model, ObjectModel) and any(
        field.required
        and fitting_example(lookup, field.type, field.examples) is not ABSENT
        for field in model.fields
    )


def _closes_a_circle(type_: TypeRef, within: tuple[ModelId, ...]) -> bool:
    return isinstance(type_, Ref) and type_.model in within


def _member(
    lookup: Lookup, model: UnionModel, name: str, within: tuple[ModelId, ...]
) -> object:
    open_members = [m for m in model.members if not _closes_a_circle(m, within)]
    chosen = (open_members or list(model.members))[:1]
    if not chosen or _closes_a_circle(chosen[0], within):
        return {}
    return tagged(
        lookup, model, chosen[0], sample(lookup, chosen[0], name, _NO_LIMITS, within)
    )


def tagged(lookup: Lookup, model: UnionModel, member: TypeRef, value: object) -> object:
    """A value of a union's member with the tag that tells it apart, where the member has room for it."""
    mapping = as_mapping(value)
    if model.discriminator is None or mapping is None or not isinstance(member, Ref):
        return value
    object_ = lookup.model(member.model)
    if not isinstance(object_, ObjectModel):
        return value
    wire = model.discriminator.property_name
    field = next((f for f in object_.fields if f.wire == wire), None)
    for tag, target in model.discriminator.mapping:
        if target == member and field is not None and fits(lookup, field.type, tag):
            return {**mapping, wire: tag}
    return value


def _list(
    lookup: Lookup,
    item: TypeRef,
    name: str,
    limits: Mapping[str, object],
    within: tuple[ModelId, ...],
) -> object:
    if _closes_a_circle(item, within):
        return []
    inner = as_mapping(limits.get("items")) or _NO_LIMITS
    count = max(1, min(_whole(limits.get("minItems"), 1), 5))
    values = [sample(lookup, item, name, inner, within) for _ in range(count)]
    if count > 1 and limits.get("uniqueItems") is True:
        return _told_apart(lookup, item, values, inner)
    return values


def _told_apart(
    lookup: Lookup, item: TypeRef, values: list[object], limits: Mapping[str, object]
) -> list[object]:
    """Equal values made different, where that is easily done."""
    model = lookup.model(item.model) if isinstance(item, Ref) else None
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
        return matching(pattern, len(value) + number, longest) or value
    is_plain = value == _NO_TEXT and len(value) < longest
    return f"{value[:-1]}{number + 1}>" if is_plain else value


def _scalar(
    lookup: Lookup,
    kind: Kind,
    format_: str | None,
    name: str,
    limits: Mapping[str, object],
) -> object:
    match kind:
        case Kind.STRING:
            return _string(lookup, format_, name, limits)
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
    lookup: Lookup,
    format_: str | None,
    name: str,
    limits: Mapping[str, object],
) -> str:
    is_id = name.lower() == "id" or name.endswith(_ID_ENDINGS)
    text = "<id>" if is_id else _NO_TEXT
    if lookup.dialect.faked_values:
        return text
    text = _BY_FORMAT.get(format_ or "", text)
    longest = _whole(limits.get("maxLength"), 200)
    shortest = min(_whole(limits.get("minLength"), 0), 200)
    pattern = limits.get("pattern")
    if isinstance(pattern, str) and pattern not in _ANYTHING:
        made = matching(pattern, shortest, longest)
        if made is not None:
            return made
    if len(text) > longest:
        text = "x" * longest
    return text + "x" * (shortest - len(text))


def _number(limits: Mapping[str, object]) -> int | float:
    low, high = _bound(limits, "inimum", 1), _bound(limits, "aximum", -1)
    step = limits.get("multipleOf")
    value: int | float = 1
    if isinstance(step, int | float) and step > 0:
        value = step
    if low is not None and value < low:
        value = low if value == 1 else math.ceil(low / value) * value
    if high is not None and value > high:
        value = high
    return value


def _bound(limits: Mapping[str, object], word: str, inward: int) -> int | float | None:
    """The inclusive bound; an exclusive one (a number, or 3.0's flag) is moved inward by one."""
    plain = limits.get("m" + word)
    exclusive = limits.get("exclusiveM" + word)
    if isinstance(exclusive, bool):
        if exclusive and isinstance(plain, int | float):
            return plain + inward
    elif isinstance(exclusive, int | float):
        return exclusive + inward
    return plain if isinstance(plain, int | float) else None


def _whole(value: object, fallback: int) -> int:
    return value if isinstance(value, int) else fallback
