"""Models before and after.

Input: the `ModelSurface`s of both sides. Output: `Change`s: of their names, their fields, their values or members.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sdkpress.changes.fit import Fits
from sdkpress.changes.members import Side, compare_fields
from sdkpress.changes.model import Change, Kind
from sdkpress.changes.shapes import Shape, shape_text
from sdkpress.changes.surface import ModelSurface


def compare_models(
    old: Mapping[str, ModelSurface],
    new: Mapping[str, ModelSurface],
    names: Mapping[str, str],
    fits: Fits,
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
        yield from _model(before, after, fits)
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


def _model(before: ModelSurface, after: ModelSurface, fits: Fits) -> Iterator[Change]:
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
        side = Side(fits.giving, fits.making, fits.reading, before.usage)
        yield from compare_fields(before, after, side)
    else:
        yield from _choices(before, after, fits)


def _choices(before: ModelSurface, after: ModelSurface, fits: Fits) -> Iterator[Change]:
    """Values of an enum, members of a union: what is gone cannot be given, and what is new may be read."""
    what = "value" if before.kind == "enum" else "member"
    old, new = _choices_of(before), _choices_of(after)
    for text in old:
        if text not in new:
            yield Change(
                kind=Kind.REMOVED,
                subject=f"{after.name}: {text}",
                message=f"the {what} is gone",
                breaking=_is_missed(before, after, old[text], fits),
                old=before.at,
                new=after.at,
            )
    read = before.usage != "request"
    for text in new:
        if text not in old:
            alias = ("model", after.name)
            is_known = before.open or fits.reading.types(alias, new[text])
            yield Change(
                kind=Kind.NEW,
                subject=f"{after.name}: {text}",
                message=f"a new {what}",
                breaking=read and not is_known,
                old=before.at,
                new=after.at,
            )
    if read and after.open and not before.open and before.is_alias:
        yield Change(
            kind=Kind.RETYPED,
            subject=after.name,
            message=f"may be something else than a {what} that is listed",
            breaking=True,
            old=before.at,
            new=after.at,
        )


def _is_missed(
    before: ModelSurface, after: ModelSurface, choice: Shape, fits: Fits
) -> bool:
    """Whether code fails, or gives other values, where a value or a member is gone."""
    alias = ("model", after.name)
    if before.usage != "response":
        if not fits.giving.types(alias, choice) or not fits.giving.wire(alias, choice):
            return True
    if before.usage == "request" or after.open:
        return False
    if before.kind == "enum":
        return True  # a comparison with it can never be true
    return not fits.reading.keeps(alias, choice)


def _choices_of(model: ModelSurface) -> dict[str, Shape]:
    if model.kind == "enum":
        return {repr(value): ("value", value) for value in model.values}
    return {shape_text(member): member for member in model.members}
