"""Discriminated unions that look at one property first and let unknown tags pass.

    Pet = Annotated[
        Union[Cat, Dog, Unrecognized],
        Tagged("petType", {"cat": 0, "tom": 0, "dog": 1}, attribute="pet_type"),
    ]

The numbers are positions in the Union. With `Unrecognized` as its last member the union is open:
an object whose tag is not listed becomes an `Unrecognized` that holds all its fields. So it is with a
class of the union's own, an `UnknownModel`, whose `raw` is the object. A listed
tag with a body that does not fit stays an error. `fallback` is the position of the member that takes an
object whose tag is not listed, or missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast, get_args

from pydantic import ConfigDict, model_serializer
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .model import BaseModel
from .unset import choices_of

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler


class Unrecognized(BaseModel):
    """An object with a tag that the document does not list; its fields are in `model_extra`."""


class UnknownModel(BaseModel):
    """An object with a tag that the document does not list, of one union; `raw` is what was received."""

    model_config = ConfigDict(frozen=True)

    raw: Any

    @model_serializer(mode="plain")
    def _as_received(self) -> Any:
        return self.raw


class Tagged:
    """Annotation that makes a Union discriminated by the wire name (or an attribute) of its tag."""

    def __init__(
        self,
        wire: str,
        tags: Mapping[str | int, int] | Mapping[str, int],
        attribute: str | tuple[str, ...] | None = None,
        fallback: int | None = None,
    ) -> None:
        self.wire = wire
        self.tags: dict[Any, int] = dict(tags)
        self.attributes = (
            (attribute,) if isinstance(attribute, str) else attribute or ()
        )
        self.fallback = fallback

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
        for attribute in self.attributes:
            paths.append([attribute])
        schema: Any = core_schema.tagged_union_schema(
            {tag: members[position] for tag, position in self.tags.items()},
            discriminator=paths,
        )
        own = any(map(is_unknown_model, get_args(source)))
        is_open = own or Unrecognized in get_args(source)
        fallback = -1 if is_open else self.fallback
        if fallback is not None:
            read = self._as_raw if own else self._refuse_known
            unknown = core_schema.no_info_before_validator_function(
                read, members[fallback]
            )
            schema = core_schema.union_schema([schema, unknown], mode="left_to_right")
        return core_schema.nullable_schema(schema) if nullable else schema

    def _refuse_known(self, value: Any) -> Any:
        if isinstance(value, BaseModel):
            return value  # of the class that it is checked for next
        if isinstance(value, Mapping):
            fields = cast(Mapping[str, object], value)
            named = (name for name in (self.wire, *self.attributes) if name in fields)
            tag = fields.get(next(named, self.wire))
            missing = tag is None and self.fallback is not None
            if missing or (tag is not None and tag not in self.tags):
                return fields
        raise PydanticCustomError("unrecognized", "not an object with an unknown tag")

    def _as_raw(self, value: Any) -> Any:
        fields = self._refuse_known(value)
        return fields if isinstance(fields, BaseModel) else {"raw": fields}


def is_unknown_model(type_: object) -> bool:
    """Whether a type is the class of one union's unknown members."""
    return isinstance(type_, type) and issubclass(type_, UnknownModel)


__all__ = ["Tagged", "UnknownModel", "Unrecognized", "is_unknown_model"]
