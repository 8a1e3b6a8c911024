"""Values for bodies that do not fit their type: the closest there is.

Input: a type and parsed JSON. Output: models with what is there (None for a required field that
is missing), and parts that do not fit as they came. Used where `response_validation` is not strict.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter
from pydantic_core import ValidationError, from_json
from typing_extensions import TypeAliasType

from .arrays import unpacked
from .deferred import loaded
from .model import fields_of
from .response_spec import LazyType
from .type_guards import is_array, is_mapping
from .unions import Tagged

Validation: TypeAlias = Literal["strict", "lenient", "off"]
"""`lenient` tells the debug logger what does not fit, `off` does not."""

Report = Callable[[ValidationError], None]


@dataclass(frozen=True, slots=True)
class LenientValue:
    """What a body that does not fit its type was read as."""

    value: Any


def read_leniently(
    validation: Validation,
    type_: LazyType,
    data: bytes,
    error: ValidationError,
    report: Report | None = None,
) -> LenientValue | None:
    """The closest value to a JSON body, or None if its error stands."""
    if validation == "strict":
        return None
    try:
        parsed = from_json(data)
    except ValueError:
        return None
    if validation == "lenient" and report is not None:
        report(error)
    return LenientValue(closest(type_(), parsed))


_ADAPTERS: dict[int, tuple[Any, TypeAdapter[Any]]] = {}


def _adapter(type_: Any) -> TypeAdapter[Any]:
    """The adapter of a type, made once; with the type, so that its id stays its own."""
    known = _ADAPTERS.get(id(type_))
    if known is None:
        known = _ADAPTERS[id(type_)] = type_, TypeAdapter[Any](type_)
    return known[1]


def closest(type_: Any, value: object) -> Any:
    """A value of the type if it fits, else the closest thing to one."""
    try:
        return _adapter(type_).validate_python(value)
    except ValidationError:
        return _built(type_, value)


def _built(type_: Any, value: object) -> Any:
    type_ = loaded(type_)
    origin, arguments = get_origin(type_), get_args(type_)
    if isinstance(type_, TypeAliasType):
        return _built(type_.__value__, value)
    if origin is Annotated:
        tagged = next((a for a in arguments[1:] if isinstance(a, Tagged)), None)
        member = None if tagged is None else _tagged_member(arguments[0], tagged, value)
        return _built(member or arguments[0], value)
    if origin is list and is_array(value):
        return [closest(arguments[0], item) for item in value]
    if origin is tuple and is_array(value):
        return _places(arguments, value)
    if origin is dict and is_mapping(value):
        return {key: closest(arguments[1], item) for key, item in value.items()}
    if origin in (Union, types.UnionType):
        return _closest_member(arguments, value)
    if isinstance(type_, type) and issubclass(type_, BaseModel) and is_mapping(value):
        return _model(type_, dict(value))
    return value


def _places(types_: tuple[Any, ...], items: Sequence[object]) -> tuple[Any, ...]:
    """The items by their places, then by the type of the rest; as they came where there is none."""
    rest = unpacked(types_[-1]) if types_ else None
    placed = types_ if rest is None else types_[:-1]
    if len(types_) == 2 and types_[1] is Ellipsis:
        placed, rest = (), types_[0]
    behind = items[len(placed) :]
    return (
        *map(closest, placed, items),
        *(behind if rest is None else (closest(rest, item) for item in behind)),
    )


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


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str, Any, bool], ...]:
    """Attribute, wire name, type and whether it has to be given, of each field."""
    fields: list[tuple[str, str, Any, bool]] = []
    for name, field in fields_of(model).items():
        type_: Any = field.annotation
        if field.metadata:
            type_ = Annotated[(type_, *field.metadata)]
        fields.append((name, field.alias or name, type_, field.is_required()))
    return tuple(fields)


def _wire(model: type[BaseModel]) -> set[str]:
    return {wire for _, wire, _, _ in _fields(model)}


def _model(model: type[BaseModel], given: dict[str, Any]) -> BaseModel:
    values: dict[str, Any] = {}
    for name, wire, type_, required in _fields(model):
        key = wire if wire in given else name  # either is read, as by a model itself
        if key in given:
            values[name] = closest(type_, given.pop(key))
        elif required:
            values[name] = None
    return model.model_construct(**values, **given)


__all__ = ["LenientValue", "Report", "Validation", "closest", "read_leniently"]
