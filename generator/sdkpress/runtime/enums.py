"""Values that an open enum did not know when the SDK was made.

An open enum is `Union[Literal["a", "b"], UnrecognizedStr]` (or an Enum class in place of the
Literal): known values arrive as themselves, others as an instance of these classes.
"""

from __future__ import annotations

from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema


class UnrecognizedStr(str):
    """A string that the document does not list."""

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls,
            core_schema.str_schema(strict=True),
            serialization=core_schema.simple_ser_schema("str"),
        )


class UnrecognizedInt(int):
    """An integer that the document does not list."""

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls,
            core_schema.int_schema(strict=True),
            serialization=core_schema.simple_ser_schema("int"),
        )


__all__ = ["UnrecognizedInt", "UnrecognizedStr"]
