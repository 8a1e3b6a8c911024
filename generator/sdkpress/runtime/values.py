"""Python values to JSON-like ones, by their declared types.

Adapters are made once for each `LazyType`, at the first call that needs them.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import to_jsonable_python

from .response_spec import LazyType

_PLAIN = frozenset((str, int, float, bool))


@cache
def adapter_of(type_: LazyType) -> TypeAdapter[Any]:
    """The adapter of the type that the callable names."""
    named: Any = type_()
    return TypeAdapter(named)


@cache
def _has_limits(type_: LazyType) -> bool:
    """Whether values of a type are looked at even where they are what the type says."""
    metadata: tuple[object, ...] = getattr(type_(), "__metadata__", ())
    return any(getattr(one, "checks_values", False) for one in metadata)


def jsonable(value: object, type_: LazyType | None) -> object:
    """The value as JSON would hold it, by wire names. ValidationError if it does not fit."""
    plain = type(value) in _PLAIN
    if type_ is None:
        return value if plain else to_jsonable_python(value, by_alias=True)
    if plain and not _has_limits(type_):
        return value
    adapter = adapter_of(type_)
    valid = adapter.validate_python(value)
    return adapter.dump_python(valid, mode="json", by_alias=True)


__all__ = ["adapter_of", "jsonable"]
