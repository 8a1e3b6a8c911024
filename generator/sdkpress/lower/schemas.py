"""Schemas to types and models: the differences between OpenAPI 3.0 and 3.1 end here.

Input: `Schema` objects with symbolic references, and the `SchemaContext` each stands in. Output: `TypeRef`s, and
the models they name in `SchemaLowering.models`, in the order of first visit, depth first. Ids are
pointers, so recursion is a `Ref` to a model that may still be in the making. What no type expresses is
reported and becomes `Unknown`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from sdkpress.config.model import Config
from sdkpress.diagnostics.findings import Sink
from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import FileModel, Model, Naming, Origin
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
    nullable,
)
from sdkpress.lower.copies import with_own_parts
from sdkpress.lower.enums import lower_enum
from sdkpress.lower.objects import file_fields, lower_object
from sdkpress.lower.references import Resolver, component_key, unescaped
from sdkpress.lower.schema_context import SchemaContext
from sdkpress.lower.unions import lower_union
from sdkpress.spec.model import ABSENT, Schema, Spec

_DEPTH: Final = 100  # inline levels; nothing that a person writes comes near
_COPIES: Final = 20_000  # compositions with parts of their own
_NESTED_MODELS: Final = 30  # models in the making at once; further ones wait their turn
_STRINGS: Final = {
    "date": Kind.DATE,
    "date-time": Kind.DATE_TIME,
    "binary": Kind.BINARY,
}
_SCALARS: Final = {
    "string": Kind.STRING,
    "integer": Kind.INTEGER,
    "number": Kind.NUMBER,
    "boolean": Kind.BOOLEAN,
}


class SchemaLowering(Resolver):
    """Lowers the schemas of one document, each once."""

    def __init__(self, spec: Spec, config: Config, sink: Sink) -> None:
        super().__init__(spec, config, sink)
        self.models: dict[ModelId, Model | None] = {}
        self.multipart: set[str] = set()  # pointers of the schemas of multipart bodies
        self.unknown_values: dict[ModelId, bool] = {}  # x-speakeasy-unknown-values
        self._types: dict[str, TypeRef | None] = {}
        self._waiting: list[tuple[ModelId, Callable[[], Model]]] = []
        self._nesting = 0
        self._copies = 0

    def reference(self, schema: Schema, context: SchemaContext) -> TypeRef:
        """The type that a `$ref` names. A component is named after the outermost reference to it."""
        assert schema.ref is not None
        target = self.follow(schema)
        return self.component(target, component_key(schema.ref), context)

    def component(
        self, target: Schema, key: str | None, context: SchemaContext
    ) -> TypeRef:
        """The type of a schema that others can refer to."""
        pointer = target.at
        if pointer in self._types:
            known = self._types[pointer]
            if known is None:
                self.unsupported(
                    "the schema contains itself without an object between", target
                )
                return Unknown()
            return known
        self._types[pointer] = None
        if key is None:
            own = unescaped(pointer.rpartition("/")[2])
            there = replace(
                context, tag=None, position=None, name_hint=context.name_hint or own
            )
        else:
            there = SchemaContext(origin=Origin.COMPONENT, component=key, name_hint=key)
        there = replace(there, multipart=pointer in self.multipart, depth=0, file=False)
        found = self._types[pointer] = self.type_of(target, there)
        return found

    # --- types --------------------------------------------------------------------------------

    def type_of(self, schema: Schema, context: SchemaContext) -> TypeRef:
        """The type of a schema in a context; makes the models it needs."""
        if schema.ref is not None and not self.extends(schema):
            found = self.reference(schema, context)
            return nullable(found) if schema.nullable else found
        if schema.ref is not None:
            schema = self.follow(schema)
        if context.depth > _DEPTH:
            self.unsupported(f"schemas nest more than {_DEPTH} levels deep", schema)
            return Unknown()
        if schema.all_of:
            component = context.origin is Origin.COMPONENT
            only = self.lone_reference(schema, is_component=component)
            if only is not None:
                found = self.type_of(only, context)
                return nullable(found) if schema.nullable else found
            targets = self.targets(schema)
            if only is None and targets & context.copies and self._is_copied(schema):
                # The copy would contain itself: inside, what it was made from is meant.
                return self.type_of(schema.all_of[0], context)
            schema, context = self._composed(schema, targets, context)
        if schema.boolean is not None or _is_any(schema):
            return Unknown()
        null = schema.nullable or "null" in schema.types
        if (schema.any_of or schema.one_of) and not _is_listed(schema):
            found = lower_union(self, schema, context)
            return nullable(found) if null else found
        if schema.enum is not None:
            return lower_enum(self, schema, context)
        if schema.const is not ABSENT:
            return nullable(self._const(schema)) if null else self._const(schema)
        kinds = tuple(kind for kind in schema.types if kind != "null")
        if len(kinds) > 1:
            found = lower_union(self, schema, context)
        elif kinds:
            found = self._single(kinds[0], schema, context)
        elif schema.types == ("null",):
            return Primitive(Kind.NULL)
        else:
            found = self._untyped(schema, context)
        return nullable(found) if null else found

    def _is_copied(self, schema: Schema) -> bool:
        return len(schema.all_of) == 1 and not schema.properties

    def _composed(
        self, schema: Schema, targets: frozenset[str], context: SchemaContext
    ) -> tuple[Schema, SchemaContext]:
        """A composition as one schema.

        With `naming: speakeasy` the inline parts of what it refers to are its own, types of their own
        names; else they are the types of where they are written.
        """
        whole = self.plain(schema)
        own_parts = (
            self.config.compatibility.naming == "speakeasy"
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
            return self._array(schema, context)
        if kind != "string":
            return Primitive(_SCALARS[kind], schema.format)
        found = _STRINGS.get(schema.format or "", Kind.STRING)
        if (
            schema.content_media_type == "application/octet-stream"
            and schema.content_encoding is None
        ):
            found = Kind.BINARY
        if found is Kind.BINARY and context.file:
            return self._file(schema, context)
        return Primitive(found, schema.format)

    def _untyped(self, schema: Schema, context: SchemaContext) -> TypeRef:
        if (
            schema.properties
            or schema.additional_properties is not None
            or schema.pattern_properties
        ):
            return self._object(schema, context)
        if schema.items is not None or schema.prefix_items:
            return self._array(schema, context)
        if schema.format in _STRINGS:
            return self._single("string", schema, context)
        return Unknown()

    def _array(self, schema: Schema, context: SchemaContext) -> TypeRef:
        item = schema.items
        if schema.prefix_items:
            # No list type tells places apart: the items are any of what the places take.
            rest = () if item is None or item.boolean is False else (item,)
            choices = (*schema.prefix_items, *rest)
            item = choices[0]
            if len(choices) > 1:
                item = Schema(at=f"{schema.at}/prefixItems", any_of=choices)
        if item is None:
            return ListOf(Unknown())
        return ListOf(self.type_of(item, context.item()))

    def _object(self, schema: Schema, context: SchemaContext) -> TypeRef:
        if not schema.properties:
            value = schema.additional_properties
            if value is None and schema.pattern_properties:
                patterns = tuple(schema.pattern_properties.values())
                value = patterns[0] if len(patterns) == 1 else Schema(at=schema.at)
            if value is not None and value.boolean is not False:
                return MapOf(self.type_of(value, context.value()))
        id_ = ModelId(schema.at)
        null = schema.nullable or "null" in schema.types
        return self.model(id_, lambda: lower_object(self, schema, id_, context), null)

    def _const(self, schema: Schema) -> TypeRef:
        value = schema.const
        if isinstance(value, (str, int, float, bool)):
            return Const(value)
        if value is None:
            return Primitive(Kind.NULL)
        self.unsupported("a constant that is a list or an object", schema)
        return Unknown()

    def _file(self, schema: Schema, context: SchemaContext) -> TypeRef:
        id_ = ModelId(f"{schema.at}::file")
        naming = Naming(
            origin=Origin.FILE, name_hint=context.name_hint, parent=context.parent
        )
        return self.model(id_, lambda: file_model(id_, naming))

    # --- models -------------------------------------------------------------------------------

    def model(
        self, id_: ModelId, build: Callable[[], Model], null: bool = False
    ) -> TypeRef:
        """A reference to a model, which is built now or, far down, in its turn."""
        found: TypeRef = Nullable(Ref(id_)) if null else Ref(id_)
        if id_ in self.models:
            return found
        self.models[id_] = None  # takes its place in the order of first visit
        if id_ in self._types:
            self._types[id_] = found  # so that recursion ends
        if self._nesting >= _NESTED_MODELS:
            self._waiting.append((id_, build))
        else:
            self._nesting += 1
            self.models[id_] = build()
            self._nesting -= 1
        return found

    def note_unknown_values(self, id_: ModelId, schema: Schema) -> None:
        """Keeps x-speakeasy-unknown-values for the time when the use of a model is known."""
        told = schema.extensions.get("x-speakeasy-unknown-values")
        if told is not None:
            self.unknown_values[id_] = told == "allow"

    def finish(self) -> None:
        """Builds the models that had to wait."""
        while self._waiting:
            id_, build = self._waiting.pop(0)
            self.models[id_] = build()


def file_model(id_: ModelId, naming: Naming) -> FileModel:
    """The model of an uploaded file: its name, its content and its media type."""
    return FileModel(id=id_, naming=naming, fields=file_fields(id_))


def _is_listed(schema: Schema) -> bool:
    """Whether scalars are listed one by one; what stands beside the list allows no more than it."""
    values = schema.enum
    return bool(values) and not any(isinstance(v, (list, dict)) for v in values or ())


def _is_any(schema: Schema) -> bool:
    return schema.extensions.get("x-speakeasy-type-override") == "any"
