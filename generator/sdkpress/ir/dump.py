"""A stable, readable JSON form of the model, for snapshots and for `sdkpress inspect`.

Input: any value made of the model's dataclasses. Output: plain data, and JSON text with the keys in the
order of declaration; values that equal their default are left out, so that a new field changes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from typing import cast

from sdkpress.ir.api import Argument
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

__all__ = ["dump", "plain", "type_text"]

# What an argument comes from stands in the operation's parameters or the model's fields already.
_REPEATS = {(Argument, "parameter"), (Argument, "field")}


def dump(value: object) -> str:
    """The value as indented JSON with a final newline."""
    return json.dumps(plain(value), indent=2, ensure_ascii=False) + "\n"


def plain(value: object) -> object:
    """The value as mappings, lists and scalars."""
    if isinstance(
        value, (Primitive, Ref, ListOf, TupleOf, MapOf, Const, Nullable, Unknown)
    ):
        return type_text(value)
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        values: dict[str, object] = {}
        for field in fields(value):
            content: object = getattr(value, field.name)
            if content != _default(field) and (type(value), field.name) not in _REPEATS:
                values[field.name] = plain(content)
        return values
    if isinstance(value, Mapping):
        entries = cast("Mapping[object, object]", value)
        return {_key(key): plain(item) for key, item in entries.items()}
    if isinstance(value, (list, tuple)):
        items = cast("Sequence[object]", value)
        return [plain(item) for item in items]
    return value if isinstance(value, (str, int, float, bool)) else None


def _key(key: object) -> str:
    """Keys of several parts, as the name table has them, as one text."""
    if isinstance(key, tuple):
        return " ".join(str(part) for part in cast("tuple[object, ...]", key))
    return str(key)


def type_text(type_: TypeRef) -> str:
    """A type in one line: `list[#/components/schemas/Pet]?` is a nullable list of pets."""
    match type_:
        case Primitive():
            return f"{type_.kind}({type_.format})" if type_.format else str(type_.kind)
        case Ref():
            return type_.model
        case ListOf():
            return f"{'set' if type_.is_set else 'list'}[{type_text(type_.item)}]"
        case TupleOf():
            return _tuple_text(type_)
        case MapOf():
            return f"map[{type_text(type_.value)}]"
        case Const():
            return f"const({json.dumps(type_.value, ensure_ascii=False)})"
        case Nullable():
            return f"{type_text(type_.of)}?"
        case Unknown():
            return "unknown"


def _tuple_text(type_: TupleOf) -> str:
    """`tuple[a, b=, *c]~`: the second place may be missing, more may follow, and other lengths pass."""
    items = [
        type_text(item) + ("" if place < type_.least else "=")
        for place, item in enumerate(type_.items)
    ]
    if type_.rest is not None:
        items.append(f"*{type_text(type_.rest)}")
    return f"tuple[{', '.join(items)}]{'' if type_.is_exact else '~'}"


def _default(field: Field[object]) -> object:
    if field.default is not MISSING:
        return field.default
    if field.default_factory is not MISSING:
        return field.default_factory()
    return MISSING
