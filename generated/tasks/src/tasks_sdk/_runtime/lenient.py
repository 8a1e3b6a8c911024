"""Values for bodies that do not fit their type: the closest there is.

Input: a type and parsed JSON. Output: models with what is there (None for a required field that
is missing), and parts that do not fit as they came. Used where `response_validation` is not strict.
"""

from __future__ import annotations

import logging
import types
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter
from pydantic_core import ValidationError, from_json
from typing_extensions import TypeAliasType

from .model import fields_of
from .operation import LazyType
from .type_guards import is_array, is_mapping
from .unions import Tagged

Validation: TypeAlias = Literal["strict", "lenient", "off"]
"""`lenient` warns of what does not fit, `off` does not."""

_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class LenientValue:
    """What a body that does not fit its type was read as."""

    value: Any


def read_leniently(
    validation: Validation, type_: LazyType, data: bytes, error: ValidationError
) -> LenientValue | None:
    """The closest value to a JSON body, or None if its error stands."""
    if validation == "strict":
        return None
    try:
        parsed = from_json(data)
    except ValueError:
        return None
    if validation == "lenient":
        _LOGGER.warning(
            "a response does not fit the document in %s places", error.error_count()
        )
    return LenientValue(closest(type_(), parsed))


def closest(type_: Any, value: object) -> Any:
    """A value of the type if it fits, else the closest thing to one."""
    try:
        return TypeAdapter[Any](type_).validate_python(value)
    except ValidationError:
        return _built(type_, value)


def _built(type_: Any, value: object) -> Any:
    origin, arguments = get_origin(type_), get_args(type_)
    if isinstance(type_, TypeAliasType):
        return _built(type_.__value__, value)
    if origin is Annotated:
        tagged = next((a for a in arguments[1:] if isinstance(a, Tagged)), None)
        member = None if tagged is None else _tagged_member(arguments[0], tagged, value)
        return _built(member or arguments[0], value)
    if origin is list and is_array(value):
        return [closest(arguments[0], item) for item in value]
    if origin is dict and is_mapping(value):
        return {key: closest(arguments[1], item) for key, item in value.items()}
    if origin in (Union, types.UnionType):
        return _closest_member(arguments, value)
    if isinstance(type_, type) and issubclass(type_, BaseModel) and is_mapping(value):
        return _model(type_, dict(value))
    return value


def _tagged_member(union: Any, tagged: Tagged, value: object) -> Any:
    if not is_mapping(value):
        return None
    position = tagged.tags.get(value.get(tagged.wire))
    return None if position is None else get_args(union)[position]


def _closest_member(members: tuple[Any, ...], value: object) -> Any:
    """The model that shares most keys with an object; a member's list for an array."""
    if is_mapping(value):
        models = [
            m for m in members if isinstance(m, type) and issubclass(m, BaseModel)
        ]
        if models:
            return _built(max(models, key=lambda m: len(_wire(m) & set(value))), value)
    for member in members:
        built = _built(member, value)
        if built is not value:
            return built
    return value


def _wire(model: type[BaseModel]) -> set[str]:
    return {field.alias or name for name, field in fields_of(model).items()}


def _model(model: type[BaseModel], fields: dict[str, Any]) -> BaseModel:
    values: dict[str, Any] = {}
    for name, field in fields_of(model).items():
        wire = field.alias or name
        if wire in fields:
            annotation: Any = field.annotation
            whole = (
                Annotated[(annotation, *field.metadata)]
                if field.metadata
                else annotation
            )
            values[name] = closest(whole, fields.pop(wire))
        elif field.is_required():
            values[name] = None
    return model.model_construct(**values, **fields)


__all__ = ["LenientValue", "Validation", "closest", "read_leniently"]
