"""A document against the official JSON Schema of its version.

Input: a document. Output: findings, each at the innermost value that breaks the schema. The schemas are those that
`openapi-spec-validator` carries (the extra `sdkpress[validate]`); `jsonschema` reads them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from sdkpress.diagnostics import codes
from sdkpress.diagnostics.findings import Location, Sink, ToolRefused
from sdkpress.source.document import Document
from sdkpress.source.pointer import join

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

MAX_VIOLATIONS: Final = 500
_LONGEST: Final = 120  # characters of a value that a message shows
_VERSIONS: Final = ("3.0", "3.1", "3.2")


def check_official_schema(document: Document, sink: Sink) -> None:
    """Report what breaks the schema. Raises `ToolRefused` where the schemas are not installed."""
    version = _version(document.data)
    if version is None:
        return
    schema = official_schema(version)
    from jsonschema.validators import validator_for

    validator = validator_for(schema)(schema)
    seen: set[tuple[str, str]] = set()
    for error in _innermost(validator.iter_errors(cast(Any, document.data))):
        at = join("#", *error.absolute_path)
        message = _short(error)
        if (at, message) in seen:
            continue
        if len(seen) >= MAX_VIOLATIONS:
            return
        seen.add((at, message))
        sink.report(codes.SCHEMA_VIOLATION, message, Location(document.file, at))


def official_schema(version: str) -> Mapping[str, Any]:
    """The JSON Schema of a version. Raises `ToolRefused` where it is not installed."""
    package = find_spec("openapi_spec_validator")
    if package is None or package.origin is None:
        raise ToolRefused(
            "the official schemas of OpenAPI are not installed\n"
            "help: pip install 'sdkpress[validate]'"
        )
    folder = Path(package.origin).parent / "resources" / "schemas" / f"v{version}"
    try:
        schema: Mapping[str, Any] = json.loads((folder / "schema.json").read_bytes())
    except OSError:
        raise ToolRefused(
            f"the installed openapi-spec-validator has no schema of OpenAPI {version}\n"
            "help: pip install --upgrade 'sdkpress[validate]'"
        ) from None
    return schema


def _version(data: object) -> str | None:
    if not isinstance(data, dict):
        return None
    root = cast("dict[str, object]", data)
    if "swagger" in root:
        return "2.0"
    version = ".".join(str(root.get("openapi", "")).split(".")[:2])
    return version if version in _VERSIONS else None


def _innermost(errors: Iterator[ValidationError]) -> Iterator[ValidationError]:
    """Of alternatives that all fail, what is wrong with the one that the value comes nearest to."""
    for error in errors:
        depth = 0
        while error.context and depth < 20:
            deepest = max(len(one.absolute_path) for one in error.context)
            nearest = [
                one for one in error.context if len(one.absolute_path) == deepest
            ]
            if deepest == len(error.absolute_path) and len(nearest) > 1:
                break  # none comes nearer than the others
            error, depth = nearest[0], depth + 1
        yield error


def _short(error: ValidationError) -> str:
    """What is wrong, without the whole value."""
    message = error.message
    value = repr(error.instance)
    if len(value) > _LONGEST and value in message:
        message = message.replace(value, f"{value[:_LONGEST]}…")
    return message if len(message) < 4 * _LONGEST else f"{message[: 4 * _LONGEST]}…"
