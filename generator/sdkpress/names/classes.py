"""Class names: each model gets the shortest candidate that no other model wants.

Input: `Candidates`. Output: a class name for each model, unique without regard to case in its namespace
(file systems and page names know no case). Where several want one name, the firmest keeps it and the
others go on to their next candidate; all at once, so that the order of a document does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable

from sdkpress import codes
from sdkpress.diagnostics import Place, Sink
from sdkpress.ir.ids import ModelId
from sdkpress.names.gather import Candidates, Strength
from sdkpress.names.reserved import CLASSES

_Key = tuple[str, str]


def class_names(candidates: Candidates, file: str, sink: Sink) -> dict[ModelId, str]:
    """The class name of each model."""
    while True:
        names = candidates.names()
        losers = {
            id_
            for group in _clashes(candidates, names)
            for id_ in _losers(candidates, group, names)
            if candidates.can_rise(id_)
        }
        # A new name of the outer model may settle the clash of an inner one.
        movable = [id_ for id_ in losers if not candidates.waits_for(id_, losers)]
        for id_ in movable:
            candidates.level[id_] += 1
        if not movable:
            return _numbered(candidates, dict(names), file, sink)


def _key(candidates: Candidates, id_: ModelId, name: str) -> _Key:
    return candidates.namespace(id_), name.lower()


def _clashes(
    candidates: Candidates, names: dict[ModelId, str]
) -> Iterable[list[ModelId]]:
    groups: dict[_Key, list[ModelId]] = {}
    for id_, name in names.items():
        groups.setdefault(_key(candidates, id_, name), []).append(id_)
    return (
        group
        for group in groups.values()
        if len(group) > 1 or names[group[0]] in CLASSES
    )


def _losers(
    candidates: Candidates, group: list[ModelId], names: dict[ModelId, str]
) -> list[ModelId]:
    """Who must go on: everyone but the one firm owner; among inline models everyone."""
    if names[group[0]] in CLASSES:
        return group
    best = min(candidates.strength(id_) for id_ in group)
    if best is Strength.INLINE:
        lowest = min(candidates.level[id_] for id_ in group)
        # Those that have the name by their context keep it against a newcomer's short name.
        short = [id_ for id_ in group if candidates.level[id_] == lowest]
        return short if len(short) < len(group) else group
    first = min(id_ for id_ in group if candidates.strength(id_) is best)
    return [id_ for id_ in group if id_ != first]


def _numbered(
    candidates: Candidates, names: dict[ModelId, str], file: str, sink: Sink
) -> dict[ModelId, str]:
    """What no candidate could tell apart gets a number, in the order of pointers."""
    taken: dict[_Key, ModelId] = {}
    for id_ in sorted(names, key=lambda one: (candidates.strength(one), one)):
        name, number = names[id_], 1
        while _key(candidates, id_, name) in taken or name in CLASSES:
            number += 1
            name = f"{names[id_]}{number}"
        if number > 1 and candidates.strength(id_) < Strength.OPERATION:
            sink.report(
                codes.NAME_CLASH,
                f"two schemas want the class name {names[id_]}; this one is {name}",
                Place(file, str(id_)),
            )
        taken[_key(candidates, id_, name)] = id_
        names[id_] = name
    return names
