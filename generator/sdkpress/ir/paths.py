"""Paths into values of known types.

Input: a type and steps into its values. Output: `Walk`, or None where the type says that nothing is there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sdkpress.ir.api import Model, ObjectModel, PathTo, UnionModel
from sdkpress.ir.ids import ModelId
from sdkpress.ir.types import ListOf, MapOf, Nullable, Ref, TypeRef, Unknown

__all__ = ["Walk", "walk"]


@dataclass(frozen=True, slots=True)
class Walk:
    """Where a path leads: the model of each step that names one of its fields, and the type at the end."""

    owners: tuple[ModelId | None, ...]
    type: TypeRef

    @property
    def item(self) -> TypeRef | None:
        """The type of the items, if a list is there."""
        type_ = self.type.of if isinstance(self.type, Nullable) else self.type
        return type_.item if isinstance(type_, ListOf) else None


def walk(
    models: Mapping[ModelId, Model | None], type_: TypeRef, path: PathTo
) -> Walk | None:
    """Follow a path. What is open (any value, additional properties) leads on to any value."""
    owners: list[ModelId | None] = []
    for position, step in enumerate(path):
        while isinstance(type_, Nullable):
            type_ = type_.of
        model = models.get(type_.model) if isinstance(type_, Ref) else None
        if isinstance(model, UnionModel):
            return _through_union(models, model, path[position:], owners)
        taken = _step(type_, model, step)
        if taken is None:
            return None
        owner, type_ = taken
        owners.append(owner)
    return Walk(tuple(owners), type_)


def _step(
    type_: TypeRef, model: Model | None, step: str | int
) -> tuple[ModelId | None, TypeRef] | None:
    if isinstance(model, ObjectModel):
        for field in model.fields:
            if field.wire == step:
                return model.id, field.type
        return None if model.additional is None else (None, model.additional)
    match type_:
        case Unknown():
            return None, type_
        case ListOf(item) if isinstance(step, int):
            return None, item
        case MapOf(value) if isinstance(step, str):
            return None, value
        case _:
            return None


def _through_union(
    models: Mapping[ModelId, Model | None],
    union: UnionModel,
    path: PathTo,
    owners: list[ModelId | None],
) -> Walk | None:
    """Through the first member that has what the path names; the others may have something else there."""
    for member in union.members:
        is_union = isinstance(member, Ref) and isinstance(
            models.get(member.model), UnionModel
        )
        found = None if is_union else walk(models, member, path)
        if found is not None:
            return Walk((*owners, *found.owners), Unknown())
    return None
