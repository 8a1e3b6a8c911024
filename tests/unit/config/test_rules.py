"""The published schema is the one authority: what we read of it agrees with jsonschema."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Mapping
from typing import cast

import jsonschema
import pytest

from sdkpress.config.model import (
    ClientConfig,
    CompatibilityConfig,
    Config,
    DocsConfig,
    OperationPagesConfig,
)
from sdkpress.config.rules import config_schema, violations

SCHEMA = cast(dict[str, object], json.loads(json.dumps(config_schema())))
OUR_KEYWORDS = {
    "$schema",
    "$ref",
    "$defs",
    "title",
    "description",
    "default",
    "type",
    "properties",
    "additionalProperties",
    "items",
    "enum",
    "not",
    "pattern",
    "patternErrorMessage",
    "minLength",
    "minimum",
}


def _schemas(schema: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    yield schema
    for keyword in ("properties", "$defs"):
        below = schema.get(keyword, {})
        assert isinstance(below, dict)
        for inner in cast(dict[str, Mapping[str, object]], below).values():
            yield from _schemas(inner)
    for keyword in ("items", "not"):
        if keyword in schema:
            yield from _schemas(cast(Mapping[str, object], schema[keyword]))


def test_the_schema_is_a_schema_and_uses_only_what_we_read() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    used = {keyword for schema in _schemas(SCHEMA) for keyword in schema}
    assert used <= OUR_KEYWORDS
    for schema in _schemas(SCHEMA):
        if "properties" in schema:
            assert schema["additionalProperties"] is False


VALUES: list[object] = [
    {},
    {"package": "petstore"},
    {"package": "class"},
    {"package": "pet-store"},
    {"package": ""},
    {"package": 3},
    {"package": None},
    {"package": "a\nb"},
    {"packge": "petstore"},
    {"version": 1.0},
    {"version": "1.0.0rc1"},
    {"version": "one"},
    {"authors": ["A", "B"]},
    {"authors": "A"},
    {"authors": [""]},
    {"authors": [1]},
    {"async_mode": "both"},
    {"async_mode": "neither"},
    {"max_method_params": 0},
    {"max_method_params": -1},
    {"max_method_params": True},
    {"max_method_params": 1.5},
    {"open_enums": "yes"},
    {"open_enums": False},
    {"client": {"sync": "A", "async": "B", "variable": "c"}},
    {"client": {"sync": "A B"}},
    {"client": {"synk": "A"}},
    {"client": []},
    {"docs": {"operations": True}},
    {"docs": {"operations": {"index_url": "https://a.example/x"}}},
    {"docs": {"operations": {"index_url": "ftp://a"}}},
    {"docs": {"operations": "yes"}},
    {"docs": {"dialect": "reference", "enum_style": "table"}},
    {"server_url": "https://a b"},
    {"spec": ""},
    [],
    "text",
    None,
    3,
]


@pytest.mark.parametrize("value", VALUES, ids=str)
def test_we_and_jsonschema_find_the_same_places(value: object) -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    theirs: set[tuple[str | int, ...]] = set()
    for error in validator.iter_errors(
        value
    ):  # pyright: ignore[reportUnknownMemberType]
        path = tuple(error.absolute_path)
        if error.validator == "additionalProperties":
            assert isinstance(error.instance, dict)
            known = cast(dict[str, object], error.schema["properties"])
            names = cast(dict[str, object], error.instance)
            theirs |= {(*path, name) for name in names if name not in known}
        else:
            theirs.add(path)
    assert {finding.path for finding in violations(value)} == theirs


def _check_fields(schema: Mapping[str, object], kind: type, ignored: set[str]) -> None:
    properties = cast(dict[str, dict[str, object]], schema["properties"])
    fields = {
        field.name.rstrip("_"): field
        for field in dataclasses.fields(kind)
        if field.name not in ignored
    }
    assert set(properties) == set(fields)
    for name, property_ in properties.items():
        if "default" in property_:
            default = fields[name].default
            expected = list(default) if isinstance(default, tuple) else default
            assert property_["default"] == expected, name
        assert property_["description"], name


def test_every_setting_has_a_field_with_the_same_default() -> None:
    properties = cast(dict[str, dict[str, object]], SCHEMA["properties"])
    _check_fields(SCHEMA, Config, {"folder", "is_gen_yaml", "examples"})
    _check_fields(properties["client"], ClientConfig, set())
    _check_fields(properties["docs"], DocsConfig, set())
    _check_fields(properties["compatibility"], CompatibilityConfig, set())
    docs = cast(dict[str, dict[str, object]], properties["docs"]["properties"])
    _check_fields(docs["operations"], OperationPagesConfig, set())


@pytest.mark.parametrize(
    ("value", "message", "hint"),
    [
        ({"packge": "x"}, "there is no setting 'packge'", "did you mean 'package'?"),
        (
            {"client": {"synk": "A"}},
            "there is no setting 'client.synk'",
            "did you mean 'client.sync'?",
        ),
        (
            {"client": {"colour": "A"}},
            "there is no setting 'client.colour'",
            "'client' knows: sync, async, variable",
        ),
        (
            {"async_mode": "neither"},
            "'async_mode' is 'split' or 'both', not 'neither'",
            None,
        ),
        (
            {"async_mode": "Slpit"},
            "'async_mode' is 'split' or 'both', not 'Slpit'",
            "did you mean 'split'?",
        ),
        (
            {"package": "class"},
            "'package' cannot be 'class'",
            "it is a keyword of Python: use another name",
        ),
        (
            {"package": "pet-store"},
            "'package' cannot be 'pet-store'",
            "use letters, digits and underscores, and begin with a letter",
        ),
        ({"version": 1.0}, "'version' is a text, not 1.0", 'put it in quotes: "1.0"'),
        (
            {"client": None},
            "'client' is a mapping, not empty",
            "fill it in, or remove it",
        ),
        ({"spec": ""}, "'spec' is empty", "fill it in, or remove it"),
        ({"authors": "A"}, "'authors' is a list, not 'A'", None),
        ({"max_method_params": -1}, "'max_method_params' is at least 0, not -1", None),
        (
            {"docs": {"operations": "yes"}},
            "'docs.operations' is true or false or a mapping, not 'yes'",
            None,
        ),
        ([], "the config is a mapping, not a list", None),
    ],
    ids=str,
)
def test_messages(value: object, message: str, hint: str | None) -> None:
    (finding,) = violations(value)
    assert (finding.message, finding.hint) == (message, hint)


def test_a_name_does_not_end_in_a_line_break() -> None:
    assert [finding.path for finding in violations({"package": "petstore\n"})] == [
        ("package",)
    ]
