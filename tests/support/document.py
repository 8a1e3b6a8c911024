"""An OpenAPI document read by the tests' own eyes: plain data in, operations and validators out.

Nothing here uses sdkpress, so that a mistake of the generator is not made twice.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import yaml
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_BASE = "urn:document"
_FORMATS = FormatChecker(formats=())


class Loader(yaml.CSafeLoader):
    """YAML 1.2 scalars as documents mean them: dates and a bare `=` stay text."""


Loader.yaml_implicit_resolvers = {
    first: [
        rule
        for rule in rules
        if rule[0] not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:value")
    ]
    for first, rules in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


@_FORMATS.checks("date-time", raises=ValueError)
def _is_date_time(value: object) -> bool:
    if isinstance(value, str):
        parsed = datetime.datetime.fromisoformat(value)
        return "T" in value and parsed.tzinfo is not None
    return True


@_FORMATS.checks("date", raises=ValueError)
def _is_date(value: object) -> bool:
    if isinstance(value, str):
        datetime.date.fromisoformat(value)
    return True


@dataclass(frozen=True)
class Call:
    """One operation of a document: the key of its path, its parameters with references followed."""

    path: str
    method: str
    operation: Mapping[str, Any]
    parameters: tuple[Mapping[str, Any], ...]
    body: Mapping[str, Any] | None
    responses: Mapping[str, Mapping[str, Any]]
    security: tuple[Mapping[str, Any], ...]
    servers: tuple[Mapping[str, Any], ...]

    @property
    def url_path(self) -> str:
        """The path that is sent: without `#fragment` and query."""
        return self.path.split("#", 1)[0].split("?", 1)[0]

    @property
    def fixed_query(self) -> list[tuple[str, str]]:
        """The query that the path itself holds."""
        query = self.path.split("#", 1)[0].partition("?")[2]
        return parse_qsl(query, keep_blank_values=True)

    @property
    def operation_id(self) -> str | None:
        """The document's own id."""
        return self.operation.get("operationId")


@dataclass
class Document:
    """A whole document, with schemas in the shape that JSON Schema 2020-12 expects."""

    data: dict[str, Any]
    _registry: Any = field(default=None, repr=False)

    @classmethod
    def read(cls, path: Path) -> Document:
        """Read a YAML or JSON file."""
        data = yaml.load(path.read_bytes(), Loader)
        return cls(_modern(data))

    def __post_init__(self) -> None:
        resource = Resource.from_contents(self.data, default_specification=DRAFT202012)
        self._registry = Registry().with_resource(_BASE, resource)

    def follow(self, value: Any) -> Any:
        """The target of a reference object, else the value itself."""
        seen = 0
        while isinstance(value, dict) and isinstance(value.get("$ref"), str):
            value = self.at(value["$ref"])
            seen += 1
            if seen > 50:
                raise ValueError("a reference that only leads to itself")
        return value

    def at(self, reference: str) -> Any:
        """What a local reference names."""
        value: Any = self.data
        for part in reference.removeprefix(_BASE).removeprefix("#").split("/")[1:]:
            key = part.replace("~1", "/").replace("~0", "~").replace("%7B", "{")
            key = key.replace("%7D", "}")
            value = value[int(key)] if isinstance(value, list) else value[key]
        return value

    def problems(self, value: object, schema: Mapping[str, Any]) -> list[str]:
        """Why a value is not an instance of a schema; empty if it is."""
        validator = Draft202012Validator(
            schema, registry=self._registry, format_checker=_FORMATS
        )
        return [
            f"{error.json_path}: {error.message[:300]}"
            for error in validator.iter_errors(value)
        ]

    def is_valid(self, value: object, schema: Mapping[str, Any]) -> bool:
        """Whether a value is an instance of a schema."""
        return not self.problems(value, schema)

    def calls(self) -> Iterator[Call]:
        """All operations that are not left out by `x-speakeasy-ignore`, in document order."""
        for path, item in self.data.get("paths", {}).items():
            item = self.follow(item)
            if not path.startswith("/") or item.get("x-speakeasy-ignore"):
                continue
            for method, operation in item.items():
                if method in METHODS and not operation.get("x-speakeasy-ignore"):
                    yield self._call(path, method, item, operation)

    def _call(
        self, path: str, method: str, item: dict[str, Any], operation: dict[str, Any]
    ) -> Call:
        parameters: dict[tuple[str, str], Mapping[str, Any]] = {}
        for raw in [*item.get("parameters", []), *operation.get("parameters", [])]:
            one = self.follow(raw)
            if not one.get("x-speakeasy-ignore"):
                parameters[(one["in"], one["name"])] = one
        body = operation.get("requestBody")
        security = operation.get("security", self.data.get("security", []))
        servers = (
            operation.get("servers")
            or item.get("servers")
            or self.data.get("servers")
            or []
        )
        return Call(
            path=path,
            method=method,
            operation=operation,
            parameters=tuple(parameters.values()),
            body=self.follow(body) if body else None,
            responses={
                str(status): self.follow(response)
                for status, response in operation.get("responses", {}).items()
            },
            security=tuple(security),
            servers=tuple(servers),
        )

    def presets(self, *, with_defaults: bool) -> dict[str, list[object]]:
        """Every `const` that a property of a given name has anywhere, and every `default` where those are sent."""
        keys = ("default", "const") if with_defaults else ("const",)
        found: dict[str, list[object]] = {}
        todo: list[Any] = [self.data]
        while todo:
            value = todo.pop()
            if isinstance(value, list):
                todo.extend(value)
            elif isinstance(value, dict):
                todo.extend(value.values())
                properties = value.get("properties")
                if isinstance(properties, dict):
                    for name, schema in properties.items():
                        found.setdefault(name, []).extend(self._preset(schema, keys))
        return found

    def _preset(self, schema: Any, keys: tuple[str, ...]) -> list[object]:
        values: list[object] = []
        for one in (schema, self.follow(schema)):
            if isinstance(one, dict):
                values += [one[key] for key in keys if key in one]
        return values


