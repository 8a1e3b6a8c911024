"""Classes that are loaded when a value needs them: in a large API each may lead to hundreds of others.

    if TYPE_CHECKING:
        from .customer import Customer
    else:
        Customer = deferred(__package__, ".customer", "Customer")

    ChargeCustomer = Annotated[Union[str, Customer], DEFERRED]

Input: where a class is. Output: what stands for it, and a schema that looks for it at the first value.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter
from pydantic_core import CoreSchema, core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler


class DeferredClass:
    """Stands for a class. May be called as the class is."""

    __slots__ = ("_package", "_module", "_name")

    def __init__(self, package: str, module: str, name: str) -> None:
        self._package = package
        self._module = module
        self._name = name

    def __call__(self, *arguments: Any, **fields: Any) -> Any:
        return self.load()(*arguments, **fields)

    def __repr__(self) -> str:
        return self._name

    def load(self) -> Any:
        """The class, ready to read and write values."""
        loaded: Any = getattr(import_module(self._module, self._package), self._name)
        loaded.model_rebuild()
        return loaded


def deferred(package: str, module: str, name: str) -> Any:
    """What stands for a class of a module until a value needs it."""
    return DeferredClass(package, module, name)


def loaded(type_: Any) -> Any:
    """A class, or a union of classes, with those that are deferred loaded."""
    if isinstance(type_, DeferredClass):
        return type_.load()
    if get_origin(type_) is Union:
        return Union[tuple(map(loaded, get_args(type_)))]
    return type_


@cache
def _validator(type_: Any) -> Callable[[object], Any]:
    """What reads values of a type that is loaded; of one model the model's own."""
    if get_origin(type_) is Union:
        return TypeAdapter[Any](type_).validator.validate_python
    model: type[BaseModel] = type_
    return model.__pydantic_validator__.validate_python


class _Deferred:
    """Annotation of a union of scalars and objects, whose classes are looked for at the first object.

    Scalars come first, and an object is none of them: pydantic finds the same member as without this.
    """

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        members = get_args(source)
        objects = tuple(filter(_is_object, members))
        scalars = tuple(member for member in members if member not in objects)
        validator: Callable[[object], Any] | None = None

        def validate(value: object) -> Any:
            nonlocal validator
            if validator is None:
                validator = _validator(loaded(Union[objects]))
            return validator(value)

        validate.__name__ = " or ".join(map(_name, objects))  # errors tell it
        deferred = core_schema.no_info_plain_validator_function(
            validate, metadata={"pydantic_js_functions": [_json_schema]}
        )
        scalar = handler.generate_schema(Union[scalars])
        return core_schema.union_schema([scalar, deferred], mode="left_to_right")


def _json_schema(*_: object) -> dict[str, Any]:
    return {"type": "object"}


def _is_object(type_: Any) -> bool:
    is_class = isinstance(type_, type) and issubclass(type_, BaseModel)
    return is_class or isinstance(type_, DeferredClass)


def _name(type_: Any) -> str:
    return type_.__name__ if isinstance(type_, type) else repr(type_)


DEFERRED = _Deferred()

__all__ = ["DEFERRED", "DeferredClass", "deferred", "loaded"]
