"""JSON values, looked at in a way that type checkers follow.

Input: a value of a document. Output: the same value as an object or an array, if it is one, and in its shortest form.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast


def as_mapping(value: object) -> Mapping[str, object] | None:
    """The value if it is a JSON object."""
    if isinstance(value, Mapping):
        return cast("Mapping[str, object]", value)
    return None


def as_list(value: object) -> Sequence[object] | None:
    """The value if it is a JSON array."""
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return cast("Sequence[object]", value)
    return None


def shortest(value: object) -> object:
    """The value with integral floats as integers, at any depth, as JavaScript prints them."""
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    mapping, items = as_mapping(value), as_list(value)
    if mapping is not None:
        return {str(key): shortest(item) for key, item in mapping.items()}
    if items is not None:
        return [shortest(item) for item in items]
    return value
