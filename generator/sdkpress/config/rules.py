"""Whether settings follow the published JSON Schema, and what to write instead.

Input: plain data. Output: `Finding`s with the path of the culprit. **jsonschema** judges; as importing it takes
longer than the rest of a small run (some 200 ms), it is asked only about a config that is not plainly right
by the declaration its schema is made from (`follows`, under a millisecond, without a file to remember it in).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, cast

from sdkpress.config.declaration import Shape, follows, text_matches
from sdkpress.config.model import Config
from sdkpress.config.schema import config_schema
from sdkpress.frozen import dataclass

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

Trail = tuple[str | int, ...]
_CONFIG: Final = Shape(type="object", section=Config)
_NAMES: Final[Mapping[str, str]] = {
    "object": "a mapping",
    "array": "a list",
    "string": "a text",
    "boolean": "true or false",
    "integer": "a whole number",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach. `path` leads to the value, or to the key itself where the key is unknown."""

    path: Trail
    message: str
    hint: str | None = None
    unknown_key: bool = False


def violations(value: object) -> list[Finding]:
    """Every way in which the settings break the schema, in the order of the settings."""
    if follows(value, _CONFIG):
        return []
    errors = cast("Iterable[ValidationError]", _validator().iter_errors(value))
    findings = [one for error in errors for one in _findings(error)]
    return sorted(findings, key=lambda one: _position(value, one.path))


@lru_cache(maxsize=1)
def _validator() -> Any:
    from jsonschema import Draft202012Validator, ValidationError, validators

    def pattern(_: object, written: str, value: object, __: object) -> Iterator[Any]:
        if isinstance(value, str) and not text_matches(written, value):
            yield ValidationError(f"{value!r} does not match {written!r}")

    extend = cast(Any, validators).extend
    return extend(Draft202012Validator, {"pattern": pattern})(config_schema())


def _findings(error: ValidationError) -> Iterator[Finding]:
    path: Trail = tuple(error.absolute_path)
    value, schema = cast(object, error.instance), cast("dict[str, Any]", error.schema)
    refusal = f"'{_dotted(path)}' cannot be {_shown(value)}"
    match error.validator:
        case "additionalProperties":
            known = cast("dict[str, object]", schema["properties"])
            for name in cast("dict[object, object]", value):
                if name not in known:
                    yield _unknown_key(str(name), known, path)
        case "required":
            mapping = cast("dict[str, object]", value)
            lacking = [f"'{key}'" for key in schema["required"] if key not in mapping]
            subject = f"'{_dotted(path)}' lacks {' and '.join(lacking)}"
            yield Finding(path, subject, "add it")
        case "type":
            kind = schema["type"]
            kinds = cast("list[str]", kind) if isinstance(kind, list) else [str(kind)]
            yield _wrong_type(value, kinds, path)
        case "enum":
            yield _no_choice(value, cast("list[str]", schema["enum"]), path)
        case "pattern":
            yield Finding(path, refusal, schema.get("patternErrorMessage"))
        case "not":
            yield Finding(path, refusal, "it is a keyword of Python: use another name")
        case "minLength":
            message = f"'{_dotted(path)}' is empty"
            yield Finding(path, message, "fill it in, or remove it")
        case "minimum":
            least = schema["minimum"]
            yield Finding(path, f"'{_dotted(path)}' is at least {least}, not {value}")
        case _:
            yield Finding(path, refusal, error.message)


def _unknown_key(name: str, known: Mapping[str, object], path: Trail) -> Finding:
    place = (*path, name)
    hint = _known_keys(name, known, path)
    message = f"there is no setting '{_dotted(place)}'"
    return Finding(place, message, hint, unknown_key=True)


def _no_choice(value: object, choices: Sequence[str], path: Trail) -> Finding:
    allowed = " or ".join(f"'{choice}'" for choice in choices)
    message = f"'{_dotted(path)}' is {allowed}, not {_shown(value)}"
    near = nearest(str(value), choices)
    return Finding(path, message, f"did you mean '{near}'?" if near else None)


def _wrong_type(value: object, kinds: Sequence[str], path: Trail) -> Finding:
    expected = " or ".join(_NAMES[kind] for kind in kinds)
    hint = None
    scalar = isinstance(value, (str, int, float))
    if value is None:
        hint = "fill it in, or remove it"
    elif "string" in kinds and scalar:
        hint = f'put it in quotes: "{_shown(value)}"'
    subject = f"'{_dotted(path)}'" if path else "the config"
    return Finding(path, f"{subject} is {expected}, not {_shown(value)}", hint)


def _known_keys(name: str, known: Mapping[str, object], path: Trail) -> str:
    if near := nearest(name, known):
        return f"did you mean '{_dotted((*path, near))}'?"
    where = f"'{_dotted(path)}'" if path else "a config"
    return f"{where} knows: {', '.join(known)}"


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that a mistyped one is most like."""
    import difflib  # only a mistake needs it

    return next(iter(difflib.get_close_matches(name.lower(), known, n=1)), None)


def _position(value: object, path: Trail) -> tuple[int, ...]:
    """Where a path is in the data, as one number for each step: findings come in the order of the file."""
    position: list[int] = []
    for step in path:
        if isinstance(value, dict):
            entries = cast("dict[object, object]", value)
            keys = [str(key) for key in entries]
            position.append(keys.index(str(step)))
            value = list(entries.values())[position[-1]]
        elif isinstance(value, list) and isinstance(step, int):
            position.append(step)
            value = cast("list[object]", value)[step]
    return tuple(position)


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


def _dotted(path: Trail) -> str:
    return ".".join(str(part) for part in path)
