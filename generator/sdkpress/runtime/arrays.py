"""Arrays that are more than lists: sets, and tuples of another length than their places.

Input: what a caller gives, or JSON holds. Output: types for the fields of models, which are written as JSON arrays.
"""

from __future__ import annotations

from typing import (
    TYPE_CHECKING,
    AbstractSet,
    Annotated,
    Any,
    TypeVar,
    TypeVarTuple,
    Unpack,
    get_args,
    get_origin,
)

from pydantic import WrapSerializer
from pydantic_core import CoreSchema, core_schema

from .type_guards import is_array

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler

Item = TypeVar("Item")
Items = TypeVarTuple("Items")


class _Places:
    """Annotation of a tuple: fewer items than it has places, and more, pass as they are."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        places: list[CoreSchema] = []
        rest: CoreSchema = core_schema.any_schema()
        for argument in get_args(source):
            more = unpacked(argument)
            if more is None:
                places.append(handler.generate_schema(argument))
            else:
                rest = handler.generate_schema(more)
        whole = core_schema.tuple_schema(
            [*places, rest], variadic_item_index=len(places)
        )
        shorter = {
            length: core_schema.tuple_schema(places[:length])
            for length in range(len(places))
        }

        def length(value: Any) -> int:
            return min(len(value), len(places)) if is_array(value) else len(places)

        choices: dict[Any, CoreSchema] = {**shorter, len(places): whole}
        return core_schema.tagged_union_schema(choices, discriminator=length)


def unpacked(argument: Any) -> Any:
    """What `*Tuple[T, ...]` is about: `T`; None for what is no such thing."""
    if get_origin(argument) is not Unpack:
        return None
    return get_args(get_args(argument)[0])[0]


def _sorted(value: AbstractSet[Any], write: Any) -> list[Any]:
    """The items in an order that is the same each time."""
    items: list[Any] = list(write(value))
    try:
        return sorted(items)
    except TypeError:
        return sorted(items, key=repr)


ANY_LENGTH = _Places()
OpenTuple = Annotated[tuple[*Items], ANY_LENGTH]
ArraySet = Annotated[set[Item], WrapSerializer(_sorted, when_used="json")]

__all__ = ["ANY_LENGTH", "ArraySet", "OpenTuple", "unpacked"]
