"""Schemas to types and models: the differences between OpenAPI 3.0 and 3.1 end here.

Input: `Schema` objects with symbolic references, and the `SchemaContext` each stands in. Output: `TypeRef`s, and
the models they name in a `ModelStore`, in the order of first visit, depth first. Ids are
pointers, so recursion is a `Ref` to a model that may still be in the making. What no type expresses is
reported and becomes `Unknown`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import FileModel, Naming, Origin
from sdkpress.ir.types import (
    Const,
    Kind,
    MapOf,
    Nullable,
    Primitive,
    TypeRef,
    Unknown,
    nullable,
)
from sdkpress.lower.arrays import lower_array
from sdkpress.lower.copies import with_own_parts
from sdkpress.lower.enums import lower_enum
from sdkpress.lower.inheritance import children, lower_base
from sdkpress.lower.lowering import SchemaLowering
from sdkpress.lower.model_store import ModelStore
from sdkpress.lower.objects import described_extra, file_fields, lower_object
from sdkpress.lower.references import Resolver, component_key, unescaped
from sdkpress.lower.schema_context import SchemaContext
from sdkpress.lower.unions import lower_union
from sdkpress.spec.model import ABSENT, Schema

_DEPTH: Final = 100  # inline levels; nothing that a person writes comes near
_COPIES: Final = 20_000  # compositions with parts of their own
_STRINGS: Final = {
    "date": Kind.DATE,
    "date-time": Kind.DATE_TIME,
    "binary": Kind.BINARY,
}
_TYPED: Final = {
    "time": Kind.TIME,
    "duration": Kind.DURATION,
    "uuid": Kind.UUID,
    "decimal": Kind.DECIMAL_TEXT,
    "decimal128": Kind.DECIMAL_TEXT,
    "bigint": Kind.INTEGER_TEXT,
    "int64": Kind.INTEGER_TEXT,
    "uint64": Kind.INTEGER_TEXT,
    "byte": Kind.BASE64,
    "base64": Kind.BASE64,
    "base64url": Kind.BASE64URL,
    "http-date": Kind.HTTP_DATE,
}
_NUMBERS: Final = {
    "integer": {"unix-time": Kind.UNIX_TIME, "unixtime": Kind.UNIX_TIME},
    "number": {
        "decimal": Kind.DECIMAL,
        "decimal128": Kind.DECIMAL,
        "unix-time": Kind.UNIX_SECONDS,
        "unixtime": Kind.UNIX_SECONDS,
    },
}
_ENCODINGS: Final = {"base64": Kind.BASE64, "base64url": Kind.BASE64URL}
_SCALARS: Final = {
    "string": Kind.STRING,
    "integer": Kind.INTEGER,
    "number": Kind.NUMBER,
    "boolean": Kind.BOOLEAN,
}


def schema_lowering(
    resolver: Resolver, multipart: Collection[str] = ()
) -> SchemaLowering:
    """What lowers the schemas of one document."""
    return SchemaTypes(resolver, ModelStore(), multipart).parts


class SchemaTypes:
    """The types of the schemas of one document, each lowered once.

    `parts` is what is handed to those that lower one kind of schema; it leads back here for what is inside.
    `multipart` are the pointers of the schemas of multipart bodies.
    """

    def __init__(
        self, resolver: Resolver, store: ModelStore, multipart: Collection[str]
    ) -> None:
        self.parts = SchemaLowering(resolver, store, self.type_of)
        self._resolver = resolver
        self._store = store
        self._multipart = frozenset(multipart)
        bases = resolver.config.compatibility.discriminated_bases
        self._unites_children = bases == "union"
        self._keeps_null = resolver.config.compatibility.naming == "speakeasy"
        self._copies = 0

    def reference(self, schema: Schema, context: SchemaContext) -> TypeRef:
        """The type that a `$ref` names. A component that is nothing but a reference is another name of what it names;
        with `naming: speakeasy` a type gets the one that is met first."""
        assert schema.ref is not None
        target = self._resolver.follow(schema)
        named = self._resolver.type_names.get(target.at, schema.ref)
        return self.component(target, component_key(named), context)

    def component(
        self, target: Schema, key: str | None, context: SchemaContext
    ) -> TypeRef:
        """The type of a schema that others can refer to."""
        pointer = target.at
        if pointer in self._store.types:
            known = self._store.types[pointer]
            if known is None:
                self._resolver.unsupported(
                    "the schema contains itself without an object between", target
                )
                return Unknown()
            return known
        self._store.types[pointer] = None
        if key is None:
            component_name = unescaped(pointer.rpartition("/")[2])
            there = replace(
                context,
                tag=None,
                position=None,
                name_hint=context.name_hint or component_name,
            )
        else:
            there = SchemaContext(origin=Origin.COMPONENT, component=key, name_hint=key)
        there = replace(
            there, multipart=pointer in self._multipart, depth=0, file=False
        )
        type_ = self._store.types[pointer] = self.type_of(target, there)
        return type_

    # --- types --------------------------------------------------------------------------------

    def type_of(self, schema: Schema, context: SchemaContext) -> TypeRef:
        """The type of a schema in a context; makes the models it needs."""
        if schema.ref is not None and not self._resolver.extends(schema):
            type_ = self.reference(schema, context)
            return nullable(type_) if schema.nullable else type_
        if schema.ref is not None:
            schema = self._resolver.follow(schema)
        if context.depth > _DEPTH:
            self._resolver.unsupported(
                f"schemas nest more than {_DEPTH} levels deep", schema
            )
            return Unknown()
        if schema.all_of:
            component = context.origin is Origin.COMPONENT
            only = self._resolver.lone_reference(schema, is_component=component)
            if only is not None:
                type_ = self.type_of(only, context)
                return nullable(type_) if schema.nullable else type_
            targets = self._resolver.targets(schema)
            if only is None and targets & context.copies and _is_copied(schema):
                # The copy would contain itself: inside, what it was made from is meant.
                return self.type_of(schema.all_of[0], context)
            schema, context = self._composed(schema, targets, context)
        if context.decoded and schema.content_schema is not None:
            return self.type_of(schema.content_schema, replace(context, decoded=False))
        if schema.boolean is not None or _is_any(schema):
            return Unknown()
        if context.origin is Origin.COMPONENT and self._unites_children:
            tagged = children(self.parts, schema)
            if tagged:
                return lower_base(self.parts, schema, tagged, context)
        null = schema.nullable or "null" in schema.types
        if (schema.any_of or schema.one_of) and not _is_listed(schema):
            type_ = lower_union(self.parts, schema, context)
            return nullable(type_) if null else type_
        if schema.enum is not None:
            return lower_enum(self.parts, schema, context)
        if schema.const is not ABSENT:
            return nullable(self._const(schema)) if null else self._const(schema)
        kinds = tuple(kind for kind in schema.types if kind != "null")
        if len(kinds) > 1:
            type_ = lower_union(self.parts, schema, context)
        elif kinds:
            type_ = self._single(kinds[0], schema, context)
        elif schema.types == ("null",):
            return Primitive(Kind.NULL)
        else:
            type_ = self._untyped(schema, context)
            if null and self._keeps_null and type_ == Unknown():
                return Nullable(type_)
        return nullable(type_) if null else type_

    def _composed(
        self, schema: Schema, targets: frozenset[str], context: SchemaContext
    ) -> tuple[Schema, SchemaContext]:
        """A composition as one schema.

        With `naming: speakeasy` the inline parts of what it refers to are its own, types of their own
        names; else they are the types of where they are written.
        """
        whole = self._resolver.plain(schema)
        own_parts = (
            self._resolver.config.compatibility.naming == "speakeasy"
            and not targets & context.copies
        )
        if not own_parts or self._copies > _COPIES:
            return whole, context
        self._copies += 1
        return with_own_parts(whole), replace(context, copies=context.copies | targets)

    def _single(self, kind: str, schema: Schema, context: SchemaContext) -> TypeRef:
        if kind == "object":
            return self._object(schema, context)
        if kind == "array":
            return lower_array(self.parts, schema, context)
        typed = self._resolver.config.compatibility.formats == "typed"
        if typed and kind in _NUMBERS:
            formats = _NUMBERS[kind]
            if schema.format in formats:
                return Primitive(formats[schema.format], schema.format)
        if kind != "string":
            return Primitive(_SCALARS[kind], schema.format)
        string_kind = _STRINGS.get(schema.format or "", Kind.STRING)
        if string_kind is Kind.STRING and typed and not context.file:
            string_kind = _text_kind(schema)
        if (
            schema.content_media_type == "application/octet-stream"
            and schema.content_encoding is None
        ):
            string_kind = Kind.BINARY
        if string_kind is Kind.BINARY and context.file:
            return self._file(schema, context)
        return Primitive(string_kind, schema.format)

    def _untyped(self, schema: Schema, context: SchemaContext) -> TypeRef:
        if self._resolver.config.untyped_schemas == "any":
            return Unknown()
        if (
            schema.properties
            or schema.additional_properties is not None
            or schema.pattern_properties
        ):
            return self._object(schema, context)
        if schema.items is not None or schema.prefix_items:
            return lower_array(self.parts, schema, context)
        if schema.format in _STRINGS:
            return self._single("string", schema, context)
        if context.file and self._resolver.spec.version != "3.0":
            # Since 3.1 a part without a type is bytes (OpenAPI 3.1.2 section 4.8.15.1.1).
            return self._file(schema, context)
        return Unknown()

    def _object(self, schema: Schema, context: SchemaContext) -> TypeRef:
        if not schema.properties:
            value = described_extra(schema)
            if value is not None and value.boolean is not False:
                return MapOf(self.type_of(value, context.value()))
        id_ = ModelId(schema.at)
        null = schema.nullable or "null" in schema.types
        return self._store.model(
            id_, lambda: lower_object(self.parts, schema, id_, context), null
        )

    def _const(self, schema: Schema) -> TypeRef:
        value = schema.const
        if isinstance(value, (str, int, float, bool)):
            return Const(value)
        if value is None:
            return Primitive(Kind.NULL)
        self._resolver.unsupported("a constant that is a list or an object", schema)
        return Unknown()

    def _file(self, schema: Schema, context: SchemaContext) -> TypeRef:
        id_ = ModelId(f"{schema.at}::file")
        naming = Naming(
            origin=Origin.FILE, name_hint=context.name_hint, parent=context.parent
        )
        return self._store.model(id_, lambda: file_model(id_, naming))


def file_model(id_: ModelId, naming: Naming) -> FileModel:
    """The model of an uploaded file: its name, its content and its media type."""
    return FileModel(id=id_, naming=naming, fields=file_fields(id_))


def _text_kind(schema: Schema) -> Kind:
    """What a text stands for by its format or encoding."""
    encoded = _ENCODINGS.get((schema.content_encoding or "").lower())
    return encoded or _TYPED.get(schema.format or "", Kind.STRING)


def _is_listed(schema: Schema) -> bool:
    """Whether scalars are listed one by one; what stands beside the list allows no more than it."""
    values = schema.enum
    return bool(values) and not any(isinstance(v, (list, dict)) for v in values or ())


def _is_any(schema: Schema) -> bool:
    return schema.extensions.get("x-speakeasy-type-override") == "any"


def _is_copied(schema: Schema) -> bool:
    """Whether a composition is one schema with something said about it."""
    return len(schema.all_of) == 1 and not schema.properties
