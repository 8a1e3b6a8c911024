"""oneOf, anyOf and lists of types: unions and their discriminators.

Input: a schema with alternatives. Output: a `UnionModel`, or the one type that is left when null is
taken away (then the use is nullable). `anyOf` counts as `oneOf`: Python has one union.
"""

from __future__ import annotations

from dataclasses import replace

from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import UnionModel
from sdkpress.ir.types import (
    Kind,
    Nullable,
    Primitive,
    TypeRef,
    Unknown,
    bare,
    nullable,
)
from sdkpress.lower.discriminators import (
    constant,
    lower_discriminator,
    lower_fallback,
)
from sdkpress.lower.examples import schema_examples
from sdkpress.lower.extensions import deprecation
from sdkpress.lower.lowering import SchemaLowering
from sdkpress.lower.references import component_key, says_only
from sdkpress.lower.schema_context import SchemaContext
from sdkpress.spec.model import ABSENT, Schema


def lower_union(
    lowering: SchemaLowering, schema: Schema, context: SchemaContext
) -> TypeRef:
    """The type of a schema with alternatives."""
    if schema.properties and _only_requires(lowering, schema):
        sets = tuple(
            lowering.plain(choice).required for choice in schema.one_of or schema.any_of
        )
        whole = replace(schema, any_of=(), one_of=(), types=("object",))
        return lowering.type_of(replace(whole, alternatives=sets), context.same())
    choices = _choices(lowering, schema)
    if lowering.config.compatibility.naming == "speakeasy":
        if sum(_is_only_nullable(lowering.follow(one)) for one in choices) > 1:
            for choice in choices:
                if choice.ref is not None:
                    lowering.type_of(choice, context.same())
            return Nullable(Unknown())
    null = any(_is_null(lowering, choice) for choice in choices)
    # Two ways to say one schema are one member.
    different = {lowering.follow(choice).at: choice for choice in reversed(choices)}
    members = tuple(c for c in choices if different[lowering.follow(c).at] is c)
    members = tuple(c for c in members if not _is_null(lowering, c))
    if not members:
        return Primitive(Kind.NULL) if null else Unknown()
    if len(members) == 1:
        plural = lowering.config.compatibility.naming == "speakeasy"
        type_ = lowering.type_of(members[0], context.same(keeps_plural=plural))
        return nullable(type_) if null else type_
    return _union(lowering, schema, members, null, context)


def _union(
    lowering: SchemaLowering,
    schema: Schema,
    choices: tuple[Schema, ...],
    null: bool,
    context: SchemaContext,
) -> TypeRef:
    id_ = ModelId(schema.at)
    kinds = {_scalar(lowering, choice) for choice in choices}
    if len(kinds) == 1 and None not in kinds:
        # Formats apart, all members are one scalar: there is nothing to tell apart.
        type_: TypeRef = lowering.type_of(choices[0], context.same())
        if isinstance(type_, Primitive):
            type_ = Primitive(next(kind for kind in kinds if kind is not None))
        return nullable(type_) if null else type_
    null = null or any(_takes_null(lowering, choice) for choice in choices)
    lowering.note_unknown_values(id_, schema)

    def build() -> UnionModel:
        types: list[TypeRef] = []
        for position, choice in enumerate(choices):
            base = base_component(choice)
            spot_ = context.member(id_, position, _tag(lowering, choice), base)
            type_ = lowering.type_of(choice, spot_)
            types.append(bare(type_))
        return UnionModel(
            id=id_,
            naming=context.naming(schema),
            members=tuple(dict.fromkeys(types)),
            discriminator=lower_discriminator(lowering, schema, choices, types),
            fallback=lower_fallback(lowering, schema, choices, types),
            description=schema.description or context.description,
            examples=schema_examples(schema),
            deprecation=deprecation(schema.deprecated, schema.extensions),
        )

    return lowering.model(id_, build, null or schema.nullable)


