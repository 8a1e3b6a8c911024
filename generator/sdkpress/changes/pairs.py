"""Which part of the old surface became which of the new one.

Input: the calls and models of two `Surface`s. Output: pairs of them. Calls are matched by what they send, then by name;
models by name, then by what they hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from sdkpress.changes.shapes import renamed
from sdkpress.changes.surface import Call, ModelSurface, Surface


def with_new_names(old: Surface, names: Mapping[str, str]) -> Surface:
    """The old surface with the new names of models in its types, so that a new name alone is no new type."""
    return replace(
        old,
        calls=tuple(_call_renamed(call, names) for call in old.calls),
        models=tuple(_model_renamed(model, names) for model in old.models),
    )


def _call_renamed(call: Call, names: Mapping[str, str]) -> Call:
    """The call with the new names of models in its types."""
    if not names:
        return call
    arguments = tuple(
        replace(one, shape=renamed(one.shape, names)) for one in call.arguments
    )
    result = None if call.result is None else renamed(call.result, names)
    return replace(call, arguments=arguments, result=result)


def _model_renamed(model: ModelSurface, names: Mapping[str, str]) -> ModelSurface:
    if not names:
        return model
    fields = tuple(
        replace(one, shape=renamed(one.shape, names)) for one in model.fields
    )
    members = tuple(renamed(member, names) for member in model.members)
    return replace(model, fields=fields, members=members)


def paired_calls(
    old: tuple[Call, ...], new: tuple[Call, ...]
) -> Iterator[tuple[Call | None, Call | None]]:
    """Each old call with the new one that it became, then the new ones that are left."""
    left = list(new)
    found: dict[str, Call] = {}
    for is_same in _SAME:
        for before in old:
            after = next((one for one in left if is_same(before, one)), None)
            if before.at not in found and after is not None:
                found[before.at] = after
                left.remove(after)
    for before in old:
        yield before, found.get(before.at)
    for after in left:
        yield None, after


# By what a call is known, the surest first: several calls may be sent alike.
_SAME: Final[tuple[Callable[[Call, Call], bool], ...]] = (
    lambda one, other: (one.at, one.name) == (other.at, other.name),
    lambda one, other: one.at == other.at,
    lambda one, other: (one.wire, one.name) == (other.wire, other.name),
    lambda one, other: one.wire == other.wire,
    lambda one, other: one.name == other.name,
)


def renamed_models(
    old: Mapping[str, ModelSurface], new: Mapping[str, ModelSurface]
) -> Iterator[tuple[str, str]]:
    """Models that hold the same under another name, where there is no doubt which."""
    gone = [model for name, model in old.items() if name not in new]
    come = {model.at: model for name, model in new.items() if name not in old}
    for before in gone:
        at_its_place = come.get(before.at)
        if at_its_place is not None and _alike(before, at_its_place):
            yield before.name, at_its_place.name
            del come[before.at]
            continue
        alike = [model for model in come.values() if _alike(before, model)]
        if len(alike) == 1:
            if sum(_alike(other, alike[0]) for other in gone) == 1:
                yield before.name, alike[0].name


def _alike(one: ModelSurface, other: ModelSurface) -> bool:
    if one.kind != other.kind:
        return False
    if one.kind == "object":
        names = {field.key for field in one.fields}
        return bool(names) and names == {field.key for field in other.fields}
    return one.values == other.values and one.members == other.members
