"""Arrays: lists, sets, and tuples, whose items have types by their place.

Input: a schema of the type `array`. Output: `ListOf` or `TupleOf` (JSON Schema 2020-12, section 10.3.1: `prefixItems`
and `items`; validation, section 6.4: `uniqueItems`, `minItems`, `maxItems`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from sdkpress.diagnostics import codes
from sdkpress.ir.models import EnumModel
from sdkpress.ir.types import (
    Const,
    Kind,
    ListOf,
    Nullable,
    Primitive,
    Ref,
    TupleOf,
    TypeRef,
    Unknown,
)
from sdkpress.lower.lowering import SchemaLowering
from sdkpress.lower.schema_context import SchemaContext
from sdkpress.spec.model import Schema

_LENGTHS: Final = 4  # of one tuple: more of them are easier read as a list


def lower_array(
    lowering: SchemaLowering, schema: Schema, context: SchemaContext
) -> TypeRef:
    """The type of an array."""
    compatibility = lowering.config.compatibility
    if (
        compatibility.naming == "speakeasy"
        and compatibility.inline_names == "first_come"
    ):
        context = replace(context, keeps_plural=True)
    if schema.prefix_items:
        typed = lowering.config.compatibility.tuples == "typed"
        places = _tuple(lowering, schema, context) if typed else None
        return places or _list_of_places(lowering, schema, context)
    if schema.items is None:
        return ListOf(Unknown())
    item = lowering.type_of(schema.items, context.item())
    wants_set = lowering.config.unique_items == "sets"
    unique = wants_set and schema.keywords.get("uniqueItems") is True
    return ListOf(item, is_set=unique and _can_be_in_a_set(lowering, item))


def _tuple(
    lowering: SchemaLowering, schema: Schema, context: SchemaContext
) -> TupleOf | None:
    """The array as a tuple; None where a list says more of it."""
    least, most = _bound(schema, "minItems"), _bound(schema, "maxItems")
    places = schema.prefix_items[:most]
    ends = schema.items is not None and schema.items.boolean is False
    ends = ends or most is not None and most <= len(schema.prefix_items)
    rest: TypeRef | None = None
    if not ends and schema.items is not None:
        rest = lowering.type_of(schema.items, context.item())
    elif not ends and max(least or 0, most or 0) > len(places):
        rest = Unknown()
    filled = len(places) if least is None else min(least, len(places))
    is_open = not ends and rest is None
    if not places or len(places) - filled >= _LENGTHS or is_open and len(places) == 1:
        return None
    is_exact = least is not None and not is_open
    if not is_exact:
        lengths = "fewer or more" if is_open else "fewer"
        lowering.report(
            codes.OPEN_TUPLE,
            f"the array may have {lengths} items than its {len(places)} places",
            schema.at,
        )
    return TupleOf(
        tuple(lowering.type_of(place, context.item()) for place in places),
        rest,
        filled,
        is_exact,
    )


def _list_of_places(
    lowering: SchemaLowering, schema: Schema, context: SchemaContext
) -> ListOf:
    """A list, of which each item is any of what the places take."""
    item = schema.items
    if item is None and _takes_more(schema):
        return ListOf(Unknown())
    rest = () if item is None or item.boolean is False else (item,)
    choices = (*schema.prefix_items, *rest)
    item = choices[0]
    if len(choices) > 1:
        item = Schema(at=f"{schema.at}/prefixItems", any_of=choices)
    return ListOf(lowering.type_of(item, context.item()))


def _takes_more(schema: Schema) -> bool:
    """Whether a list may have items beyond those that are described by their place."""
    most = _bound(schema, "maxItems")
    return most is None or most > len(schema.prefix_items)


def _bound(schema: Schema, keyword: str) -> int | None:
    value = schema.keywords.get(keyword)
    return value if isinstance(value, int) and value >= 0 else None


def _can_be_in_a_set(lowering: SchemaLowering, item: TypeRef) -> bool:
    """Whether Python's sets can hold values of the type: scalars alone."""
    match item:
        case Primitive(kind):
            return kind is not Kind.BINARY
        case Nullable(of):
            return _can_be_in_a_set(lowering, of)
        case Ref(id_):
            return isinstance(lowering.models.get(id_), EnumModel)
        case _:
            return isinstance(item, Const)
