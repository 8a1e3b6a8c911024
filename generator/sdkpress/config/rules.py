"""Whether settings follow the published JSON Schema, and what to write instead.

Input: plain data and `sdkpress.schema.json`. Output: `Finding`s with the path of the culprit.
This reads the few keywords that our schema uses (a test holds it to that, and to agreement with
jsonschema), because importing a full validator takes longer than the rest of a small run.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import cast

SCHEMA_FILE = Path(__file__).with_name("sdkpress.schema.json")

Trail = tuple[str | int, ...]
Schema = Mapping[str, object]

_TYPES: Mapping[str, tuple[type, str]] = {
    "object": (dict, "a mapping"),
    "array": (list, "a list"),
    "string": (str, "a text"),
    "boolean": (bool, "true or false"),
    "integer": (int, "a whole number"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach. `path` leads to the value, or to the key itself where the key is unknown."""

    path: Trail
    message: str
    hint: str | None = None
    unknown_key: bool = False


@lru_cache(maxsize=1)
def config_schema() -> Schema:
    """The published schema."""
    data: Schema = json.loads(SCHEMA_FILE.read_bytes())
    return data


def violations(value: object) -> Iterator[Finding]:
    """Every way in which the settings break the schema, in the order of the settings."""
    return _violations(value, config_schema(), ())


def _violations(value: object, written: Schema, path: Trail) -> Iterator[Finding]:
    schema = _resolved(written)
    types = _texts(schema.get("type"))
    if not any(_is_a(value, name) for name in types):
        yield _wrong_type(value, types, path)
    elif isinstance(value, dict):
        yield from _in_object(cast(dict[object, object], value), schema, path)
    elif isinstance(value, list):
        for index, item in enumerate(cast(list[object], value)):
            yield from _violations(item, _mapping(schema.get("items")), (*path, index))
    else:
        yield from _in_scalar(value, schema, path)


def _in_object(
    value: dict[object, object], schema: Schema, path: Trail
) -> Iterator[Finding]:
    known = _mapping(schema.get("properties"))
    for key, item in value.items():
        name = str(key)
        place = (*path, name)
        if name in known:
            yield from _violations(item, _mapping(known[name]), place)
        else:
            message = f"there is no setting '{_dotted(place)}'"
            hint = _known_keys(name, known, path)
            yield Finding(place, message, hint, unknown_key=True)


def _in_scalar(value: object, schema: Schema, path: Trail) -> Iterator[Finding]:
    choices = _texts(schema.get("enum"))
    if choices and value not in choices:
        allowed = " or ".join(f"'{choice}'" for choice in choices)
        message = f"'{_dotted(path)}' is {allowed}, not {_shown(value)}"
        near = _nearest(str(value), choices)
        yield Finding(path, message, f"did you mean '{near}'?" if near else None)
    if isinstance(value, str):
        yield from _in_text(value, schema, path)
    minimum = schema.get("minimum")
    if isinstance(minimum, int) and isinstance(value, int) and value < minimum:
        yield Finding(path, f"'{_dotted(path)}' is at least {minimum}, not {value}")


def _in_text(value: str, schema: Schema, path: Trail) -> Iterator[Finding]:
    refusal = f"'{_dotted(path)}' cannot be {_shown(value)}"
    pattern = schema.get("pattern")
    if isinstance(pattern, str) and not _matches(pattern, value):
        hint = schema.get("patternErrorMessage")
        yield Finding(path, refusal, hint if isinstance(hint, str) else None)
    if value in _texts(_mapping(schema.get("not")).get("enum")):
        yield Finding(path, refusal, "it is a keyword of Python: use another name")
    if schema.get("minLength") and not value:
        yield Finding(path, f"'{_dotted(path)}' is empty", "fill it in, or remove it")


def _matches(pattern: str, value: str) -> bool:
    """JSON Schema takes the regular expressions of ECMA-262, where `$` is the very end only."""
    return re.search(pattern.replace("$", r"\Z"), value) is not None


def _wrong_type(value: object, types: tuple[str, ...], path: Trail) -> Finding:
    expected = " or ".join(_TYPES[name][1] for name in types)
    hint = None
    if value is None:
        hint = "fill it in, or remove it"
    elif "string" in types and _is_scalar(value):
        hint = f'put it in quotes: "{_shown(value)}"'
    subject = f"'{_dotted(path)}'" if path else "the config"
    return Finding(path, f"{subject} is {expected}, not {_shown(value)}", hint)


def _known_keys(name: str, known: Schema, path: Trail) -> str:
    if near := _nearest(name, known):
        return f"did you mean '{_dotted((*path, near))}'?"
    where = f"'{_dotted(path)}'" if path else "a config"
    return f"{where} knows: {', '.join(known)}"


def _nearest(name: str, known: Iterable[str]) -> str | None:
    import difflib  # only a mistake needs it

    return next(iter(difflib.get_close_matches(name.lower(), known, n=1)), None)


def _shown(value: object) -> str:
    if value is None:
        return "empty"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"'{value}'" if isinstance(value, str) else str(value)


def _is_scalar(value: object) -> bool:
    return not isinstance(value, (dict, list))


def _is_a(value: object, name: str) -> bool:
    if isinstance(value, bool) and name != "boolean":
        return False
    return isinstance(value, _TYPES[name][0])


def _dotted(path: Trail) -> str:
    return ".".join(str(part) for part in path)


def _resolved(schema: Schema) -> Schema:
    """The schema with the definition it refers to (`#/$defs/…`) under its own keywords."""
    reference = schema.get("$ref")
    if not isinstance(reference, str):
        return schema
    definitions = _mapping(config_schema()["$defs"])
    return {**_mapping(definitions[reference.removeprefix("#/$defs/")]), **schema}


def _mapping(value: object) -> Schema:
    return cast(Schema, value) if isinstance(value, dict) else {}


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(cast(list[str], value)) if isinstance(value, list) else ()
