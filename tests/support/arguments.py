"""What to call an operation with: a document's call and its description in, arguments and expectation out."""

from __future__ import annotations

import copy
import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import unquote

from support.document import Call, Document
from support.loopback import NO_EXAMPLE, example_of
from support.schema_values import SchemaValues, Unsatisfiable
from support.styles import path_text, plain, query_pairs, simple_text

Variant = Literal["example", "full", "least"]
FILE = b"\x00\x01 some bytes \xff"


@dataclass
class Expected:
    """What the server must have seen. `body` is a JSON value, parts, pairs or bytes, by content type."""

    method: str
    path: str
    query: list[tuple[str, str]] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    content_type: str | None = None
    body: Any = None


@dataclass
class Calling:
    """Keyword arguments, and what they should become on the wire."""

    arguments: dict[str, Any]
    expected: Expected


class CallMaker:
    """Makes arguments for the operations of one document."""

    def __init__(self, document: Document, *, sends_defaults: bool = False) -> None:
        self.document = document
        self.sends_defaults = sends_defaults
        self.values = SchemaValues(document, request=True)

    def make(
        self, call: Call, description: Mapping[str, Any], variant: Variant
    ) -> Calling:
        """Arguments for one call: from examples, with everything, or with the least that is required."""
        expected = Expected(call.method.upper(), call.url_path, call.fixed_query)
        calling = Calling({}, expected)
        known = {(p["in"], p["name"]): p for p in description["parameters"]}
        for parameter in call.parameters:
            described = known.get((parameter["in"], parameter["name"]))
            if described is not None:
                self._parameter(calling, parameter, described["argument"], variant)
        if description["body"] is not None and call.body is not None:
            self._body(calling, call, description["body"], variant)
        return calling

    def _parameter(
        self,
        calling: Calling,
        parameter: Mapping[str, Any],
        argument: str,
        variant: Variant,
    ) -> None:
        schema = parameter.get("schema")
        if schema is None:
            (media,) = parameter["content"].values()
            schema = media.get("schema", {})
        default = self.document.follow(schema).get("default")
        given = parameter.get("required") or variant == "full"
        example = example_of(self.document, parameter)
        valid = example is not NO_EXAMPLE and self.document.is_valid(example, schema)
        if variant == "example" and valid:
            given = True
        if given and (not parameter.get("required") or default is None or valid):
            value = example if valid else self.values.make(schema)
            calling.arguments[argument] = native(self.document, value, schema)
        elif default is not None and (parameter.get("required") or self.sends_defaults):
            value = default
        else:
            return
        self._expect_parameter(calling.expected, parameter, value)

    @staticmethod
    def _expect_parameter(
        expected: Expected, parameter: Mapping[str, Any], value: Any
    ) -> None:
        name, location = parameter["name"], parameter["in"]
        if location == "path":
            text = path_text(parameter, value)
            expected.path = expected.path.replace("{" + name + "}", text)
        elif location == "query":
            expected.query += query_pairs(parameter, value)
        elif location == "header":
            expected.headers[name.lower()] = simple_text(parameter, value)
        elif location == "cookie":
            expected.headers.setdefault("cookie", f"{name}={plain(value)}")

    def _body(
        self,
        calling: Calling,
        call: Call,
        description: Mapping[str, Any],
        variant: Variant,
    ) -> None:
        assert call.body is not None
        kind = description["content_types"][0]
        media = call.body["content"][kind]
        kind = kind.split(";")[0].strip().lower()
        if variant == "least" and not call.body.get("required"):
            return
        value = self._body_value(media, variant, kind)
        calling.expected.content_type = kind
        calling.expected.body = value
        schema = media.get("schema", {})
        if "fields" in description:
            fields = description["fields"]
            known = {key: item for key, item in value.items() if key in fields}
            for name, item in known.items():
                inner = self._property(schema, name)
                argument = self._argument(item, inner)
                calling.arguments[fields[name]] = argument
            extra = {key: value[key] for key in value if key not in fields}
            if extra and description.get("additional_properties"):
                calling.arguments[description["additional_properties"]] = extra
            elif extra:
                calling.expected.body = known
        else:
            whole = value if isinstance(value, bytes) else self._argument(value, schema)
            calling.arguments[description["argument"]] = whole

    def _body_value(self, media: Mapping[str, Any], variant: Variant, kind: str) -> Any:
        schema = media.get("schema", {})
        if kind == "multipart/form-data":
            value = self.values.make(schema)
            return self._with_files(value, schema, least=variant == "least")
        if not (kind.endswith("json") or "form-urlencoded" in kind):
            return FILE if self._is_file(schema) or not schema else "some text"
        if variant == "example":
            example = example_of(self.document, media)
            known = example is not NO_EXAMPLE
            if known and self.document.is_valid(example, schema):
                return copy.deepcopy(example)
        if variant == "least":
            try:
                shallow = SchemaValues(self.document, request=True, depth=0)
                return shallow.make(_without_examples(self.document, schema))
            except Unsatisfiable:
                pass
        return self.values.make(_without_examples(self.document, schema))

    def _with_files(self, value: Any, schema: Any, *, least: bool) -> dict[str, Any]:
        required = self.document.follow(schema).get("required", [])
        made: dict[str, Any] = {}
        for name, item in value.items():
            inner = self._property(schema, name)
            if least and name not in required:
                continue
            if self._is_file(inner):
                item = [FILE] if isinstance(item, list) else FILE
            made[name] = item
        return made

    def _property(self, schema: Any, name: str) -> Any:
        schema = self.document.follow(schema)
        if name in schema.get("properties", {}):
            return schema["properties"][name]
        for member in schema.get("allOf", []):
            found = self._property(member, name)
            if found is not None:
                return found
        return None

    def _is_file(self, schema: Any) -> bool:
        schema = self.document.follow(schema)
        if not isinstance(schema, dict):
            return False
        members = [*schema.get("anyOf", []), *schema.get("allOf", [])]
        if schema.get("type") == "array":
            members = [schema.get("items", {})]
        return schema.get("format") == "binary" or any(map(self._is_file, members))

    def _argument(self, value: Any, schema: Any) -> Any:
        if isinstance(value, bytes):
            return {"file_name": "upload.bin", "content": value}
        if isinstance(value, list) and value and isinstance(value[0], bytes):
            return [{"file_name": "upload.bin", "content": item} for item in value]
        return native(self.document, value, schema)


