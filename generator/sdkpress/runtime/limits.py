"""What a document says about the size and shape of values, where a caller's values are checked before they are sent.

Input: the keywords of a schema (JSON Schema validation, section 6), in an annotation. Output: an error for a
value that a caller gives and that breaks them, in words. Answers are not checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .type_guards import is_array, is_mapping, is_set

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler


class Limits:
    """Annotation of a type whose values have limits. `items` are those of a list's items, `places` those of a tuple's."""

    checks_values = True

    def __init__(
        self,
        items: Limits | None = None,
        places: tuple[Limits | None, ...] = (),
        **keywords: Any,
    ) -> None:
        self._items = items
        self._places = places
        self._keywords = keywords

    def problems(self, value: object) -> Iterator[str]:
        """What is wrong with a value; null and values of another kind are not looked at."""
        if isinstance(value, bool) or value is None:
            return
        limits = self._keywords
        if isinstance(value, (int, float, Decimal)):
            yield from _of_number(Decimal(str(value)), limits)
        elif isinstance(value, str):
            yield from _of_size(len(value), limits, "Length", "characters")
            pattern = limits.get("pattern")
            if pattern is not None and not _matches(pattern, value):
                yield f"must match the pattern {pattern}"
        elif is_set(value):
            yield from _of_size(len(value), limits, "Items", "items")
            yield from self._in_items(sorted(value, key=repr))
        elif is_array(value):
            yield from _of_size(len(value), limits, "Items", "items")
            if limits.get("uniqueItems") and _has_repeats(value):
                yield "must not hold an item twice"
            yield from self._in_items(value)
        elif is_mapping(value):
            yield from _of_size(len(value), limits, "Properties", "properties")

    def _in_items(self, items: Sequence[object]) -> Iterator[str]:
        for position, item in enumerate(items):
            place = position < len(self._places)
            limits = self._places[position] if place else self._items
            for problem in limits.problems(item) if limits else ():
                yield f"item {position} {problem}"

    def _checked(self, value: Any, info: Any) -> Any:
        if info.mode == "python":
            problems = " and ".join(self.problems(value))
            if problems:
                raise PydanticCustomError("limit", "{problems}", {"problems": problems})
        return value

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.with_info_after_validator_function(
            self._checked, handler(source)
        )


def _of_number(value: Decimal, limits: dict[str, Any]) -> Iterator[str]:
    def limit(name: str) -> Decimal | None:
        return Decimal(str(limits[name])) if name in limits else None

    low, high = limit("minimum"), limit("maximum")
    above, below = limit("exclusiveMinimum"), limit("exclusiveMaximum")
    step = limit("multipleOf")
    if low is not None and value < low:
        yield f"must be at least {low}"
    if high is not None and value > high:
        yield f"must be at most {high}"
    if above is not None and value <= above:
        yield f"must be more than {above}"
    if below is not None and value >= below:
        yield f"must be less than {below}"
    if step and value % step:
        yield f"must be a multiple of {step}"


def _of_size(size: int, limits: dict[str, Any], what: str, unit: str) -> Iterator[str]:
    least, most = limits.get(f"min{what}"), limits.get(f"max{what}")
    if least is not None and size < least:
        yield f"must have at least {least} {unit}, and has {size}"
    if most is not None and size > most:
        yield f"must have at most {most} {unit}, and has {size}"


def _matches(pattern: str, text: str) -> bool:
    """Whether a text matches somewhere (ECMA-262 has more than Python reads: what it does not is not checked)."""
    try:
        return re.search(pattern, text) is not None
    except re.error:
        return True


def _has_repeats(items: Any) -> bool:
    seen: list[object] = []
    for item in items:
        if item in seen:
            return True
        seen.append(item)
    return False


__all__ = ["Limits"]
