"""The documents in specs/ are valid by the official OpenAPI schema, and so are their examples."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from support.apis import OURS, ApiUnderTest, document
from support.document import Loader
from support.schema_values import SchemaValues

each = pytest.mark.parametrize("api", OURS, ids=lambda api: api.name)


@each
def test_it_is_valid(api: ApiUnderTest) -> None:
    validator = pytest.importorskip("openapi_spec_validator")
    data = yaml.load(api.document.read_bytes(), Loader)
    problems = validator.OpenAPIV31SpecValidator(data).iter_errors()
    assert [error.message for error in problems] == []


@each
def test_its_examples_are_valid(api: ApiUnderTest) -> None:
    ours = document(api)
    found: list[str] = []

    def look(value: Any, at: str) -> None:
        if isinstance(value, list):
            for n, item in enumerate(value):
                look(item, f"{at}/{n}")
        if not isinstance(value, dict):
            return
        schema = value.get("schema", value)
        examples = [value[key] for key in ("example", "default") if key in value]
        if isinstance(value.get("examples"), dict):
            examples += [ours.follow(e)["value"] for e in value["examples"].values()]
        elif isinstance(value.get("examples"), list):
            examples += value["examples"]
        if isinstance(schema, dict) and not at.endswith("event-stream"):
            for example in examples:
                found.extend(f"{at}: {p}" for p in ours.problems(example, schema))
        for key, item in value.items():
            if key not in ("example", "examples", "default", "variables"):
                look(item, f"{at}/{key}")

    look(ours.data, "#")
    assert found == []


@each
def test_values_can_be_made_of_all_its_schemas(api: ApiUnderTest) -> None:
    ours = document(api)
    values = SchemaValues(ours)
    for name, schema in ours.data["components"]["schemas"].items():
        assert ours.problems(values.make(schema), schema) == [], name
