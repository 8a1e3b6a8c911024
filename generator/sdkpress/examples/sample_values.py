"""Values made up where a document gives none.

Input: a type, the name it goes by, and the schema's limits. Output: a JSON value that is valid for it. It
is the smallest one: only what is required, the first of a choice, and examples where the document has them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import assert_never

from sdkpress.examples.conformance import conforms
from sdkpress.examples.json_values import as_list, as_mapping
from sdkpress.examples.required_fields import required_fields
from sdkpress.examples.sample_scalars import UPLOAD, another, scalar_sample, whole
from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import EnumModel, Field, FileModel, ObjectModel, UnionModel
from sdkpress.ir.types import (
    Const,
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
from sdkpress.spec.model import ABSENT

_NO_LIMITS: Mapping[str, object] = MappingProxyType({})


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
        case TupleOf():
            places = as_list(limits.get("prefixItems")) or ()
            return [
                sample_value(
                    context,
                    item,
                    name,
                    (as_mapping(places[place]) if place < len(places) else None)
                    or _NO_LIMITS,
                    within,
                )
                for place, item in enumerate(type_.items)
            ]
        case Primitive(kind, format_):
            return scalar_sample(context, kind, format_, name, limits)
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
    count = max(1, min(whole(limits.get("minItems"), 1), 5))
    values = [sample_value(context, item, name, inner, within) for _ in range(count)]
    if count > 1 and limits.get("uniqueItems") is True:
        return _distinct(context, item, values, inner)
    return values


def _distinct(
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
        another(value, number, limits) if number else value
        for number, value in enumerate(values)
    ]
