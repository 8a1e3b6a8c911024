"""Discriminated unions that look at one property first and let unknown tags pass.

    Pet = Annotated[
        Union[Cat, Dog, Unrecognized],
        Tagged("petType", {"cat": 0, "tom": 0, "dog": 1}, attribute="pet_type"),
    ]

The numbers are positions in the Union. With `Unrecognized` as its last member the union is open:
an object whose tag is not listed becomes an `Unrecognized` that holds all its fields. A listed
tag with a body that does not fit stays an error.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast, get_args

from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .model import BaseModel
from .unset import choices_of

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler


class Unrecognized(BaseModel):
    """An object with a tag that the document does not list; its fields are in `model_extra`."""


class Tagged:
    """Annotation that makes a Union discriminated by the wire name (or attribute) of its tag."""

    def __init__(
        self,
        wire: str,
        tags: Mapping[str | int, int] | Mapping[str, int],
        attribute: str | None = None,
    ) -> None:
        self.wire = wire
        self.tags: dict[Any, int] = dict(tags)
        self.attribute = attribute or wire

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        whole: Any = handler(source)
        nullable = whole["type"] == "nullable"
        union: Any = whole["schema"] if nullable else whole
        if union["type"] != "union":
            return cast(CoreSchema, whole)
        members = choices_of(union)
        paths: list[list[str | int]] = [[self.wire]]
        if self.attribute != self.wire:
            paths.append([self.attribute])
        schema: Any = core_schema.tagged_union_schema(
            {tag: members[position] for tag, position in self.tags.items()},
            discriminator=paths,
        )
        if Unrecognized in get_args(source):
            unknown = core_schema.no_info_before_validator_function(
                self._refuse_known, members[-1]
            )
            schema = core_schema.union_schema([schema, unknown], mode="left_to_right")
        return core_schema.nullable_schema(schema) if nullable else schema

    def _refuse_known(self, value: Any) -> Any:
        if isinstance(value, Unrecognized):
            return value
        if isinstance(value, Mapping):
            fields = cast(Mapping[str, object], value)
            tag = fields.get(self.wire, fields.get(self.attribute))
            if tag is not None and tag not in self.tags:
                return fields
        raise PydanticCustomError("unrecognized", "not an object with an unknown tag")


__all__ = ["Tagged", "Unrecognized"]
