"""Python values to JSON-like ones, by their declared types.

Adapters are made once for each `LazyType`, at the first call that needs them.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from pydantic import TypeAdapter
from pydantic_core import to_jsonable_python

from .response_spec import LazyType

_PLAIN: Final = frozenset((str, int, float, bool))
_SCALARS: Final = frozenset[object]((int, float, bool))


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


@cache
def _adapter_of_scalar(class_: Any) -> TypeAdapter[Any]:
    return TypeAdapter(class_)


def jsonable(value: object, type_: LazyType | None) -> object:
    """The value as JSON would hold it, by wire names. ValidationError if it does not fit.

    A number or a boolean is declared by its class, in place of a callable that names its type; it may be given as a
    text, which is written as it is.
    """
    plain = type(value) in _PLAIN
    if type_ in _SCALARS:
        if type(value) is not type_:
            valid = _adapter_of_scalar(type_).validate_python(value)
            if type(value) is float:  # 5.0 where an integer is declared
                return valid
        type_ = None
    if type_ is None:
        return value if plain else to_jsonable_python(value, by_alias=True)
    if plain and not _has_limits(type_):
        return value
    adapter = adapter_of(type_)
    valid = adapter.validate_python(value)
    return adapter.dump_python(valid, mode="json", by_alias=True)


__all__ = ["adapter_of", "jsonable"]
