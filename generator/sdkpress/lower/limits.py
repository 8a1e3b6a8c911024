"""What a schema says about the size and shape of its values.

Input: a schema and a way to follow references. Output: its validation keywords as written; those of a list's
items are under `items`, those of the places of a tuple under `prefixItems`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from sdkpress.spec.model import Schema

_DEEPEST: Final = 4


def limits(
    follow: Callable[[Schema], Schema], schema: Schema, depth: int = 0
) -> Mapping[str, object]:
    """The validation keywords of `schema`, lists of lists included to a depth that no reader misses."""
    if schema.prefix_items and depth < _DEEPEST:
        places = [limits(follow, follow(s), depth + 1) for s in schema.prefix_items]
        if not any(places):
            return schema.keywords
        return MappingProxyType({**schema.keywords, "prefixItems": places})
    if schema.items is None or depth == _DEEPEST:
        return schema.keywords
    inner = limits(follow, follow(schema.items), depth + 1)
    if not inner:
        return schema.keywords
    return MappingProxyType({**schema.keywords, "items": inner})
