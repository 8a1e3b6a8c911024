"""Schema objects: raw values to `spec.model.Schema`.

Input: a raw schema of any version and its pointer. Output: a `Schema`; what cannot be read is
reported and costs only that part (a schema that is no schema becomes the boolean `true`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any, Final

from sdkpress.diagnostics import codes
from sdkpress.source.pointer import escape
from sdkpress.spec.discriminators import read_discriminator
from sdkpress.spec.model import Schema
from sdkpress.spec.reading import Reading, as_list, as_mapping
from sdkpress.spec.refs import References
from sdkpress.spec.rules import check_xml
from sdkpress.spec.schema_types import read_types

_KEPT: Final = frozenset(
    """minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength pattern
    minItems maxItems uniqueItems minProperties maxProperties not if then else contains minContains
    maxContains propertyNames dependentSchemas dependentRequired
    unevaluatedItems $id $anchor $schema $comment xml externalDocs additionalItems
    dependencies""".split()
)
_NULL_IS_A_VALUE: Final = frozenset({"const", "default", "example"})

_UNREAD: Final = frozenset(
    {"$defs", "definitions", "$recursiveAnchor", "$dynamicAnchor", "$vocabulary"}
)

_Fields = dict[str, Any]
_Read = Callable[["SchemaReader", _Fields, object, str, str], None]


class SchemaReader:
    """Reads the schemas of one document."""

    __slots__ = ("reading", "references")

    def __init__(self, reading: Reading, references: References) -> None:
        self.reading = reading
        self.references = references

    def read(self, raw: object, at: str) -> Schema:
        """The schema at a pointer."""
        if raw is True or raw is False:
            return Schema(at=at, boolean=bool(raw))
        node = as_mapping(raw)
        if node is None:
            self.reading.wrong(raw, "a schema", at)
            return Schema(at=at, boolean=True)
        fields: _Fields = {}
        extended = False
        for key, value in node.items():
            entry = _READERS.get(key)
            if value is None and key not in _NULL_IS_A_VALUE:
                continue  # `properties:` with nothing after it
            if entry is not None:
                entry[0](self, fields, value, entry[1], f"{at}/{key}")
            elif key in _KEPT:
                fields.setdefault("keywords", {})[key] = value
            elif key.startswith("x-"):
                extended = True
            elif key not in _UNREAD:
                self._report_misspelled(key, f"{at}/{escape(key)}")
        if "prefix_items" in fields and "additionalItems" in node:
            # Before 2020-12 it is what `items` beside `prefixItems` is since.
            at_rest = f"{at}/additionalItems"
            fields.setdefault("items", self.read(node["additionalItems"], at_rest))
        if extended:
            fields["extensions"] = self.reading.extensions(node)
        if "xml" in node:
            check_xml(self.reading, node["xml"], f"{at}/xml")
        if "keywords" in fields:
            fields["keywords"] = MappingProxyType(_bounds(fields["keywords"]))
        return Schema(at=at, **fields)

    def _report_misspelled(self, key: str, at: str) -> None:
        """Anything may stand in a schema; only what looks like a keyword is worth a word."""
        close = get_close_matches(key, _READERS, n=1, cutoff=0.8)
        if close:
            message = f"a schema has no keyword {key!r}; it is not read"
            hint = f"did you mean {close[0]!r}?"
            self.reading.report(codes.UNKNOWN_KEY, message, at, on_key=True, hint=hint)

    def read_map(self, raw: object, at: str) -> Mapping[str, Schema]:
        """A mapping of names to schemas."""
        node = self.reading.mapping(raw, at)
        return MappingProxyType(
            {
                name: self.read(value, f"{at}/{escape(name)}")
                for name, value in node.items()
            }
        )

    def read_list(self, raw: object, at: str) -> tuple[Schema, ...]:
        """A list of schemas."""
        items = as_list(raw)
        if items is None:
            node = as_mapping(raw)
            if node is not None and any(key in _READERS for key in node):
                self.reading.wrong(raw, "a list of schemas", at)
                return (self.read(raw, at),)
            items = self.reading.listed(raw, "a list of schemas", at)
        return tuple(
            self.read(item, f"{at}/{index}") for index, item in enumerate(items)
        )


def _bounds(keywords: dict[str, object]) -> dict[str, object]:
    """3.0 writes an exclusive bound as a flag beside the bound; 3.1 as the bound itself."""
    for flag, bound in (
        ("exclusiveMinimum", "minimum"),
        ("exclusiveMaximum", "maximum"),
    ):
        value = keywords.get(flag)
        if isinstance(value, bool):
            del keywords[flag]
            if value and bound in keywords:
                keywords[flag] = keywords.pop(bound)
    return keywords


def _ref(
    reader: SchemaReader, fields: _Fields, value: object, _field: str, at: str
) -> None:
    holder = at.rpartition("/")[0]
    if not isinstance(value, str):
        reader.reading.wrong(value, "a reference", at)
        fields["boolean"] = True
        return
    key = at.rpartition("/")[2]
    if key == "$dynamicRef" and reader.references.targets.is_open(value, holder):
        message = "what is meant depends on what led here; any value is taken"
        reader.reading.report(codes.IGNORED_KEYWORD, message, at)
        fields["boolean"] = True
        return
    pointer = reader.references.schema(value, holder, key)
    if pointer is None:
        fields["boolean"] = True
    else:
        fields["ref"] = pointer


def _recursive_ref(
    reader: SchemaReader, fields: _Fields, _value: object, _field: str, at: str
) -> None:
    if fields.get("ref") is None:
        fields["ref"] = reader.references.recursive(at.rpartition("/")[0])


def _types(
    reader: SchemaReader, fields: _Fields, value: object, field: str, at: str
) -> None:
    fields[field], format_ = read_types(reader.reading, value, at)
    if format_ is not None:
        fields.setdefault("format", format_)


def _text(
    reader: SchemaReader, fields: _Fields, value: object, field: str, at: str
) -> None:
    text = reader.reading.as_text(value, at)
    if text is not None:
        fields[field] = text


def _flag(
    reader: SchemaReader, fields: _Fields, value: object, field: str, at: str
) -> None:
    fields[field] = reader.reading.as_flag(value, at)


def _value(
    _reader: SchemaReader, fields: _Fields, value: object, field: str, _at: str
) -> None:
    fields[field] = value


def _values(
    reader: SchemaReader, fields: _Fields, value: object, field: str, at: str
) -> None:
    values = as_list(value)
    if values is not None:
        fields[field] = tuple(values)
    elif field == "examples":
        named = as_mapping(value)
        fields[field] = (value,) if named is None else tuple(named.values())
        reader.reading.report(
            codes.ODD_SHAPE, "the examples of a schema are a list", at
        )
    elif value is not None:
        reader.reading.wrong(value, "a list", at)


def _required(
    reader: SchemaReader, fields: _Fields, value: object, field: str, at: str
) -> None:
    if isinstance(value, bool):
        reader.reading.report(
            codes.ODD_SHAPE,
            "`required` is a list of names beside `properties`; the flag is ignored",
            at,
        )
        return
    holder = at.rpartition("/")[0]
    names = reader.reading.texts({"required": value}, "required", holder)
    fields[field] = tuple(dict.fromkeys(names))


def _schema(
    reader: SchemaReader, fields: _Fields, value: object, field: str, at: str
) -> None:
    fields[field] = reader.read(value, at)


def _unevaluated(
    reader: SchemaReader, fields: _Fields, value: object, field: str, at: str
) -> None:
    """What `additionalProperties` would say, were it to count the properties beside it alone."""
    if field not in fields:  # `additionalProperties` goes before it, wherever it stands
        fields[field] = reader.read(value, at)


def _items(
    reader: SchemaReader, fields: _Fields, value: object, _field: str, at: str
) -> None:
    listed = as_list(value)
    if listed is not None:  # before 2020-12 a list gave one schema for each place
        fields["prefix_items"] = reader.read_list(listed, at)
    else:
        fields["items"] = reader.read(value, at)


def _schema_map(
    reader: SchemaReader, fields: _Fields, value: object, field: str, at: str
) -> None:
    fields[field] = reader.read_map(value, at)


def _schema_list(
    reader: SchemaReader, fields: _Fields, value: object, field: str, at: str
) -> None:
    fields[field] = reader.read_list(value, at)


def _discriminator(
    reader: SchemaReader, fields: _Fields, value: object, field: str, at: str
) -> None:
    fields[field] = read_discriminator(reader.reading, reader.references, value, at)


def _nullable_2(
    reader: SchemaReader, fields: _Fields, value: object, field: str, at: str
) -> None:
    """`x-nullable`: how documents of OpenAPI 2.0, which has no null, say it."""
    if reader.reading.version == "2.0":
        fields[field] = reader.reading.as_flag(value, at)


_READERS: Final[dict[str, tuple[_Read, str]]] = {
    "$ref": (_ref, "ref"),
    "$dynamicRef": (_ref, "ref"),
    "$recursiveRef": (_recursive_ref, "ref"),
    "type": (_types, "types"),
    "nullable": (_flag, "nullable"),
    "x-nullable": (_nullable_2, "nullable"),
    "title": (_text, "title"),
    "description": (_text, "description"),
    "format": (_text, "format"),
    "enum": (_values, "enum"),
    "const": (_value, "const"),
    "default": (_value, "default"),
    "example": (_value, "example"),
    "examples": (_values, "examples"),
    "properties": (_schema_map, "properties"),
    "required": (_required, "required"),
    "additionalProperties": (_schema, "additional_properties"),
    "unevaluatedProperties": (_unevaluated, "additional_properties"),
    "patternProperties": (_schema_map, "pattern_properties"),
    "items": (_items, "items"),
    "prefixItems": (_schema_list, "prefix_items"),
    "allOf": (_schema_list, "all_of"),
    "anyOf": (_schema_list, "any_of"),
    "oneOf": (_schema_list, "one_of"),
    "discriminator": (_discriminator, "discriminator"),
    "deprecated": (_flag, "deprecated"),
    "readOnly": (_flag, "read_only"),
    "writeOnly": (_flag, "write_only"),
    "contentEncoding": (_text, "content_encoding"),
    "contentMediaType": (_text, "content_media_type"),
    "contentSchema": (_schema, "content_schema"),
}
