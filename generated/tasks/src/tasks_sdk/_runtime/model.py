"""The base of every model.

A wire name other than the attribute is written in the field's annotation, where type checkers
leave it alone, so that they see `Pet(pet_type=...)`:

    class Pet(BaseModel):
        pet_type: Annotated[str, Field(alias="pet-type")]
        owner: Annotated[OptionalNullable[str], Field(alias="pet-owner")] = UNSET
        tag: Optional[str] = None

Serialising (always by wire name) leaves out UNSET, and None where the field is optional and not
nullable; a field with another default is always written. Unknown fields are kept, both ways.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, get_args

from pydantic import BaseModel as PydanticBaseModel
from pydantic import (
    ConfigDict,
    Field,
    SerializationInfo,
    SerializerFunctionWrapHandler,
    model_serializer,
)

from .unset import UNSET_SENTINEL, Unset

_NEVER = object()


class BaseModel(PydanticBaseModel):
    """A model that is made by attribute name and read and written by wire name."""

    model_config = ConfigDict(
        defer_build=True,
        extra="allow",
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
        arbitrary_types_allowed=True,
        protected_namespaces=(),
    )

    if TYPE_CHECKING:
        # Models narrow the type of their extra fields; pydantic's own declaration is invariant.
        __pydantic_extra__: Any = Field(init=False)

    # Key as written → the value that means "left out", by attribute and by wire name.
    __left_out__: ClassVar[tuple[dict[str, object], dict[str, object]] | None] = None

    @model_serializer(mode="wrap")
    def _write(
        self, handler: SerializerFunctionWrapHandler, info: SerializationInfo
    ) -> Any:
        # In a union pydantic asks each member in turn: the handler refuses what is not `self`'s class.
        written = handler(self)
        cls = type(self)
        by_name, by_alias = cls.__dict__.get("__left_out__") or _find_left_out(cls)
        left_out = by_name if info.by_alias is False else by_alias
        if not left_out:
            return written
        absent = left_out.get
        return {k: v for k, v in written.items() if absent(k, _NEVER) is not v}


def _find_left_out(
    cls: type[BaseModel],
) -> tuple[dict[str, object], dict[str, object]]:
    """Once for each class: which written values mean that the field was left out."""
    by_name: dict[str, object] = {}
    by_alias: dict[str, object] = {}
    for name, field in cls.model_fields.items():
        if field.is_required():
            continue
        nullable = Unset in get_args(field.annotation)
        by_name[name] = UNSET_SENTINEL if nullable else None
        by_alias[field.alias or name] = by_name[name]
    cls.__left_out__ = by_name, by_alias
    return by_name, by_alias


__all__ = ["BaseModel"]
