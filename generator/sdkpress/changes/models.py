"""Models before and after.

Input: the `ModelSurface`s of both sides. Output: `Change`s: of their names, their fields, their values or members.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from sdkpress.changes.members import Side, compare_fields
from sdkpress.changes.model import Change, Kind
from sdkpress.changes.shapes import Fit, Shape, shape_text
from sdkpress.changes.surface import ModelSurface


def compare_models(
    old: Mapping[str, ModelSurface],
    new: Mapping[str, ModelSurface],
    names: Mapping[str, str],
    giving: Fit,
    reading: Fit,
) -> Iterator[Change]:
    """What changes for whoever makes or reads one; `names` are the new names of those that were renamed."""
    for name, before in old.items():
        after = new.get(names.get(name, name))
        if after is None:
            yield Change(
                kind=Kind.REMOVED,
                subject=name,
                message=f"the {before.kind} is gone",
                breaking=True,
                old=before.at,
            )
            continue
        if after.name != name:
            yield Change(
                kind=Kind.RENAMED,
                subject=name,
                message=f"now `{after.name}`",
                breaking=True,
                old=before.at,
                new=after.at,
            )
        yield from _model(before, after, giving, reading)
    come = set(names.values())
    for name, after in new.items():
        if name not in old and name not in come:
            yield Change(
                kind=Kind.NEW,
                subject=name,
                message=f"a new {after.kind}",
                breaking=False,
                new=after.at,
            )


def _model(
    before: ModelSurface, after: ModelSurface, giving: Fit, reading: Fit
) -> Iterator[Change]:
    if before.kind != after.kind:
        yield Change(
            kind=Kind.RETYPED,
            subject=before.name,
            message=f"was an {before.kind}, now an {after.kind}",
            breaking=True,
            old=before.at,
            new=after.at,
        )
    elif before.kind == "object":
        side = Side(giving, reading, before.usage)
        yield from compare_fields(before, after, side)
    else:
        yield from _choices(before, after, giving)


def _choices(
    before: ModelSurface, after: ModelSurface, giving: Fit
) -> Iterator[Change]:
    """Values of an enum, members of a union: what is gone cannot be given or was returned before."""
    what = "value" if before.kind == "enum" else "member"
    old, new = _choices_of(before), _choices_of(after)
    for text in old:
        if text not in new and not _still_fits(before, after, old[text], giving):
            lenient = after.open and before.usage == "response"
            yield Change(
                kind=Kind.REMOVED,
                subject=f"{after.name}: {text}",
                message=f"the {what} is gone",
                breaking=not lenient,
                old=before.at,
                new=after.at,
            )
    for text in new:
        if text not in old:
            yield Change(
                kind=Kind.NEW,
                subject=f"{after.name}: {text}",
                message=f"a new {what}",
                breaking=False,
                old=before.at,
                new=after.at,
            )


def _still_fits(
    before: ModelSurface, after: ModelSurface, choice: object, giving: Fit
) -> bool:
    """Whether another member of the union takes what one that is gone took."""
    if before.kind != "union":
        return False
    gone = cast(Shape, choice)
    return any(giving.fits(member, gone) for member in after.members)


def _choices_of(model: ModelSurface) -> dict[str, object]:
    if model.kind == "enum":
        return {repr(value): value for value in model.values}
    return {shape_text(member): member for member in model.members}