def _without_examples(document: Document, schema: Any) -> Any:
    schema = document.follow(schema)
    if not isinstance(schema, dict):
        return schema
    return {k: v for k, v in schema.items() if k not in ("example", "examples")}


def native(document: Document, value: Any, schema: Any) -> Any:
    """A JSON value as a caller writes it in Python: dates and times are objects, at the top and in lists."""
    schema = document.follow(schema)
    if not isinstance(schema, dict):
        return value
    branches = [document.follow(one) for one in schema.get("anyOf", [])] or [schema]
    if isinstance(value, list):
        items = [b["items"] for b in branches if isinstance(b, dict) and "items" in b]
        return [native(document, item, items[0]) for item in value] if items else value
    if not isinstance(value, str):
        return value
    formats = {b.get("format") for b in branches if _is_text(b)}
    if formats == {"date-time"}:
        return datetime.datetime.fromisoformat(value)
    if formats == {"date"}:
        return datetime.date.fromisoformat(value)
    return value


def _is_text(schema: Any) -> bool:
    kind = schema.get("type") if isinstance(schema, dict) else None
    return kind == "string" or (isinstance(kind, list) and "string" in kind)


def same_text(one: str, other: str) -> bool:
    """Whether two texts are equal, or the same moment."""
    if one == other:
        return True
    try:
        left = datetime.datetime.fromisoformat(one)
        return left == datetime.datetime.fromisoformat(other)
    except (ValueError, TypeError):
        return False


def differences(
    expected: Any, seen: Any, presets: Mapping[str, list[object]], at: str = "$"
) -> list[str]:
    """Where a seen value is not the expected one; a property that is set by the document may be added."""
    if isinstance(expected, dict) and isinstance(seen, dict):
        found: list[str] = []
        for name, value in expected.items():
            if name in seen:
                inner = f"{at}.{name}"
                found += differences(value, seen[name], presets, inner)
            else:
                found.append(f"{at}.{name} is missing, {value!r} was expected")
        for name in seen:
            if name not in expected and seen[name] not in presets.get(name, []):
                found.append(f"{at}.{name} = {seen[name]!r} was not expected")
        return found
    if isinstance(expected, list) and isinstance(seen, list):
        if len(expected) != len(seen):
            return [f"{at} has {len(seen)} items, not {len(expected)}"]
        pairs = enumerate(zip(expected, seen, strict=True))
        return [
            d for n, (e, s) in pairs for d in differences(e, s, presets, f"{at}[{n}]")
        ]
    if (
        isinstance(expected, str)
        and isinstance(seen, str)
        and same_text(expected, seen)
    ):
        return []
    if expected == seen and isinstance(expected, bool) == isinstance(seen, bool):
        return []
    return [f"{at} is {seen!r}, not {expected!r}"]


def path_differences(expected: str, seen: str) -> list[str]:
    """Whether two raw paths are the same, whichever characters they escape; a slash is never the same."""
    left, right = expected.split("/"), seen.split("/")
    if len(left) == len(right) and all(
        same_text(unquote(a), unquote(b)) for a, b in zip(left, right, strict=True)
    ):
        return []
    return [f"path {seen!r}, not {expected!r}"]
