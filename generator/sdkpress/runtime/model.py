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

from pydantic import BaseModel as PydanticBaseModel
from pydantic import ConfigDict


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


__all__ = ["BaseModel"]
