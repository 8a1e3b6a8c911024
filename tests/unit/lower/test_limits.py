"""The limits of a value, and of the values in a list."""

from __future__ import annotations

from sdkpress.lower.limits import limits
from sdkpress.spec.model import Schema


def itself(schema: Schema) -> Schema:
    return schema


def test_limits_of_items_stand_under_items() -> None:
    item = Schema(at="#/items", keywords={"maxLength": 3})
    schema = Schema(at="#", items=item, keywords={"minItems": 2})
    assert limits(itself, schema) == {"minItems": 2, "items": {"maxLength": 3}}


def test_nothing_is_added_for_items_without_limits() -> None:
    schema = Schema(at="#", items=Schema(at="#/items"), keywords={"minItems": 2})
    assert limits(itself, schema) is schema.keywords


def test_a_list_of_itself_ends() -> None:
    schema = Schema(at="#", items=Schema(at="#/items"), keywords={"minItems": 1})
    found = limits(lambda _: schema, schema)
    assert found["minItems"] == 1 and "items" in found
