"""Base schemas that are told apart by a property: `discriminator`, and children that extend by allOf.

Input: such a schema (OpenAPI 3.1.2 section 4.8.25.3, 2.0 "Models with Polymorphism Support"). Output: a `UnionModel`
of its children, with the base itself for an object whose tag is missing or not listed. Without a `mapping` a child's
tag is its name as a component, or what its `x-ms-discriminator-value` says. Nothing else leads to the children.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from sdkpress.diagnostics import codes
from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import (
    Naming,
    ObjectModel,
    Origin,
    UnionDiscriminator,
    UnionModel,
)
from sdkpress.ir.types import Kind, Primitive, Ref, TypeRef
from sdkpress.lower.examples import schema_examples
from sdkpress.lower.extensions import deprecation
from sdkpress.lower.lowering import SchemaLowering
from sdkpress.lower.objects import lower_object
from sdkpress.lower.references import component_key
from sdkpress.lower.schema_context import SchemaContext
from sdkpress.spec.model import Schema

_COMPONENTS: Final = "#/components/schemas/"
_LEVELS: Final = 8  # of bases: each is a union that holds those below it


def children(
    lowering: SchemaLowering, schema: Schema
) -> tuple[tuple[str, Schema], ...]:
    """The tags of a base schema with the components that extend it, in the order of the mapping, or of the document."""
    declared = schema.discriminator
    if declared is None or schema.one_of or schema.any_of:
        return ()
    if _bases(lowering, schema) > _LEVELS:
        message = f"the discriminator of a base that extends more than {_LEVELS} others is not read"
        lowering.report(codes.IGNORED_KEYWORD, message, f"{schema.at}/discriminator")
        return ()
    tagged: list[tuple[str, Schema]] = []
    for tag, raw in declared.mapping:
        pointer = raw if raw.startswith("#") else _COMPONENTS + raw
        if _is_child(lowering, pointer, schema.at):
            tagged.append((tag, Schema(at=pointer, ref=pointer)))
    return tuple(tagged) if declared.mapping else _named(lowering, schema)


def _named(lowering: SchemaLowering, schema: Schema) -> tuple[tuple[str, Schema], ...]:
    """The components that extend a base schema, by the tags that they have without a mapping."""
    tagged: dict[str, Schema] = {}
    for pointer in lowering.resolver.extended(schema.at):
        child, key = lowering.spec.schemas[pointer], component_key(pointer)
        tag = child.extensions.get("x-ms-discriminator-value", key)
        if key is not None and _is_child(lowering, pointer, schema.at):
            tagged.setdefault(str(tag), Schema(at=pointer, ref=pointer))
    return tuple(tagged.items())


def _bases(lowering: SchemaLowering, schema: Schema) -> int:
    """How many schemas a schema is composed of that have a discriminator too."""
    schemas = lowering.spec.schemas
    pending, seen = [schemas.get(schema.at, schema)], {schema.at}
    count = 0
    while pending and count <= _LEVELS:
        for member in pending.pop().all_of:
            target = None if member.ref is None else schemas.get(member.ref)
            if target is not None and target.at not in seen:
                seen.add(target.at)
                pending.append(target)
                count += target.discriminator is not None
    return count


def _is_child(lowering: SchemaLowering, pointer: str, base: str) -> bool:
    """Whether a schema is composed of another one. Of two that are composed of each other neither is."""
    extended = lowering.resolver.extended
    return pointer in extended(base) and base not in extended(pointer)


def lower_base(
    lowering: SchemaLowering,
    schema: Schema,
    tagged: tuple[tuple[str, Schema], ...],
    context: SchemaContext,
) -> TypeRef:
    """The type of a base schema: any of its children, or the base itself."""
    assert schema.discriminator is not None
    id_, name = ModelId(schema.at), schema.discriminator.property_name
    base = ModelId(f"{schema.at}::base")
    key = f"{context.component or context.name_hint}Base"

    def build_base() -> ObjectModel:
        model = lower_object(lowering, schema, base, context)
        naming = Naming(origin=Origin.COMPONENT, component=key, name_hint=key)
        # It stands for objects whose tag is another than those listed, or none.
        fields = tuple(
            (
                replace(field, type=Primitive(Kind.STRING), required=False)
                if field.wire == name
                else field
            )
            for field in model.fields
        )
        return replace(model, naming=naming, fields=fields)

    def build() -> UnionModel:
        mapping = tuple(
            (tag, lowering.type_of(child, SchemaContext())) for tag, child in tagged
        )
        lowering.model(base, build_base)
        types = dict.fromkeys((*(type_ for _, type_ in mapping), Ref(base)))
        return UnionModel(
            id=id_,
            naming=context.naming(schema),
            members=tuple(types),
            discriminator=UnionDiscriminator(property_name=name, mapping=mapping),
            fallback=Ref(base),
            description=schema.description or context.description,
            examples=schema_examples(schema),
            deprecation=deprecation(schema.deprecated, schema.extensions),
        )

    null = schema.nullable or "null" in schema.types
    return lowering.model(id_, build, null)
