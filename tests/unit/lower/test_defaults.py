"""Defaults that are not quite of their type."""

from __future__ import annotations

import pytest

from support.lowered import of_schemas


@pytest.mark.parametrize(
    ("schema", "default"),
    [
        ("{type: integer, default: '20'}", 20),
        ("{type: number, default: '1.5'}", 1.5),
        ("{type: boolean, default: 'true'}", True),
        ("{type: string, default: 20}", "20"),
        ("{type: string, default: false}", "false"),
        ("{type: [integer, 'null'], default: '7'}", 7),
        ("{type: integer, default: 3}", 3),
    ],
)
def test_a_default_is_read_as_its_type_says(schema: str, default: object) -> None:
    made = of_schemas(f"Pet: {{required: [x], properties: {{x: {schema}}}}}")
    (field,) = made.object("Pet").fields
    assert (field.default, type(field.default)) == (default, type(default))
    assert not field.required
    assert made.codes == []


@pytest.mark.parametrize(
    "schema",
    [
        "{type: integer, default: many}",
        "{type: integer, default: true}",
        "{type: string, default: [a]}",
        "{type: boolean, default: 1}",
    ],
)
def test_a_default_of_another_type_is_ignored_and_reported(schema: str) -> None:
    made = of_schemas(f"Pet: {{required: [x], properties: {{x: {schema}}}}}")
    assert made.object("Pet").fields[0].required
    assert made.codes == ["odd-shape"]
