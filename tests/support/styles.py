"""How a parameter is written (OpenAPI 3.1.2 section 4.8.12.4): a parameter and a JSON value in, text out.

The tests' own writing of the rules, to hold against what a pressed SDK sends.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

_DELIMITERS = {"form": ",", "spaceDelimited": " ", "pipeDelimited": "|"}


def plain(value: Any) -> str:
    """A scalar as text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _explodes(parameter: Mapping[str, Any], style: str) -> bool:
    return bool(parameter.get("explode", style in ("form", "deepObject")))


def query_pairs(parameter: Mapping[str, Any], value: Any) -> list[tuple[str, str]]:
    """The name and value pairs of a query parameter, before percent-encoding."""
    name = parameter["name"]
    if "content" in parameter:
        return [(name, json.dumps(value, separators=(",", ":"), ensure_ascii=False))]
    style = parameter.get("style", "form")
    if style == "deepObject" and isinstance(value, (dict, list)):
        return _deep(name, value)
    if isinstance(value, list):
        if _explodes(parameter, style):
            return [(name, plain(item)) for item in value]
        return [(name, _DELIMITERS.get(style, ",").join(map(plain, value)))]
    if isinstance(value, dict):
        if _explodes(parameter, style):
            return [(key, plain(item)) for key, item in value.items()]
        flat = [text for key, item in value.items() for text in (key, plain(item))]
        return [(name, _DELIMITERS.get(style, ",").join(flat))]
    return [(name, plain(value))]


def _deep(name: str, value: Any) -> list[tuple[str, str]]:
    if isinstance(value, dict):
        return [p for key, item in value.items() for p in _deep(f"{name}[{key}]", item)]
    if isinstance(value, list):
        return [
            p
            for index, item in enumerate(value)
            for p in _deep(f"{name}[{index}]", item)
        ]
    return [(name, plain(value))]


def simple_text(parameter: Mapping[str, Any], value: Any) -> str:
    """A header, or a path parameter of style `simple`, before percent-encoding."""
    if "content" in parameter:
        return json.dumps(value, separators=(",", ":"))
    if isinstance(value, list):
        return ",".join(map(plain, value))
    if isinstance(value, dict):
        if _explodes(parameter, "simple"):
            return ",".join(f"{key}={plain(item)}" for key, item in value.items())
        return ",".join(text for k, item in value.items() for text in (k, plain(item)))
    return plain(value)


def path_text(parameter: Mapping[str, Any], value: Any) -> str:
    """A path parameter as it stands in the URL, percent-encoded."""
    style = parameter.get("style", "simple")
    items = value if isinstance(value, list) else [value]
    if isinstance(value, dict):
        items = [f"{key}={plain(item)}" for key, item in value.items()]
    texts = [quote(plain(item), safe="") for item in items]
    explode = _explodes(parameter, style)
    if style == "label":
        return "." + (".".join(texts) if explode else ",".join(texts))
    if style == "matrix":
        name = parameter["name"]
        if explode and isinstance(value, list):
            return "".join(f";{name}={text}" for text in texts)
        return f";{name}=" + ",".join(texts)
    if isinstance(value, dict):
        return quote(simple_text(parameter, value), safe="=,")
    return ",".join(texts)


def typed(text: str, schema: Mapping[str, Any]) -> Any:
    """The value that a text stands for, where the schema allows a type other than string."""
    kinds = _kinds(schema)
    if "boolean" in kinds and text in ("true", "false"):
        return text == "true"
    if "integer" in kinds or "number" in kinds:
        try:
            number = float(text)
        except ValueError:
            return text
        return int(number) if number.is_integer() and "." not in text else number
    return text


def _kinds(schema: Any) -> set[str]:
    if not isinstance(schema, dict):
        return set()
    kind = schema.get("type", [])
    found = set(kind) if isinstance(kind, list) else {kind}
    for member in [*schema.get("anyOf", []), *schema.get("allOf", [])]:
        found |= _kinds(member)
    for value in schema.get("enum", []):
        found |= {"boolean"} if isinstance(value, bool) else set()
        found |= {"number"} if isinstance(value, int | float) else set()
    return found
