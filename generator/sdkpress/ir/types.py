"""What a value on the wire is: a small closed sum of types, without any Python in it.

Input: nothing. Output: `TypeRef`, which `lower` makes and the presenters match on.
`required`, `default` and `deprecated` belong to a field or parameter, never to a type.
"""

from __future__ import annotations

from enum import Enum, StrEnum

from sdkpress.frozen import dataclass
from sdkpress.ir.ids import ModelId


class Kind(StrEnum):
    """The primitive kinds; formats that need no type of their own stay `STRING` or `NUMBER`."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    DATE_TIME = "date-time"
    TIME = "time"
    DURATION = "duration"
    UUID = "uuid"
    DECIMAL = "decimal"
    DECIMAL_TEXT = "decimal-text"  # a decimal that is written as a text
    INTEGER_TEXT = "integer-text"  # an integer that is written as a text
    BASE64 = "base64"  # bytes that are written as a text
    BASE64URL = (
        "base64url"  # the same with `-` and `_` for `+` and `/`, without padding
    )
    HTTP_DATE = "http-date"  # a time as HTTP headers have it
    UNIX_TIME = "unix-time"  # a time as whole seconds since 1970
    UNIX_SECONDS = "unix-seconds"  # the same with fractions of a second
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
    """An array. `is_set`: no item is there twice, and their order says nothing."""

    item: TypeRef
    is_set: bool = False


@dataclass(frozen=True, slots=True)
class TupleOf:
    """An array whose items have types by their place (`prefixItems`).

    `rest` is the type of the items after these, None where there are none. `least`: so many places are always
    filled. `is_exact`: no array of another length is one, else it is only not what is meant.
    """

    items: tuple[TypeRef, ...]
    rest: TypeRef | None = None
    least: int = 0
    is_exact: bool = False

    @property
    def types(self) -> tuple[TypeRef, ...]:
        """The types of all items."""
        return self.items if self.rest is None else (*self.items, self.rest)


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


TypeRef = Primitive | Ref | ListOf | TupleOf | MapOf | Const | Nullable | Unknown


class Presence(Enum):
    """Whether a value may be left out, and whether it may be null."""

    REQUIRED = "required"
    NULLABLE = "nullable"
    OPTIONAL = "optional"
    OPTIONAL_NULLABLE = "optional nullable"


def presence(type_: TypeRef, required: bool) -> Presence:
    """How a value of this type that must be there, or need not, may be missing."""
    if isinstance(type_, Nullable):
        return Presence.NULLABLE if required else Presence.OPTIONAL_NULLABLE
    if required:
        return Presence.REQUIRED
    # Null is a value of "anything" too, and not the same as nothing.
    takes_null = isinstance(type_, Unknown) or type_ == Primitive(Kind.NULL)
    return Presence.OPTIONAL_NULLABLE if takes_null else Presence.OPTIONAL


def bare(type_: TypeRef) -> TypeRef:
    """The type without null."""
    return type_.of if isinstance(type_, Nullable) else type_


def nullable(type_: TypeRef) -> TypeRef:
    """The type or null; what takes null already stays."""
    if isinstance(type_, (Nullable, Unknown)) or type_ == Primitive(Kind.NULL):
        return type_
    return Nullable(type_)


def is_binary(type_: TypeRef) -> bool:
    """Whether a value is bytes, or null."""
    inner = bare(type_)
    return isinstance(inner, Primitive) and inner.kind is Kind.BINARY
