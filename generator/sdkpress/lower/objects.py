"""Objects: fields, additional properties, and the fields of an uploaded file.

Input: a schema without references and allOf at its top. Output: an `ObjectModel`.
"""

from __future__ import annotations

from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import Field, ObjectModel
from sdkpress.ir.types import Kind, Primitive, TypeRef, Unknown
from sdkpress.lower.defaults import conforming_default, default_suffices
from sdkpress.lower.examples import schema_examples
from sdkpress.lower.extensions import as_text, deprecation
from sdkpress.lower.limits import limits
from sdkpress.lower.lowering import SchemaLowering
from sdkpress.lower.schema_context import SchemaContext
from sdkpress.lower.xml import xml_of_field, xml_of_model
from sdkpress.spec.model import ABSENT, Schema


def lower_object(
    lowering: SchemaLowering, schema: Schema, id_: ModelId, context: SchemaContext
) -> ObjectModel:
    """An object with its fields in document order."""
    required = frozenset(schema.required)
    fields = tuple(
        lower_field(lowering, wire, part, wire in required, context.property(id_, wire))
        for wire, part in schema.properties.items()
        if part.boolean is not False and not _is_ignored(part)
    )
    extra = described_extra(schema)
    closed = extra is not None and extra.boolean is False
    if not closed:
        fields += _undescribed(schema)
    least = schema.keywords.get("minProperties")
    return ObjectModel(
        id=id_,
        naming=context.naming(schema),
        fields=fields,
        additional=_additional(lowering, schema, id_, context),
        forbids_extra=closed,
        min_properties=least if isinstance(least, int) else 0,
        alternatives=schema.alternatives,
        description=schema.description or context.description,
        examples=schema_examples(schema),
        deprecation=deprecation(schema.deprecated, schema.extensions),
        xml=xml_of_model(lowering.resolver, schema, context.component),
    )


def _undescribed(schema: Schema) -> tuple[Field, ...]:
    """Properties that are required by name and described nowhere.

    They can be given. More often than not the name is a mistake, so no answer must have them.
    """
    return tuple(
        Field(
            wire=wire,
            type=Unknown(),
            required=False,
            undeclared=True,
            at=schema.at,
        )
        for wire in schema.required
        if wire not in schema.properties
    )


def _is_ignored(schema: Schema) -> bool:
    """x-speakeasy-ignore: the SDK does without this property."""
    return schema.extensions.get("x-speakeasy-ignore") is True


def _additional(
    lowering: SchemaLowering, schema: Schema, id_: ModelId, context: SchemaContext
) -> TypeRef | None:
    extra = described_extra(schema)
    if extra is None or extra.boolean is False:
        return None
    return lowering.type_of(extra, context.property(id_, "additionalProperties"))


def described_extra(schema: Schema) -> Schema | None:
    """The schema of properties that are not listed by name; None where nothing is said of them.

    No type tells patterns of names apart: a value is one of what they take.
    """
    extra, patterns = schema.additional_properties, schema.pattern_properties
    if not patterns:
        return extra
    choices = tuple(patterns.values())
    if extra is not None and extra.boolean is not False:
        choices = (*choices, extra)
    if len(choices) == 1:
        return choices[0]
    if extra is None or any(choice.boolean for choice in choices):
        return Schema(at=schema.at, boolean=True)
    return Schema(at=f"{schema.at}/patternProperties", any_of=choices)


def lower_field(
    lowering: SchemaLowering,
    wire: str,
    schema: Schema,
    listed: bool,
    context: SchemaContext,
) -> Field:
    """One property. What stands beside `$ref` counts for nothing but a default, as on the pages."""
    type_ = lowering.type_of(schema, context)
    described = schema
    if schema.ref is not None and not lowering.extends(schema):
        described = lowering.follow(schema)
    elif schema.ref is not None or schema.all_of:
        described = lowering.plain(schema)
    default = described.default if schema.default is ABSENT else schema.default
    default = conforming_default(lowering.resolver, type_, default, schema.at)
    suffices = default_suffices(lowering.config, default)
    extensions = schema.extensions
    return Field(
        wire=wire,
        type=type_,
        required=listed and not suffices,
        default_suffices=listed and suffices,
        default=default,
        description=_description(lowering, schema, described),
        title=schema.title,
        examples=_shown_examples(lowering, schema, described),
        deprecation=deprecation(schema.deprecated, extensions),
        read_only=schema.read_only or described.read_only,
        write_only=schema.write_only or described.write_only,
        error_message=extensions.get("x-speakeasy-error-message") is True,
        pinned=_field_name(schema),
        keywords=limits(lowering.follow, described),
        xml=xml_of_field(lowering.resolver, schema),
        at=schema.at,
    )


def _description(
    lowering: SchemaLowering, schema: Schema, described: Schema
) -> str | None:
    """The field's description: with `naming: speakeasy` what a composition refers to describes its class alone."""
    published = lowering.config.compatibility.naming == "speakeasy"
    references = [part for part in schema.all_of if part.ref is not None]
    if published and len(references) == 1 and schema.ref is None:
        own_description = (
            part.description for part in schema.all_of if part.properties
        )
        return schema.description or next(own_description, None)
    return described.description


def _shown_examples(
    lowering: SchemaLowering, schema: Schema, described: Schema
) -> tuple[object, ...]:
    """The field's examples: those of what an allOf of one reference names count as its own."""
    if lowering.config.compatibility.naming == "speakeasy" and schema.all_of:
        only = lowering.resolver.lone_reference(schema, is_component=False)
        if only is not None:
            return schema_examples(schema) or schema_examples(lowering.plain(only))
    return schema_examples(described)


def _field_name(schema: Schema) -> str | None:
    """x-speakeasy-name-override names the class where a property has one, else the property."""
    names_a_class = bool(
        schema.properties or schema.enum or schema.any_of or schema.one_of
    )
    if names_a_class or schema.ref is not None:
        return None
    return as_text(schema.extensions.get("x-speakeasy-name-override"))


def file_fields(id_: ModelId) -> tuple[Field, ...]:
    """An uploaded file: its name, its bytes or stream, and its media type."""
    text = Primitive(Kind.STRING)

    def field(wire: str, type_: TypeRef, listed: bool) -> Field:
        return Field(wire=wire, type=type_, required=listed, at=str(id_))

    return (
        field("file_name", text, True),
        field("content", Primitive(Kind.BINARY, "binary"), True),
        field("content_type", text, False),
    )
