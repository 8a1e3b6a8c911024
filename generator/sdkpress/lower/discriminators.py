"""Discriminators: the property that tells the members of a union apart.

Input: the alternatives as schemas and as types. Output: a `UnionDiscriminator`, declared
(OpenAPI 3.1.2 section 4.8.25) or inferred where each member has a distinct constant in the same
required property.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sdkpress.diagnostics import codes
from sdkpress.ir.models import UnionDiscriminator
from sdkpress.ir.types import Ref, TypeRef
from sdkpress.lower.lowering import SchemaLowering
from sdkpress.lower.schema_context import SchemaContext
from sdkpress.spec.model import Schema

_COMPONENTS: Final = "#/components/schemas/"


def lower_discriminator(
    lowering: SchemaLowering,
    schema: Schema,
    choices: Sequence[Schema],
    types: Sequence[TypeRef],
) -> UnionDiscriminator | None:
    """The discriminator of a union; None where there is none to rely on."""
    if schema.discriminator is not None:
        return _declared(lowering, schema, choices, types)
    if lowering.config.infer_discriminators:
        return _inferred(lowering, choices, types)
    return None


def _declared(
    lowering: SchemaLowering,
    schema: Schema,
    choices: Sequence[Schema],
    types: Sequence[TypeRef],
) -> UnionDiscriminator | None:
    declared = schema.discriminator
    assert declared is not None
    if not all(isinstance(type_, Ref) for type_ in types):
        _report(lowering, schema, "a discriminator needs members that are objects")
        return _inferred(lowering, choices, types)
    mapping: list[tuple[str, TypeRef]] = []
    extended = {
        pointer: type_
        for choice, type_ in zip(choices, types, strict=True)
        if (pointer := _extends(lowering, choice)) is not None
    }
    for tag, raw in declared.mapping:
        target = _target(lowering, raw)
        if target is None:
            _report(lowering, schema, f"the discriminator maps {tag!r} to nothing")
            continue
        merged = extended.get(lowering.follow(target).at)
        mapping.append((tag, merged or lowering.type_of(target, SchemaContext())))
    named = {type_ for _, type_ in mapping}
    for choice, type_ in zip(choices, types, strict=True):
        if type_ not in named:
            implicit = _implicit(lowering, choice, declared.property_name)
            if implicit is not None:
                mapping.append((implicit, type_))
    if not mapping:
        return None
    return UnionDiscriminator(
        property_name=declared.property_name, mapping=tuple(mapping)
    )


def lower_fallback(
    lowering: SchemaLowering,
    schema: Schema,
    choices: Sequence[Schema],
    types: Sequence[TypeRef],
) -> TypeRef | None:
    """The member for a tag that is missing or not listed (OpenAPI 3.2.0 section 4.25.2, `defaultMapping`)."""
    declared = schema.discriminator
    if declared is None or declared.default is None:
        return None
    target = _target(lowering, declared.default)
    if target is None:
        _report(lowering, schema, "`defaultMapping` of the discriminator names nothing")
        return None
    pointer = lowering.follow(target).at
    for choice, type_ in zip(choices, types, strict=True):
        if pointer in (lowering.follow(choice).at, _extends(lowering, choice)):
            return type_
    message = "`defaultMapping` of the discriminator names no member of the union"
    _report(lowering, schema, message)
    return None


def _extends(lowering: SchemaLowering, choice: Schema) -> str | None:
    """The component that a member is made from where something stands beside the alternatives."""
    if len(choice.all_of) != 2 or choice.all_of[-1].ref is None:
        return None
    return lowering.follow(choice.all_of[-1]).at


def _target(lowering: SchemaLowering, raw: str) -> Schema | None:
    """The schema that a mapping names: by pointer, or by the bare name of a component."""
    pointer = raw if raw.startswith("#") else _COMPONENTS + raw
    if pointer not in lowering.spec.schemas:
        return None
    return Schema(at=pointer, ref=pointer)


def _implicit(lowering: SchemaLowering, choice: Schema, name: str) -> str | None:
    """The tag of a member that no mapping names: its constant, else the name of the component."""
    part = lowering.plain(choice).properties.get(name)
    value = None if part is None else constant(lowering.plain(part))
    if value is not None:
        return value
    member = choice.all_of[-1] if len(choice.all_of) == 2 else choice
    if member.ref is not None and member.ref.startswith(_COMPONENTS):
        return member.ref.removeprefix(_COMPONENTS)
    return None


def _inferred(
    lowering: SchemaLowering, choices: Sequence[Schema], types: Sequence[TypeRef]
) -> UnionDiscriminator | None:
    if len(choices) < 2 or not all(isinstance(type_, Ref) for type_ in types):
        return None
    members = [lowering.plain(choice) for choice in choices]
    for name in members[0].properties:
        tags: list[str] = []
        for member in members:
            part = member.properties.get(name)
            if part is None or name not in member.required:
                break
            value = constant(lowering.plain(part))
            if value is None:
                break
            tags.append(value)
        if len(tags) == len(members) and len(set(tags)) == len(tags):
            mapping = tuple(zip(tags, types, strict=True))
            return UnionDiscriminator(
                property_name=name, mapping=mapping, declared=False
            )
    return None


def constant(schema: Schema) -> str | None:
    """The one text that a schema allows; None if it allows more or other things."""
    if isinstance(schema.const, str):
        return schema.const
    if schema.enum is not None and len(schema.enum) == 1:
        only = schema.enum[0]
        return only if isinstance(only, str) else None
    return None


def _report(lowering: SchemaLowering, schema: Schema, message: str) -> None:
    lowering.report(codes.ODD_SHAPE, message, schema.at)
