"""Values that an open enum did not know when the SDK was made.

An open enum is `Union[Literal["a", "b"], UnrecognizedStr]` (or an Enum class in place of the
Literal): known values arrive as themselves, others as an instance of these classes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pydantic_core import CoreSchema, PydanticKnownError, core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler


def _second_choice(
    cls: type[Any],
    read: Callable[[object], Any],
    serialization: core_schema.SimpleSerSchema,
) -> CoreSchema:
    """Pydantic's unions prefer strict matches: this one is lax, so any known value beats it."""
    return core_schema.lax_or_strict_schema(
        core_schema.no_info_plain_validator_function(read),
        core_schema.is_instance_schema(cls),
        serialization=serialization,
    )


class UnrecognizedStr(str):
    """A string that the document does not list."""

    @classmethod
    def _read(cls, value: object) -> UnrecognizedStr:
        if not isinstance(value, str):
            raise PydanticKnownError("string_type")
        return cls(value)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return _second_choice(cls, cls._read, core_schema.simple_ser_schema("str"))


class UnrecognizedInt(int):
    """An integer that the document does not list."""

    @classmethod
    def _read(cls, value: object) -> UnrecognizedInt:
        if not isinstance(value, int) or isinstance(value, bool):
            raise PydanticKnownError("int_type")
        return cls(value)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return _second_choice(cls, cls._read, core_schema.simple_ser_schema("int"))


__all__ = ["UnrecognizedInt", "UnrecognizedStr"]
