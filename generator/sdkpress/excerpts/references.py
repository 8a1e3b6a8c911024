"""A part of a raw OpenAPI document → the references in it, in the order in which it is printed.

Input: plain nested data. Output: reference texts (`#/components/schemas/Pet`), each once.
What counts: every `$ref`, the targets of a discriminator's `mapping` (also as bare component names)
and `defaultMapping`, and local `$dynamicRef`s. Values that are data (`example`, `default`, `enum`, …)
hold no references, whatever they look like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, cast
from urllib.parse import unquote

from sdkpress.excerpts.js_yaml import javascript_order

# Under these keys stand maps whose keys are the document's own names, not keywords.
_NAMED: Final = frozenset(
    "$defs callbacks content definitions dependentSchemas encoding examples headers links parameters"
    " pathItems paths patternProperties properties requestBodies responses schemas securitySchemes"
    " variables webhooks".split()
)
_DATA: Final = frozenset(("const", "default", "enum", "example", "value"))
_COMPONENT_NAME: Final = re.compile(r"[A-Za-z0-9._-]+")

Component = tuple[str, ...]
"""Where a component stands: `("components", "schemas", "Pet")`, or `("definitions", "Pet")` in 2.0."""


def references(node: object) -> tuple[str, ...]:
    """The distinct references in `node`, in printed order."""
    targets: dict[str, None] = {}
    _collect(node, targets, named=False)
    return tuple(targets)


def pointer_parts(reference: str) -> tuple[str, ...] | None:
    """The steps of a local JSON pointer (RFC 6901 in a URI fragment); None for anything else."""
    if not reference.startswith("#/"):
        return None
    text = unquote(reference) if "%" in reference else reference
    parts = text[2:].split("/")
    if "~" in text:
        parts = [part.replace("~1", "/").replace("~0", "~") for part in parts]
    return tuple(parts)


def look_up(data: object, parts: tuple[str, ...]) -> object:
    """What a pointer names in `data`; None where it names nothing."""
    for part in parts:
        if isinstance(data, Mapping):
            data = cast(Mapping[str, object], data).get(part)
        elif isinstance(data, list) and part.isdigit():
            items = cast("list[object]", data)
            data = items[int(part)] if int(part) < len(items) else None
        else:
            return None
    return data


def _collect(node: object, targets: dict[str, None], *, named: bool) -> None:
    if isinstance(node, Mapping):
        mapping = cast(Mapping[str, object], node)
        if named:
            for key in javascript_order(mapping):
                _collect_value(key, mapping[key], targets, named=True)
        else:
            for key, value in mapping.items():
                _collect_value(key, value, targets, named=False)
    elif isinstance(node, list):
        for item in cast("list[object]", node):
            if isinstance(item, Mapping | list):
                _collect(cast(object, item), targets, named=False)


def _collect_value(
    key: str, value: object, targets: dict[str, None], *, named: bool
) -> None:
    if isinstance(value, str):
        if key in ("$ref", "$dynamicRef"):
            targets[value] = None
    elif not isinstance(value, Mapping | list):
        return
    elif named:
        _collect(cast(object, value), targets, named=False)
    elif key == "discriminator" and isinstance(value, Mapping):
        targets.update(dict.fromkeys(_targets(cast(Mapping[str, object], value))))
    elif key not in _DATA and not (key == "examples" and isinstance(value, list)):
        is_map = key in _NAMED and isinstance(value, Mapping)
        _collect(cast(object, value), targets, named=is_map)


def _targets(discriminator: Mapping[str, object]) -> Iterator[str]:
    """What a discriminator names (OpenAPI 3.1.2 section 4.8.25): references or names of schemas."""
    mapping = discriminator.get("mapping")
    values = (
        list(cast(Mapping[str, object], mapping).values())
        if isinstance(mapping, Mapping)
        else []
    )
    for value in [*values, discriminator.get("defaultMapping")]:
        if not isinstance(value, str):
            continue
        bare = _COMPONENT_NAME.fullmatch(value) is not None
        yield f"#/components/schemas/{value}" if bare else value