def _choices(lowering: SchemaLowering, schema: Schema) -> tuple[Schema, ...]:
    """The alternatives as schemas of their own; what stands beside them holds for each object."""
    listed = schema.one_of or schema.any_of
    if schema.one_of and schema.any_of:
        lowering.unsupported("anyOf beside oneOf is not read", schema)
    if not listed:
        return tuple(
            replace(
                schema,
                at=f"{schema.at}::{kind}",
                types=(kind,),
                nullable=False,
                title=None,
                description=None,
                extensions={},
                properties=schema.properties if kind == "object" else {},
                additional_properties=(
                    schema.additional_properties if kind == "object" else None
                ),
                items=schema.items if kind == "array" else None,
                prefix_items=schema.prefix_items if kind == "array" else (),
                format=schema.format if kind == "string" else None,
            )
            for kind in schema.types
        )
    if not (schema.properties or schema.required):
        return listed
    base = Schema(
        at=schema.at,
        types=("object",),
        properties=schema.properties,
        required=schema.required,
        additional_properties=schema.additional_properties,
    )
    return tuple(
        _with_base(lowering, choice, base, f"{schema.at}::{position}")
        for position, choice in enumerate(listed)
    )


def _with_base(
    lowering: SchemaLowering, choice: Schema, base: Schema, at: str
) -> Schema:
    """A member with what stands beside the alternatives; itself where that adds nothing to it."""
    if _is_null(lowering, choice):
        return choice
    plain = lowering.plain(choice)
    kinds = {kind for kind in plain.types if kind != "null"}
    if kinds and kinds != {"object"}:
        return choice
    adds = set(base.properties) - set(plain.properties)
    if not adds and set(base.required) <= set(plain.required):
        return choice
    return Schema(at=at, all_of=(base, choice), title=choice.title)


def base_component(choice: Schema) -> str | None:
    """The component that a member extends where something stands beside the alternatives."""
    reference = choice.all_of[-1].ref if len(choice.all_of) == 2 else None
    if reference is None or "::" not in choice.at:
        return None
    return component_key(reference)


def _only_requires(lowering: SchemaLowering, schema: Schema) -> bool:
    """Whether the alternatives only say which of the properties are required."""

    def says_nothing(choice: Schema) -> bool:
        plain = lowering.plain(choice)
        return not (
            plain.properties
            or plain.enum
            or plain.one_of
            or plain.any_of
            or plain.const is not ABSENT
            or (plain.types and plain.types != ("object",))
            or plain.additional_properties is not None
        )

    return all(says_nothing(choice) for choice in schema.one_of or schema.any_of)


def _is_null(lowering: SchemaLowering, schema: Schema) -> bool:
    plain = lowering.follow(schema)
    if plain.types == ("null",):
        return True
    if lowering.config.compatibility.naming == "default" and _is_only_nullable(plain):
        return True
    if plain.const is None:
        return True
    return plain.enum is not None and plain.enum == (None,)


def _is_only_nullable(schema: Schema) -> bool:
    """Whether a schema is `{nullable: true}`: before 3.1 the only way to write null as an alternative."""
    return schema.nullable and says_only(schema, frozenset(("at", "nullable")))


def _takes_null(lowering: SchemaLowering, schema: Schema) -> bool:
    plain = lowering.plain(schema)
    return (
        plain.nullable
        or "null" in plain.types
        or any(_is_null(lowering, c) for c in (*plain.any_of, *plain.one_of))
    )


def _scalar(lowering: SchemaLowering, schema: Schema) -> Kind | None:
    """The kind of a plain scalar schema; None for anything that needs a closer look."""
    plain = lowering.plain(schema)
    complex_ = (
        plain.enum is not None
        or plain.const is not ABSENT
        or plain.any_of
        or plain.one_of
        or len(plain.types) != 1
        or plain.format in ("date", "date-time", "binary")
    )
    if complex_:
        return None
    name = plain.types[0]
    return Kind(name) if name in ("string", "integer", "number", "boolean") else None


def _tag(lowering: SchemaLowering, schema: Schema) -> str | None:
    """The constant that could name an inline member: a one-value enum, else a `const`."""
    if schema.ref is not None:
        return None
    tag: str | None = None
    for part in lowering.plain(schema).properties.values():
        plain = lowering.plain(part)
        if plain.enum is not None and len(plain.enum) == 1:
            return str(plain.enum[0])
        value = constant(plain)
        if tag is None and value is not None:
            tag = value
    return tag
