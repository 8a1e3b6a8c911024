"""Discriminated unions that look at one property first and let unknown tags pass.

    Pet = Annotated[
        Union[Cat, Dog, Unrecognized],
        Tagged("petType", {"cat": 0, "tom": 0, "dog": 1}, attribute="pet_type"),
    ]

The numbers are positions in the Union. With `Unrecognized` as its last member the union is open:
an object whose tag is not listed becomes an `Unrecognized` that holds all its fields.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema

from .model import BaseModel


class Unrecognized(BaseModel):
    """An object with a tag that the document does not list; its fields are in `model_extra`."""


class Tagged:
    """Annotation that makes a Union discriminated by the wire name (or attribute) of its tag."""

    def __init__(
        self, wire: str, tags: Mapping[str, int], attribute: str | None = None
    ) -> None:
        self.wire = wire
        self.tags = tags
        self.attribute = attribute or wire

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return handler(source)


__all__ = ["Tagged", "Unrecognized"]
