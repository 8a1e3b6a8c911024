"""What a value on the wire is: a small closed sum of types, without any Python in it.

Input: nothing. Output: `TypeRef`, which `lower` makes and the presenters match on.
`required`, `default` and `deprecated` belong to a field or parameter, never to a type.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sdkpress.ir.ids import ModelId


class Kind(StrEnum):
    """The primitive kinds; formats that need no type of their own stay `STRING`."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    DATE_TIME = "date-time"
    BINARY = "binary"
    NULL = "null"


@dataclass(frozen=True, slots=True)
class Primitive:
    """A scalar; `format` is as written, for pages and examples."""

    kind: Kind
    format: str | None = None


@dataclass(frozen=True, slots=True)
class Ref:
    """A named model: object, enum, union or file."""

    model: ModelId


@dataclass(frozen=True, slots=True)
class ListOf:
    """An array; `prefixItems` lists are lists of their first item's type."""

    item: TypeRef


@dataclass(frozen=True, slots=True)
class MapOf:
    """An object with `additionalProperties` and no properties."""

    value: TypeRef


@dataclass(frozen=True, slots=True)
class Const:
    """Exactly one value (`const`)."""

    value: str | int | float | bool


@dataclass(frozen=True, slots=True)
class Nullable:
    """The type or null; never nested."""

    of: TypeRef


@dataclass(frozen=True, slots=True)
class Unknown:
    """Anything: an empty schema, or one that could not be expressed (then reported)."""


TypeRef = Primitive | Ref | ListOf | MapOf | Const | Nullable | Unknown
