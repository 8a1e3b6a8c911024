"""Enums: values, member names and descriptions.

Input: a schema with `enum`. Output: an `EnumModel`, or a simpler type where the values need no name.
"""

from __future__ import annotations

from sdkpress.diagnostics import codes
from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import EnumModel, EnumValue
from sdkpress.ir.types import Kind, Primitive, TypeRef, Unknown
from sdkpress.lower.examples import schema_examples
from sdkpress.lower.extensions import as_list, as_mapping, as_text, deprecation
from sdkpress.lower.lowering import SchemaLowering
from sdkpress.lower.schema_context import SchemaContext
from sdkpress.spec.model import Schema


def lower_enum(
    lowering: SchemaLowering, schema: Schema, context: SchemaContext
) -> TypeRef:
    """The type of a schema with `enum`. A null among the values makes the type nullable."""
    assert schema.enum is not None
    listed = tuple(_typed(value, schema.types) for value in schema.enum)
    values = tuple(
        dict.fromkeys((type(v), v) for v in listed if isinstance(v, (str, int, float)))
    )
    null = None in listed or schema.nullable
    if any(isinstance(value, (list, dict)) for value in listed):
        lowering.unsupported("an enum with a value that is a list or an object", schema)
        return Unknown()
    if not values:
        if null and all(value is None for value in listed):
            return Primitive(Kind.NULL)
        lowering.unsupported("an enum without a scalar value", schema)
        return Unknown()
    if len(values) < sum(value is not None for value in listed):
        message = "enum values that are repeated are left out"
        lowering.report(codes.ODD_SHAPE, message, f"{schema.at}/enum")
    id_ = ModelId(schema.at)
    lowering.note_unknown_values(id_, schema)

    def build() -> EnumModel:
        names = _texts_of(lowering, schema, "x-speakeasy-enums", "x-enum-varnames")
        notes = _texts_of(
            lowering, schema, "x-speakeasy-enum-descriptions", "x-enum-descriptions"
        )
        form = schema.extensions.get("x-speakeasy-enum-format")
        return EnumModel(
            id=id_,
            naming=context.naming(schema),
            values=tuple(
                EnumValue(
                    value=value,
                    name=names.get(_key(value)),
                    description=notes.get(_key(value)),
                )
                for _, value in values
            ),
            as_class=None if form is None else form == "enum",
            description=schema.description,
            examples=schema_examples(schema),
            deprecation=deprecation(schema.deprecated, schema.extensions),
        )

    return lowering.model(id_, build, null)


def _typed(value: object, types: tuple[str, ...]) -> object:
    """A value as its type wants it: YAML reads an unquoted `2024` of a string enum as a number."""
    if types == ("string",) and isinstance(value, (int, float)):
        return _key(value)
    if types == ("integer",) and isinstance(value, str):
        try:
            return int(value)
        except ValueError:
            return value
    return value


def _key(value: object) -> str:
    """A value as a key of a mapping in the document: JSON's `true`, not Python's `True`."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _texts_of(
    lowering: SchemaLowering, schema: Schema, *keys: str
) -> dict[str, str | None]:
    """Texts for the values: written as a mapping of values, or as a list in the order of `enum`."""
    raw = next((schema.extensions[k] for k in keys if k in schema.extensions), None)
    node, items = as_mapping(raw), as_list(raw)
    if node is not None:
        return {key: as_text(value) for key, value in node.items()}
    values = schema.enum or ()
    if items is not None and len(items) == len(values):
        return {_key(v): as_text(t) for v, t in zip(values, items, strict=True)}
    if raw is not None:
        message = f"{keys[0]} is expected to have a text for each value"
        lowering.report(codes.ODD_SHAPE, message, schema.at)
    return {}
