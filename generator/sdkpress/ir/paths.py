"""Paths into values of known types.

Input: a type and steps into its values. Output: `Walk`, or None where the type says that nothing is there.
"""

from __future__ import annotations

from collections.abc import Mapping

from sdkpress.frozen import dataclass
from sdkpress.ir.calls import PathTo
from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import Model, ObjectModel, UnionModel
from sdkpress.ir.types import ListOf, MapOf, Ref, TupleOf, TypeRef, Unknown, bare

__all__ = ["Walk", "walk"]


@dataclass(frozen=True, slots=True)
class Walk:
    """Where a path leads: the model of each step that names one of its fields, and the type at the end."""

    owners: tuple[ModelId | None, ...]
    type: TypeRef

    @property
    def item(self) -> TypeRef | None:
        """The type of the items, if a list is there."""
        type_ = bare(self.type)
        return type_.item if isinstance(type_, ListOf) else None


def walk(
    models: Mapping[ModelId, Model | None], type_: TypeRef, path: PathTo
) -> Walk | None:
    """Follow a path. What is open (any value, additional properties) leads on to any value.

    At a union it goes on through the first member that has the step; as the others may have something
    else there, or lead further, it ends at any value then.
    """
    owners: list[ModelId | None] = []
    several = False
    for step in path:
        model = _model(models, type_)
        members = model.members if isinstance(model, UnionModel) else (type_,)
        several = several or len(members) > 1
        tried = (_step(member, _model(models, member), step) for member in members)
        taken = next((one for one in tried if one is not None), None)
        if taken is None:
            if not several:
                return None
            taken = None, Unknown()
        owner, type_ = taken
        owners.append(owner)
    return Walk(tuple(owners), Unknown() if several else type_)


def _model(models: Mapping[ModelId, Model | None], type_: TypeRef) -> Model | None:
    inner = bare(type_)
    return models.get(inner.model) if isinstance(inner, Ref) else None


def _step(
    type_: TypeRef, model: Model | None, step: str | int
) -> tuple[ModelId | None, TypeRef] | None:
    if isinstance(model, ObjectModel):
        for field in model.fields:
            if field.wire == step:
                return model.id, field.type
        return None if model.additional is None else (None, model.additional)
    match bare(type_):
        case Unknown() as anything:
            return None, anything
        case ListOf(item) if isinstance(step, int):
            return None, item
        case TupleOf(items, rest) if isinstance(step, int):
            place = items[step] if -len(items) <= step < len(items) else rest
            return None if place is None else (None, place)
        case MapOf(value) if isinstance(step, str):
            return None, value
        case _:
            return None
