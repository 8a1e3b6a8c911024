"""A value that a schema accepts: a document and a schema in, one plain JSON value out.

The same schema always gives the same value. Examples and defaults of the document come first,
where they are valid. Objects get all their properties down to a depth, then the required ones.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from support.document import Document
from support.patterns import matching

_TEXTS = {
    "date-time": "2024-05-06T07:08:09Z",
    "date": "2024-05-06",
    "time": "07:08:09Z",
    "duration": "P1D",
    "uuid": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
    "email": "ann@mail.example",
    "idn-email": "ann@mail.example",
    "hostname": "host.example",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "uri": "https://site.example/page",
    "url": "https://site.example/page",
    "uri-reference": "/page",
    "byte": "aGVsbG8=",
    "base64url": "aGVsbG8",
    "http-date": "Mon, 06 May 2024 07:08:09 GMT",
    "decimal": "1.5",
    "int64": "1",
    "binary": "hello",
}


class Unsatisfiable(Exception):
    """No finite value was found."""


@dataclass
class SchemaValues:
    """Makes values for one document. `request`: read-only properties are left out."""

    document: Document
    request: bool = False
    depth: int = 3

    def make(self, schema: Any) -> Any:
        """One value; raises Unsatisfiable."""
        return self._make(schema, 0, ())

    def _make(self, schema: Any, depth: int, stack: tuple[str, ...]) -> Any:
        if not isinstance(schema, dict):
            return "anything"
        reference = schema.get("$ref")
        if isinstance(reference, str):
            if stack.count(reference) > 1 or len(stack) > 60:
                raise Unsatisfiable(reference)
            return self._make(self.document.at(reference), depth, (*stack, reference))
        for value in self._given(schema):
            if self.document.is_valid(value, schema):
                return value
        if "const" in schema:
            return schema["const"]
        if schema.get("enum"):
            return next((v for v in schema["enum"] if v is not None), None)
        if "allOf" in schema:
            return self._all_of(schema, depth, stack)
        if "anyOf" in schema:
            return self._any_of(schema, depth, stack)
        return self._typed(schema, depth, stack)

    @staticmethod
    def _given(schema: Mapping[str, Any]) -> list[Any]:
        """Values the document offers, best first; null is no example of anything."""
        given = [schema["example"]] if "example" in schema else []
        if isinstance(schema.get("examples"), list):
            given += schema["examples"]
        if "default" in schema:
            given.append(schema["default"])
        return [value for value in given if value is not None]

    def _all_of(
        self, schema: dict[str, Any], depth: int, stack: tuple[str, ...]
    ) -> Any:
        own = {key: item for key, item in schema.items() if key != "allOf"}
        merged: dict[str, Any] = {}
        alternatives: list[dict[str, Any]] = []
        names = list(stack)
        todo: list[Any] = [*schema["allOf"], own]
        while todo:
            part = todo.pop(0)
            if isinstance(part, dict) and isinstance(part.get("$ref"), str):
                names.append(part["$ref"])
                if names.count(part["$ref"]) > 2:
                    raise Unsatisfiable(part["$ref"])
                part = self.document.at(part["$ref"])
                todo.insert(0, part)
                continue
            if not isinstance(part, dict):
                continue
            if "allOf" in part:
                rest = {key: item for key, item in part.items() if key != "allOf"}
                todo = [*part["allOf"], rest, *todo]
                continue
            if "anyOf" in part:
                alternatives.append(part)
                part = {key: item for key, item in part.items() if key != "anyOf"}
            _merge(merged, part)
        value = self._make(merged, depth, tuple(names)) if merged else {}
        for alternative in alternatives:
            known = {k: merged[k] for k in ("properties",) if k in merged}
            other = self._make({**known, **alternative}, depth, tuple(names))
            if isinstance(value, dict) and isinstance(other, dict):
                value = {**value, **other}
            elif not _says_type(merged) or self.document.is_valid(other, merged):
                value = other
        return value

    def _any_of(
        self, schema: dict[str, Any], depth: int, stack: tuple[str, ...]
    ) -> Any:
        beside = {
            key: schema[key] for key in ("properties", "required") if key in schema
        }
        fallback: Any = Unsatisfiable("anyOf")
        for member in schema["anyOf"]:
            if isinstance(member, dict) and member.get("type") == "null":
                fallback = None
                continue
            whole = {"allOf": [{"type": "object", **beside}, member]}
            try:
                value = self._make(whole if beside else member, depth, stack)
            except Unsatisfiable:
                continue
            return self._tagged(value, member, schema.get("discriminator"))
        if isinstance(fallback, Unsatisfiable):
            raise fallback
        return fallback

    def _tagged(self, value: Any, member: Any, discriminator: Any) -> Any:
        """The value with the tag that the discriminator gives its member."""
        reference = member.get("$ref") if isinstance(member, dict) else None
        if not (isinstance(value, dict) and isinstance(discriminator, dict)):
            return value
        name = discriminator.get("propertyName")
        if name not in value:
            # OpenAPI 3.1.2 section 4.8.25: the property must be there, whatever `required` says.
            inner = self._property(member, name)
            value = value if inner is None else {**value, name: self.make(inner)}
        mapping = discriminator.get("mapping") or {}
        tags = [
            tag
            for tag, target in mapping.items()
            if reference and reference.endswith(target.rpartition("/")[2])
        ]
        if not tags and reference and not mapping:
            tags = [reference.rpartition("/")[2]]
        if not tags or value.get(name) in tags:
            return value
        tagged = {**value, name: tags[0]}
        return tagged if self.document.is_valid(tagged, member) else value

    def _property(self, schema: Any, name: str) -> Any:
        schema = self.document.follow(schema)
        found = schema.get("properties", {}).get(name)
        for member in schema.get("allOf", []):
            found = found or self._property(member, name)
        return found

    def _typed(self, schema: dict[str, Any], depth: int, stack: tuple[str, ...]) -> Any:
        kind = schema.get("type")
        if isinstance(kind, list):
            kind = next((one for one in kind if one != "null"), "null")
        if kind is None:
            kind = _implied_type(schema)
        if kind == "object":
            return self._object(schema, depth, stack)
        if kind == "array":
            return self._array(schema, depth, stack)
        if kind in ("integer", "number"):
            return _number(schema, whole=kind == "integer")
        if kind == "boolean":
            return True
        if kind == "null":
            return None
        return _text(schema)

    def _object(
        self, schema: dict[str, Any], depth: int, stack: tuple[str, ...]
    ) -> Any:
        required = schema.get("required") or []
        value: dict[str, Any] = {}
        for name, inner in (schema.get("properties") or {}).items():
            if name not in required and (depth >= self.depth or self._skipped(inner)):
                continue
            try:
                value[name] = self._make(inner, depth + 1, stack)
            except Unsatisfiable:
                if name in required:
                    raise
        more = schema.get("additionalProperties")
        for name in required:
            if name not in value:
                value[name] = self._make(more, depth + 1, stack)
        wanted = schema.get("minProperties") or 0
        if not schema.get("properties") and depth < self.depth and more is not None:
            wanted = max(1, wanted)
        for number in range(wanted - len(value)):
            if more is False:
                break
            try:
                value[f"key_{number + 1}"] = self._make(more, depth + 1, stack)
            except Unsatisfiable:
                break
        return value

    def _skipped(self, schema: Any) -> bool:
        inner = self.document.follow(schema)
        return self.request and isinstance(inner, dict) and bool(inner.get("readOnly"))

    def _array(self, schema: dict[str, Any], depth: int, stack: tuple[str, ...]) -> Any:
        tuple_items = schema.get("prefixItems")
        if tuple_items:
            return [self._make(item, depth + 1, stack) for item in tuple_items]
        least = schema.get("minItems") or 0
        count = least if depth >= self.depth else max(1, least)
        items = schema.get("items", {})
        try:
            value = [self._make(items, depth + 1, stack) for _ in range(count)]
        except Unsatisfiable:
            if least:
                raise
            return []
        if schema.get("uniqueItems") and count > 1:
            value = self._different(value, self.document.follow(items))
        return value

    @staticmethod
    def _different(value: list[Any], items: Any) -> list[Any]:
        if isinstance(items, dict) and items.get("enum"):
            return list(items["enum"][: len(value)])
        return [
            f"{one}{n}" if isinstance(one, str) else one + n if _numeric(one) else one
            for n, one in enumerate(value)
        ]


def _numeric(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _says_type(schema: Mapping[str, Any]) -> bool:
    return any(key in schema for key in ("type", "properties", "enum", "const"))


def _implied_type(schema: Mapping[str, Any]) -> str:
    if any(key in schema for key in ("properties", "additionalProperties", "required")):
        return "object"
    if "items" in schema or "prefixItems" in schema:
        return "array"
    if "minimum" in schema or "maximum" in schema:
        return "number"
    return "string"


def _merge(into: dict[str, Any], part: Mapping[str, Any]) -> None:
    for key, item in part.items():
        if key == "properties":
            properties = into.setdefault("properties", {})
            for name, inner in item.items():
                before = properties.get(name)
                properties[name] = {"allOf": [before, inner]} if before else inner
        elif key == "required":
            into["required"] = [*into.get("required", []), *item]
        elif key == "enum" and "enum" in into:
            into["enum"] = [v for v in into["enum"] if v in item]
        elif key in ("example", "examples", "description", "title", "discriminator"):
            continue
        else:
            into[key] = item


def _number(schema: Mapping[str, Any], *, whole: bool) -> int | float:
    low = schema.get("minimum")
    high = schema.get("maximum")
    if "exclusiveMinimum" in schema:
        low = (
            max(low, schema["exclusiveMinimum"]) if low else schema["exclusiveMinimum"]
        )
        low = low + (1 if whole else 1e-3)
    if "exclusiveMaximum" in schema:
        high = schema["exclusiveMaximum"] - (1 if whole else 1e-3)
    value: float = 3 if whole else 1.5
    if low is not None and value < low:
        value = (
            math.ceil(low) if whole or float(math.ceil(low)) <= (high or 1e300) else low
        )
    if high is not None and value > high:
        value = math.floor(high) if whole else high
    step = schema.get("multipleOf")
    if step:
        value = math.ceil(value / step) * step
        if high is not None and value > high:
            value = math.floor(high / step) * step
    return int(value) if whole else value


def _text(schema: Mapping[str, Any]) -> str:
    least, most = schema.get("minLength") or 0, schema.get("maxLength")
    text = _TEXTS.get(schema.get("format") or "")
    if text is None and schema.get("contentEncoding") == "base64":
        text = _TEXTS["byte"]
    if schema.get("pattern") and (
        text is None or not matching_ok(schema["pattern"], text)
    ):
        made = matching(schema["pattern"], least)
        text = made if made is not None else text
    if text is None:
        text = "text"
    if len(text) < least:
        text = text + "x" * (least - len(text))
    return text[:most] if most is not None else text


def matching_ok(pattern: str, text: str) -> bool:
    """Whether a text matches already; a pattern that Python cannot read is taken as met."""
    import re

    try:
        return re.search(pattern, text) is not None
    except re.error:
        return True
