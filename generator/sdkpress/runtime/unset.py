"""Telling "left out" from "null": the value UNSET and the annotations built on it.

`Nullable[T]` may be null, `OptionalNullable[T]` may be null or left out. None is null on the
wire; UNSET is not written at all.
"""

from __future__ import annotations

from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Final,
    Optional,
    TypeVar,
    Union,
    cast,
    final,
)

from .type_guards import is_tuple

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

T = TypeVar("T")

UNSET_SENTINEL: Final = "<unset>"
"""What UNSET looks like where something has to be written for it; models leave such fields out."""


@final
class Unset:
    """The type of UNSET, its only value, which is false."""

    _only: Unset | None = None

    def __new__(cls) -> Unset:
        if cls._only is None:
            cls._only = super().__new__(cls)
        return cls._only

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "UNSET"

    def __copy__(self) -> Unset:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Unset:
        return self

    def __reduce__(self) -> str:
        return "UNSET"

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        from pydantic_core import (
            core_schema,
        )  # late: it takes as long as the HTTP library

        return core_schema.is_instance_schema(
            cls,
            serialization=core_schema.plain_serializer_function_ser_schema(_written),
        )


def _written(value: object) -> str:
    """Pydantic tries this for any member of a union whose own serializer failed."""
    if value is not UNSET:
        from pydantic_core import PydanticSerializationUnexpectedValue

        raise PydanticSerializationUnexpectedValue("not UNSET")
    return UNSET_SENTINEL


UNSET: Final[Any] = Unset()
"""Given for an argument or field: leave it out. Fits every type, as it is no value of any."""


class _TriedLast:
    """Validates as the type itself; only a value that does not fit is compared with UNSET.

    Keeps `T` whole: a union inside is still judged as pydantic judges unions.
    """

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        schema: Any = handler(source)
        nullable = schema["type"] == "nullable"
        union: Any = schema["schema"] if nullable else schema
        if union["type"] != "union":
            return cast("CoreSchema", schema)
        from pydantic_core import core_schema

        choices = choices_of(union)
        known: list[Any] = [c for c in choices if not _is_unset(c)]
        unset: list[Any] = [c for c in choices if _is_unset(c)]
        inner: Any = known[0] if len(known) == 1 else {**union, "choices": known}
        if nullable:
            inner = core_schema.nullable_schema(inner)
        return core_schema.union_schema([inner, *unset], mode="left_to_right")


def choices_of(union: Any) -> list[Any]:
    """The choices of a union schema, without their labels."""
    choices: list[Any] = union["choices"]
    return [choice[0] if is_tuple(choice) else choice for choice in choices]


def takes_unset(schema: Any) -> bool:
    """Whether values of a schema may be UNSET."""
    while schema["type"] in ("default", "nullable", "function-after"):
        schema = schema["schema"]
    if schema["type"] != "union":
        return False
    return any(_is_unset(choice) for choice in choices_of(schema))


def _is_unset(schema: Any) -> bool:
    return schema["type"] == "is-instance" and schema["cls"] is Unset


Nullable = Optional[T]
"""May be None, which is null on the wire."""

if TYPE_CHECKING:
    # Whoever reads a field that is UNSET reads None, so a type checker need not know of it.
    OptionalNullable = Optional[T]
else:
    OptionalNullable = Annotated[Union[T, None, Unset], _TriedLast()]
"""May be None (null on the wire) or UNSET (left out)."""

__all__ = [
    "Nullable",
    "OptionalNullable",
    "UNSET",
    "UNSET_SENTINEL",
    "Unset",
    "choices_of",
    "takes_unset",
]
