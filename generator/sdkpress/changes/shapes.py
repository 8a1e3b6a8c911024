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
    "binary": "bytes",
    "null": "None",
}


def shape_of(type_: TypeRef, context: GenerationContext) -> Shape:
    """The type, with models by their Python names."""
    match type_:
        case Primitive():
            return ("of", str(type_.kind.value))
        case Ref():
            return ("model", context.class_text(type_.model))
        case ListOf():
            return ("list", shape_of(type_.item, context))
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
        case ("map", item):
            return f"dict[str, {shape_text(item)}]"
        case ("const", value):
            return f"Literal[{value!r}]"
        case ("or null", item):
            return f"{shape_text(item)} | None"
        case _:
            return "Any"


def renamed(shape: Shape, names: Mapping[str, str]) -> Shape:
    """The shape with models under other names."""
    if shape[0] == "model":
        return ("model", names.get(shape[1], shape[1]))
    if shape[0] in ("list", "map", "or null"):
        return (shape[0], renamed(shape[1], names))
    return shape
