"""Limits of values as annotations, where the config has callers' values checked.

Input: an annotation and the validation keywords of its schema. Output: `Annotated[..., Limits(...)]`, or the
annotation itself where nothing is to be checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, cast

from sdkpress.python import literals
from sdkpress.python.context import GenerationContext
from sdkpress.python.import_scope import ImportScope
from sdkpress.python.nodes import (
    Annotation,
    Group,
    Node,
    Pair,
    Text,
    subscript,
    tuple_of,
)
from sdkpress.python.symbols import ANNOTATED

_NUMBERS: Final = (
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
)
_SIZES: Final = (
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "minProperties",
    "maxProperties",
)
_LONGEST: Final = 200
_TWICE: Final = re.compile(r"[+*}][^()]*\)[+*{]")


def limited(
    annotation: Annotation,
    keywords: Mapping[str, object],
    scope: ImportScope,
    context: GenerationContext,
) -> Annotation:
    """The type of values that are checked before they are sent."""
    limits = limits_of(keywords, scope, context)
    return annotation if limits is None else subscript(ANNOTATED, annotation, limits)


def limits_of(
    keywords: Mapping[str, object], scope: ImportScope, context: GenerationContext
) -> Node | None:
    """The limits themselves; None where there are none, or none are checked."""
    if context.config.constraints == "documented" or not keywords:
        return None
    return _limits(keywords, scope)


def _limits(keywords: Mapping[str, object], scope: ImportScope) -> Node | None:
    items = tuple(_listed(keywords, scope))
    if not items:
        return None
    limits_node = scope.limits
    return Group(f"{limits_node.text}(", items, ")", symbol=limits_node.symbol)


def _listed(keywords: Mapping[str, object], scope: ImportScope) -> Iterator[Node]:
    inner = keywords.get("items")
    if isinstance(inner, Mapping):
        limits = _limits(cast("Mapping[str, object]", inner), scope)
        if limits is not None:
            yield Pair("items=", limits)
    places = keywords.get("prefixItems")
    if isinstance(places, list):
        each = cast("list[Mapping[str, object]]", places)
        yield Pair(
            "places=", tuple_of(_limits(one, scope) or Text("None") for one in each)
        )
    for name in _NUMBERS:
        value = keywords.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool):
            yield Text(f"{name}={literals.scalar(value)}")
    for name in _SIZES:
        value = keywords.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            yield Text(f"{name}={literals.scalar(value)}")
    if keywords.get("uniqueItems") is True:
        yield Text("uniqueItems=True")
    pattern = keywords.get("pattern")
    if isinstance(pattern, str) and _is_harmless(pattern):
        yield Pair("pattern=", Text(literals.text(pattern)))


def _is_harmless(pattern: str) -> bool:
    """Whether looking for a pattern cannot take forever: none that repeats what repeats."""
    return len(pattern) <= _LONGEST and _TWICE.search(pattern) is None
