"""Whether two schemas say the same.

Input: two schemas, each written out in its own place. Output: whether they differ in nothing but their places.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import cast

from sdkpress.spec.model import Schema


def says_the_same(one: object, other: object) -> bool:
    """Whether two schemas, or parts of schemas, are alike but for the places they are written at."""
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, Schema):
        return all(
            says_the_same(getattr(one, part.name), getattr(other, part.name))
            for part in fields(Schema)
            if part.name != "at"
        )
    if isinstance(one, Mapping):
        these = cast(Mapping[object, object], one)
        those = cast(Mapping[object, object], other)
        return list(these) == list(those) and all(
            says_the_same(value, those[key]) for key, value in these.items()
        )
    if isinstance(one, tuple):
        first, second = cast(tuple[object, ...], one), cast(tuple[object, ...], other)
        return len(first) == len(second) and all(map(says_the_same, first, second))
    return one == other
