"""The published JSON Schema of `sdkpress.yaml`, made from the declaration of the settings.

Input: `Config`. Output: the schema (draft 2020-12), as data and as the text of `sdkpress.schema.json`, which
editors and `$schema` comments refer to.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, cast

from sdkpress.config.declaration import Shape, TextRule, settings_of
from sdkpress.config.model import Config

KEY: Final = "sdks"

_SDKS: Final[Mapping[str, object]] = {
    "description": "Several SDKs by name: the settings of each beside those that are shared, or the path of its config.",
    "type": "object",
    "additionalProperties": {"anyOf": [{"type": "string"}, {"$ref": "#"}]},
}

__all__ = ["config_schema", "schema_text"]


@lru_cache(maxsize=1)
def config_schema() -> Mapping[str, object]:
    """The schema of a whole file."""
    rules: dict[str, TextRule] = {}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "sdkpress.yaml",
        "description": "What a user may choose when sdkpress presses an OpenAPI document.",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            **{name: _schema(one, rules) for name, one in settings_of(Config).items()},
            KEY: _SDKS,
        },
        "$defs": {
            name: {"type": "string", **_rule(rule)} for name, rule in rules.items()
        },
    }


def schema_text() -> str:
    """The text of the published file."""
    return json.dumps(config_schema(), indent=2, ensure_ascii=False) + "\n"


def _schema(shape: Shape, rules: dict[str, TextRule]) -> dict[str, object]:
    schema: dict[str, object] = {}
    if shape.description:
        schema["description"] = shape.description
    rule = shape.rule
    if rule is not None and rule.name is not None:
        rules[rule.name] = rule
        schema["$ref"] = f"#/$defs/{rule.name}"
    else:
        schema["type"] = ["boolean", shape.type] if shape.switch else shape.type
    if shape.choices:
        schema["enum"] = list(shape.choices)
    if shape.default is not None:
        default = shape.default
        schema["default"] = _plain(default)
    if rule is not None and rule.name is None:
        schema.update(_rule(rule))
    if shape.filled:
        schema["minLength"] = 1
    if shape.minimum is not None:
        schema["minimum"] = shape.minimum
    if shape.section is not None:
        schema["additionalProperties"] = False
        schema["properties"] = {
            name: _schema(inner, rules) for name, inner in shape.settings.items()
        }
        required = [name for name, one in shape.settings.items() if one.required]
        if required:
            schema["required"] = required
    elif shape.item is not None:
        key = "items" if shape.type == "array" else "additionalProperties"
        schema[key] = _schema(shape.item, rules)
    return schema


def _plain(default: object) -> object:
    if not isinstance(default, tuple):
        return default
    return list(cast("tuple[object, ...]", default))


def _rule(rule: TextRule) -> dict[str, object]:
    schema: dict[str, object] = {
        "pattern": rule.pattern,
        "patternErrorMessage": rule.hint,
    }
    if rule.forbidden:
        schema["not"] = {"enum": list(rule.forbidden)}
    return schema
