"""Types as plain data, and which values of one fit another.

Input: a `TypeRef`. Output: `Shape`, nested tuples that JSON takes; and `Fit`, which compares two of them. A shape names a
model by its Python name, so that it means the same in two documents.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from sdkpress.frozen import dataclass
from sdkpress.ir.types import (
    Const,
    Kind,
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


class ModelLike(Protocol):
    """What `Fit` asks of a model."""

    @property
    def kind(self) -> str: ...
    @property
    def values(self) -> tuple[Any, ...]: ...
    @property
    def members(self) -> tuple[Shape, ...]: ...
    @property
    def open(self) -> bool: ...


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


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether every value of one type is one of another, each in its own version of the SDK.

    Two models of one name fit: what differs between them is told of the model itself.
    """

    takers: Mapping[str, ModelLike]
    givers: Mapping[str, ModelLike]

    def fits(self, taker: Shape, giver: Shape, depth: int = 0) -> bool:
        """Whether the taker takes whatever the giver gives."""
        if depth > 20 or taker == ("any",) or giver == ("any",):
            return True
        if giver[0] == "or null":
            return taker[0] == "or null" and self.fits(taker[1], giver[1], depth + 1)
        if taker[0] == "or null":
            return giver == ("of", Kind.NULL.value) or self.fits(
                taker[1], giver, depth + 1
            )
        if taker[0] == "model" and taker == giver:
            return True
        if giver[0] == "model" and self.givers[giver[1]].kind == "union":
            members = self.givers[giver[1]].members
            return all(self.fits(taker, member, depth + 1) for member in members)
        if taker[0] == "model" and self.takers[taker[1]].kind == "union":
            members = self.takers[taker[1]].members
            return any(self.fits(member, giver, depth + 1) for member in members)
        return self._plain(taker, giver, depth)

    def _plain(self, taker: Shape, giver: Shape, depth: int) -> bool:
        values = self._values(giver, self.givers)
        if values is not None:
            known = self._values(taker, self.takers)
            if known is not None:
                return set(map(repr, values)) <= set(map(repr, known))
            return taker[0] == "of" and all(_is_a(value, taker[1]) for value in values)
        if taker[0] == giver[0] and taker[0] in ("list", "map"):
            return self.fits(taker[1], giver[1], depth + 1)
        return taker == giver or (taker, giver) == (("of", "number"), ("of", "integer"))

    def _values(
        self, shape: Shape, models: Mapping[str, ModelLike]
    ) -> tuple[Any, ...] | None:
        """The values of a closed set; None for what is none."""
        if shape[0] == "const":
            return (shape[1],)
        if shape[0] == "model" and models[shape[1]].kind == "enum":
            return models[shape[1]].values
        return None


def _is_a(value: object, kind: str) -> bool:
    if isinstance(value, bool):
        return kind == "boolean"
    if isinstance(value, int):
        return kind in ("integer", "number")
    return kind == ("number" if isinstance(value, float) else "string")
