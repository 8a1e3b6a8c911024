"""Which texts of a document have changed, where nothing else has.

Input: the plain data of a document before and now. Output: `ChangedText`s, or None where anything changed that more than a
description could depend on.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator
from typing import Any, Final, cast

from sdkpress.frozen import dataclass

_KEYS: Final = frozenset({"description", "summary"})
_VALUES: Final = frozenset({"example", "examples", "default", "enum", "const", "value"})
_MOST: Final = 20
_HINTS: Final = ("url", "link", "uri")  # of a field's description: see pagination
_SHORTEST: Final = 2  # Python has one object for all texts of one character


@dataclass(frozen=True, slots=True)
class ChangedText:
    """A description or summary: the text object of the data before, where it lies there, and what it says now."""

    holder: dict[object, object]
    key: str
    before: str
    now: str


class _More(Exception):
    """Something else has changed."""


def changed_texts(before: object, now: object) -> tuple[ChangedText, ...] | None:
    """The changed texts of two documents; None where something else changed too, or too many did."""
    changes: list[ChangedText] = []
    try:
        for text in _changed(before, now) if before != now else ():
            changes.append(text)
            if len(changes) > _MOST:
                return None
    except _More:
        return None
    return tuple(changes)


def _changed(
    before: object, now: object, of_field: bool = False
) -> Iterator[ChangedText]:
    if isinstance(before, dict) and isinstance(now, dict):
        old = cast("dict[object, object]", before)
        new = cast("dict[object, object]", now)
        if old.keys() != new.keys():
            raise _More
        for name, value in old.items():
            if value != new[name]:
                yield from _member(old, str(name), value, new[name], of_field)
    elif isinstance(before, list) and isinstance(now, list):
        items = cast("list[object]", before), cast("list[object]", now)
        if len(items[0]) != len(items[1]):
            raise _More
        for old_item, new_item in zip(*items, strict=True):
            if old_item != new_item:
                yield from _changed(old_item, new_item, of_field)
    else:
        raise _More


def _member(
    holder: dict[object, object],
    name: str,
    before: object,
    now: object,
    of_field: bool,
) -> Iterator[ChangedText]:
    if isinstance(before, str) and isinstance(now, str):
        if name not in _KEYS or not _may_change(before, now, of_field):
            raise _More
        yield ChangedText(holder, name, before, now)
    elif name in _VALUES or name.startswith("x-"):
        raise _More
    else:
        yield from _changed(before, now, of_field or name == "properties")


def _may_change(before: str, now: str, of_field: bool) -> bool:
    """Whether both are texts that are only shown: none is empty, and that of a field is not read for what it hints at."""
    if min(len(before.strip()), len(now.strip())) < _SHORTEST:
        return False
    old, new = before.lower(), now.lower()
    return not of_field or all((word in old) == (word in new) for word in _HINTS)


def are_alike(one: object, other: object) -> bool:
    """Whether two documents hold the same values in the same order; `==` knows neither order nor `1` from `true`."""
    try:
        return marshal.dumps(cast(Any, one), 0) == marshal.dumps(cast(Any, other), 0)
    except ValueError:  # nested too deeply, or no plain data
        return False
