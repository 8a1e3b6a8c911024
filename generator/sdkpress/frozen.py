"""Frozen dataclasses whose classes are made in a fraction of the time.

Input: a class, as `dataclasses.dataclass` takes it. Output: a dataclass that behaves the same.

`dataclasses` compiles six functions for each frozen class, before Python 3.13 one by one. A run has some 250 such classes, and
a quarter of its time went into making them. Here five of the six are closures over the names of the fields, and the sixth,
`__init__`, is compiled as the first object is made.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import MISSING, FrozenInstanceError, fields
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, Final

_SET: Final = object.__setattr__
_MANY: Final = 4  # fields, from which on it pays to change the class of an object

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(cls=None, /, **options):
        """What `dataclasses.dataclass` does with the same options."""

        def make(cls):
            others = options.keys() - {"frozen", "slots", "kw_only"}
            plain = others or hasattr(cls, "__post_init__")
            if plain or not (options.get("frozen") and options.get("slots")):
                return dataclasses.dataclass(**options)(cls)
            return make_frozen(cls, options.get("kw_only", False))

        return make if cls is None else make(cls)


def make_frozen(plain: type[Any], kw_only: bool) -> type[Any]:
    """The class as a frozen dataclass with slots."""
    made: type[Any] = dataclasses.dataclass(
        init=False, repr=False, eq=False, slots=True, kw_only=kw_only
    )(plain)
    parts = fields(made)
    methods: dict[str, Any] = {
        "__init__": _first_init(made),
        "__repr__": _representation([part.name for part in parts if part.repr]),
        "__setattr__": _refuse_to_set,
        "__delattr__": _refuse_to_delete,
        **_state([part.name for part in parts]),
        **_comparison([part.name for part in parts if part.compare]),
    }
    own = plain.__dict__
    if own.get("__hash__") is None and "__eq__" in own:
        made.__hash__ = methods["__hash__"]
    for name, method in methods.items():
        if name not in own:
            setattr(made, name, method)
    return made


def _first_init(made: type[Any]) -> Callable[..., None]:
    """An `__init__` that makes the class's real one when it is first called."""

    def __init__(self: object, *values: object, **named: object) -> None:
        real = _init(made)
        made.__init__ = real
        real(self, *values, **named)

    return __init__


def _init(made: type[Any]) -> Callable[..., None]:
    scope: dict[str, Any] = {"_set": _SET, "_missing": MISSING}
    given: list[str] = ["self"]
    by_name: list[str] = []
    values: dict[str, str] = {}
    for part in fields(made):
        name, value, default = part.name, part.name, ""
        if part.default is not MISSING:
            scope[f"_default_{name}"] = part.default
            default = f"=_default_{name}"
        elif part.default_factory is not MISSING:
            scope[f"_make_{name}"] = part.default_factory
            default = "=_missing"
            value = f"_make_{name}() if {name} is _missing else {name}"
        if part.init:
            (by_name if part.kw_only else given).append(name + default)
        else:
            value = f"_make_{name}()" if default == "=_missing" else default[1:]
        values[name] = value
    named = ["*", *by_name] if by_name else []
    head = f"def __init__({', '.join([*given, *named])}):"
    exec("\n".join([head, *_body(made, values, scope), " return None"]), scope)
    function: Callable[..., None] = scope["__init__"]
    function.__qualname__ = f"{made.__qualname__}.__init__"
    return function


def _body(
    made: type[Any], values: dict[str, str], scope: dict[str, Any]
) -> Iterator[str]:
    """The lines that set the fields.

    Each call of `object.__setattr__` takes as long as several assignments. So an object with some fields is of a class that
    can be assigned to while it is made.
    """
    open_ = _open(made) if len(values) >= _MANY else None
    if open_ is None:
        for name, value in values.items():
            yield f" _set(self, {name!r}, {value})"
        return
    scope.update(_open=open_, _made=made, _set_each=_set_each, _names=tuple(values))
    yield " if self.__class__ is not _made:"
    yield f"  return _set_each(self, _names, ({', '.join(values.values())},))"
    yield " _set(self, '__class__', _open)"
    for name, value in values.items():
        yield f" self.{name} = {value}"
    yield " self.__class__ = _made"


def _open(made: type[Any]) -> type[Any] | None:
    """A class with the same slots that can be assigned to; None where Python does not let objects change between both."""
    slots = vars(made)["__slots__"]
    inside = {"__slots__": slots, "__setattr__": _SET, "__module__": made.__module__}
    try:
        open_: type[Any] = type(made.__name__, made.__bases__, inside)
        one: Any = object.__new__(made)
        _SET(one, "__class__", open_)
        one.__class__ = made
    except TypeError:
        return None
    return open_


def _set_each(one: object, names: tuple[str, ...], values: tuple[Any, ...]) -> None:
    """Set the fields of an object that is of a class below the one that has the fields."""
    for name, value in zip(names, values, strict=True):
        _SET(one, name, value)


def _representation(names: list[str]) -> Callable[[object], str]:
    @recursive_repr()
    def __repr__(self: object) -> str:
        inner = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__qualname__}({inner})"

    return __repr__


def _comparison(names: list[str]) -> dict[str, Any]:
    values = attrgetter(*names) if len(names) > 1 else _one_or_none(*names)

    def __eq__(self: object, other: object) -> Any:
        if other.__class__ is self.__class__:
            return values(self) == values(other)
        return NotImplemented

    def __hash__(self: object) -> int:
        return hash(values(self))

    return {"__eq__": __eq__, "__hash__": __hash__}


def _one_or_none(name: str | None = None) -> Callable[[object], tuple[Any, ...]]:
    """What reads the values of one field, or of no field."""
    if name is None:
        return lambda _: ()
    value = attrgetter(name)
    return lambda one: (value(one),)


def _state(names: list[str]) -> dict[str, Any]:
    """How an object is copied and pickled."""
    given = tuple(names)

    def __getstate__(self: object) -> list[Any]:
        return [getattr(self, name) for name in names]

    def __setstate__(self: object, state: list[Any]) -> None:
        _set_each(self, given, tuple(state))

    return {"__getstate__": __getstate__, "__setstate__": __setstate__}


def _refuse_to_set(_: object, name: str, _value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")
