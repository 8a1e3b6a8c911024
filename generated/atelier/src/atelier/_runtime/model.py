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
from pydantic.fields import FieldInfo

from .unset import UNSET, Unset

_NEVER = object()
_LeftOut = tuple[tuple[str, str, object], ...]


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

    # Attribute, key as written and value that means "left out", by attribute and by wire name.
    __left_out__: ClassVar[tuple[_LeftOut, _LeftOut] | None] = None

    @model_serializer(mode="wrap")
    def _write(
        self, handler: SerializerFunctionWrapHandler, info: SerializationInfo
    ) -> Any:
        # In a union pydantic asks each member in turn: the handler refuses what is not `self`'s class.
        written = handler(self)
        cls = type(self)
        by_name, by_alias = cls.__dict__.get("__left_out__") or _find_left_out(cls)
        values = self.__dict__
        for name, key, absent in by_name if info.by_alias is False else by_alias:
            if values.get(name, _NEVER) is absent:
                written.pop(key, None)
        return written


def fields_of(model: type[PydanticBaseModel]) -> dict[str, FieldInfo]:
    """The fields of a model. A class that another one holds is built there, but not itself: its
    fields have neither type nor alias until it is.
    """
    if not model.__pydantic_fields_complete__:
        model.model_rebuild()
    return model.model_fields


def _find_left_out(cls: type[BaseModel]) -> tuple[_LeftOut, _LeftOut]:
    """Once for each class: which values mean that a field was left out."""
    by_name: list[tuple[str, str, object]] = []
    by_alias: list[tuple[str, str, object]] = []
    for name, field in fields_of(cls).items():
        if field.is_required():
            continue
        absent = UNSET if Unset in get_args(field.annotation) else None
        by_name.append((name, name, absent))
        by_alias.append((name, field.alias or name, absent))
    cls.__left_out__ = tuple(by_name), tuple(by_alias)
    return cls.__left_out__


__all__ = ["BaseModel", "fields_of"]
