"""The base of every model.

A wire name other than the attribute is written in the field's annotation, where type checkers
leave it alone, so that they see `Pet(pet_type=...)`:

    class Pet(BaseModel):
        pet_type: Annotated[str, Field(alias="pet-type")]
        owner: Annotated[OptionalNullable[str], Field(alias="pet-owner")] = UNSET
        tag: Optional[str] = None

Serialising (always by wire name) leaves out UNSET, and None where the field is optional and not
nullable; a field with another default is always written. Unknown fields are kept, both ways.

Whoever reads a field that is UNSET reads None; `model_fields_set` tells null from absent.
"""

from __future__ import annotations

from collections.abc import Generator
from functools import partial
from operator import is_
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel as PydanticBaseModel
from pydantic import ConfigDict, Field
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema

from .unset import UNSET, choices_of, takes_unset

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler

_IS_UNSET = partial(is_, UNSET)
_IS_NONE = partial(is_, None)


class _Absent:
    """Reads the field of an instance: None where it holds UNSET."""

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, instance: Any, owner: type[Any]) -> Any:
        if instance is None:  # a class has no fields of its own, as in pydantic
            raise AttributeError(self._name)
        try:
            value = instance.__dict__[self._name]
        except KeyError:
            raise AttributeError(self._name) from None
        return None if value is UNSET else value

    def __set__(self, instance: Any, value: object) -> None:
        instance.__dict__[self._name] = value


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

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        for name, field in cls.__pydantic_fields__.items():
            if field.default is UNSET:
                setattr(cls, name, _Absent(name))

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[PydanticBaseModel], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Pydantic's own, with the rule for what is left out on each field that may be."""
        schema = handler(source)
        inner: Any = handler.resolve_ref_schema(schema)
        while "fields" not in inner and "schema" in inner:
            inner = inner["schema"]
        for field in inner.get("fields", {}).values():
            value = field["schema"]
            _write_whole_numbers(value)
            if value["type"] == "default":
                rule = _IS_UNSET if takes_unset(value) else _IS_NONE
                field["serialization_exclude_if"] = rule
        return schema

    def __iter__(self) -> Generator[tuple[str, Any], None, None]:
        for name, value in super().__iter__():
            yield name, None if value is UNSET else value

    def __repr_args__(self) -> Generator[tuple[str | None, Any], None, None]:
        """What was given; a field that is absent does not lengthen the text."""
        given = self.model_fields_set
        for name, value in super().__repr_args__():
            if name in given or (value is not None and value is not UNSET):
                yield name, value


def _write_whole_numbers(value: Any) -> None:
    """Have 2 written as `2` where a number is sent: not every server reads `2.0` for it."""
    while value["type"] in ("default", "nullable", "function-after"):
        value = value["schema"]
    if value["type"] == "float":
        value.setdefault("serialization", _WHOLE)
    elif value["type"] == "union":
        for choice in choices_of(value):
            _write_whole_numbers(choice)


def _whole(value: object) -> object:
    if not isinstance(value, float):  # of another member, or what came in its place
        return value
    return int(value) if value.is_integer() and abs(value) < 2**53 else value


# What `core_schema.plain_serializer_function_ser_schema` gives; that module takes long to load.
_WHOLE = {"type": "function-plain", "function": _whole, "when_used": "json"}


def fields_of(model: type[PydanticBaseModel]) -> dict[str, FieldInfo]:
    """The fields of a model. A class that another one holds is built there, but not itself: its
    fields have neither type nor alias until it is.
    """
    if not model.__pydantic_fields_complete__:
        model.model_rebuild()
    return model.model_fields


__all__ = ["BaseModel", "fields_of"]
