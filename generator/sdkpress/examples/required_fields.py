"""What an object must have beside what it is given.

Input: an object model and the names of the properties that are there. Output: the fields that must be
there too: required ones, one set of alternatives (`anyOf` of `required`), and as many as `minProperties` asks.
"""

from __future__ import annotations

from collections.abc import Collection

from sdkpress.ir.models import Field, ObjectModel
from sdkpress.ir.types import Const, Ref
from sdkpress.python.context import GenerationContext


def is_tag(field: Field) -> bool:
    """Whether the field holds one constant, as the tag of a union's member does."""
    return isinstance(field.type, Const) and field.declared_required


def required_fields(
    context: GenerationContext, model: ObjectModel, present: Collection[str]
) -> frozenset[str]:
    """The wire names that complete `present`; the originals know of required properties alone."""
    missing = {f.wire for f in model.fields if f.required or is_tag(f)}
    if context.dialect.faked_values:
        return frozenset(missing - set(present))
    missing |= {f.wire for f in model.fields if f.undeclared}
    there = missing | set(present)
    if not any(there >= set(names) for names in model.alternatives):
        wires = {f.wire for f in model.fields}
        possible = (set(names) for names in model.alternatives)
        there |= next((names for names in possible if names <= wires), set[str]())
    # Plain values first: what leads to other objects could lead back here.
    for field in sorted(model.fields, key=lambda f: isinstance(f.type, Ref)):
        if len(there) >= model.min_properties:
            break
        if not field.read_only:
            there.add(field.wire)
    return frozenset(there - set(present))
