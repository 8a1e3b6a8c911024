"""Copies of schemas: a composition whose inline parts are types of its own.

Input: a schema and the pointer it stands at now. Output: the same schema, each inline part at a pointer
below it. What is written as a reference stays one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from sdkpress.source.pointer import join
from sdkpress.spec.model import Schema


def copied(schema: Schema, at: str) -> Schema:
    """The schema at another pointer, with everything that is written inside it."""
    if schema.at == at or schema.boolean is not None:
        return schema
    return with_own_parts(replace(schema, at=at))


def with_own_parts(schema: Schema) -> Schema:
    """The schema with its inline parts below its own pointer: they belong to it alone then."""
    at = schema.at
    if schema.ref is not None:
        return schema
    return replace(
        schema,
        properties=_mapping(schema.properties, at, "properties"),
        pattern_properties=_mapping(schema.pattern_properties, at, "patternProperties"),
        additional_properties=_one(
            schema.additional_properties, join(at, "additionalProperties")
        ),
        items=_one(schema.items, join(at, "items")),
        prefix_items=_several(schema.prefix_items, at, "prefixItems"),
        all_of=_several(schema.all_of, at, "allOf"),
        any_of=_several(schema.any_of, at, "anyOf"),
        one_of=_several(schema.one_of, at, "oneOf"),
    )


def _one(schema: Schema | None, at: str) -> Schema | None:
    return None if schema is None else copied(schema, at)


def _several(schemas: tuple[Schema, ...], at: str, key: str) -> tuple[Schema, ...]:
    return tuple(
        copied(schema, join(at, key, str(index)))
        for index, schema in enumerate(schemas)
    )


def _mapping(schemas: Mapping[str, Schema], at: str, key: str) -> Mapping[str, Schema]:
    if not schemas:
        return schemas
    return MappingProxyType(
        {name: copied(schema, join(at, key, name)) for name, schema in schemas.items()}
    )
