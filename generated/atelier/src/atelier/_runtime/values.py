"""Python values to JSON-like ones, by their declared types.

Adapters are made once for each `LazyType`, at the first call that needs them.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import to_jsonable_python

from .operation import LazyType

_PLAIN = frozenset((str, int, float, bool))


@cache
def adapter_of(type_: LazyType) -> TypeAdapter[Any]:
    """The adapter of the type that the callable names."""
    named: Any = type_()
    return TypeAdapter(named)


def jsonable(value: object, type_: LazyType | None) -> object:
    """The value as JSON would hold it, by wire names. ValidationError if it does not fit."""
    if type(value) in _PLAIN:
        return value
    if type_ is None:
        return to_jsonable_python(value, by_alias=True)
    adapter = adapter_of(type_)
    valid = adapter.validate_python(value)
    return adapter.dump_python(valid, mode="json", by_alias=True)


__all__ = ["adapter_of", "jsonable"]
