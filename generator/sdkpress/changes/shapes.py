"""Types as plain data.

Input: a `TypeRef`. Output: `Shape`, nested tuples that JSON takes. A shape names a model by its Python name, so that it
means the same in two documents.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sdkpress.ir.types import (
    Const,
    ListOf,
    MapOf,
    Nullable,
    Primitive,
    Ref,
    TupleOf,
    TypeRef,
    Unknown,
)
from sdkpress.python.context import GenerationContext

Shape = tuple[Any, ...]

_TEXTS = {
    "string": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "date": "date",
    "date-time": "datetime",
    "time": "time",
    "duration": "timedelta",
    "uuid": "UUID",
    "decimal": "Decimal",
    "decimal-text": "Decimal",
    "integer-text": "int",
    "base64": "bytes",
    "base64url": "bytes",
    "http-date": "datetime",
    "unix-time": "datetime",
    "unix-seconds": "datetime",
    "binary": "bytes",
    "null": "None",
}


_HOLDERS = ("list", "set", "map", "or null")


def shape_of(type_: TypeRef, context: GenerationContext) -> Shape:
    """The type, with models by their Python names."""
    match type_:
        case Primitive():
            return ("of", str(type_.kind.value))
        case Ref():
            return ("model", context.class_text(type_.model))
        case ListOf():
            kind = "set" if type_.is_set else "list"
            return (kind, shape_of(type_.item, context))
        case TupleOf():
            places = tuple(shape_of(item, context) for item in type_.items)
            rest = None if type_.rest is None else shape_of(type_.rest, context)
            return ("tuple", places, rest, type_.least)
        case MapOf():
            return ("map", shape_of(type_.value, context))
        case Const():
            return ("const", type_.value)
        case Nullable():
            return ("or null", shape_of(type_.of, context))
        case Unknown():
            return ("any",)


def shape_text(shape: Shape | None) -> str:
    """The shape as a user reads types."""
    match shape:
        case None:
            return "None"
        case ("of", kind):
            return _TEXTS[kind]
        case ("model", name):
            return str(name)
        case ("list", item):
            return f"list[{shape_text(item)}]"
        case ("set", item):
            return f"set[{shape_text(item)}]"
        case ("tuple", places, rest, least):
            return _tuple_text(places, rest, least)
        case ("map", item):
            return f"dict[str, {shape_text(item)}]"
        case ("const", value):
            return f"Literal[{value!r}]"
        case ("or null", item):
            return f"{shape_text(item)} | None"
        case _:
            return "Any"


def _tuple_text(places: tuple[Shape, ...], rest: Shape | None, least: int) -> str:
    """A tuple, or the tuples of each length that there may be."""
    more = () if rest is None else (f"*tuple[{shape_text(rest)}, ...]",)
    texts = tuple(map(shape_text, places))
    lengths = range(len(places), min(least, len(places)) - 1, -1)
    return " | ".join(
        f"tuple[{', '.join(texts[:n] + (more if n == len(places) else ()))}]"
        for n in lengths
    )


def renamed(shape: Shape, names: Mapping[str, str]) -> Shape:
    """The shape with models under other names."""
    if shape[0] == "model":
        return ("model", names.get(shape[1], shape[1]))
    if shape[0] in _HOLDERS:
        return (shape[0], renamed(shape[1], names))
    if shape[0] == "tuple":
        _, places, rest, least = shape
        named = tuple(renamed(place, names) for place in places)
        return ("tuple", named, None if rest is None else renamed(rest, names), least)
    return shape