def _modern(value: Any, names: bool = False) -> Any:
    """A copy where references carry the document's name and OpenAPI 3.0 schemas read as 3.1.

    `oneOf` becomes `anyOf`: documents overlap their members, and no client can help that.
    `names`: the keys are names of the document's own (of properties, schemas, …), not keywords.
    """
    if isinstance(value, list):
        return [_modern(item) for item in value]
    if not isinstance(value, dict):
        return value
    copy: dict[str, Any] = {}
    for key, item in value.items():
        key = str(key)
        if not names and key in ("example", "examples", "default", "enum", "const"):
            copy[key] = item if key != "examples" else _examples(item)
        elif not names and key == "$ref" and isinstance(item, str):
            copy[key] = _BASE + item if item.startswith("#") else item
        elif not names and key == "oneOf" and isinstance(item, list):
            copy["anyOf"] = _modern(item)
        else:
            copy[key] = _modern(item, not names and key in _NAME_MAPS)
    return copy if names else _without_3_0(copy)


_NAME_MAPS = ("properties", "patternProperties", "schemas", "mapping", "paths")


def _examples(value: Any) -> Any:
    """Examples: raw values in a schema, Example Objects (or references to them) in a media type."""
    if isinstance(value, dict):
        return {
            key: _modern(item) if isinstance(item, dict) and "$ref" in item else item
            for key, item in value.items()
        }
    return value


def _without_3_0(schema: dict[str, Any]) -> dict[str, Any]:
    for bound in ("Minimum", "Maximum"):
        flag, limit = f"exclusive{bound}", bound.lower()
        if isinstance(schema.get(flag), bool):
            if schema.pop(flag) and limit in schema:
                schema[flag] = schema.pop(limit)
    if schema.pop("nullable", None) is not True:
        return schema
    if isinstance(schema.get("enum"), list) and None not in schema["enum"]:
        schema["enum"] = [*schema["enum"], None]
    if isinstance(schema.get("type"), str):
        schema["type"] = [schema["type"], "null"]
        return schema
    return {"anyOf": [schema, {"type": "null"}]}
