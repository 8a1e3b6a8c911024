"""Class names: each model gets the shortest candidate that no other model wants.

Input: `Candidates`. Output: a class name for each model, unique without regard to case in its namespace
(file systems and page names know no case). Where several want one name, the firmest keeps it and the
others go on to their next candidate; all at once, so that the order of a document does not matter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Set

from sdkpress.diagnostics import codes
from sdkpress.diagnostics.findings import Location, Sink
from sdkpress.frozen import dataclass
from sdkpress.ir.ids import ModelId
from sdkpress.names.gather import Candidates, Strength
from sdkpress.names.reserved import CLASSES
from sdkpress.names.scope import Scope

_Key = tuple[str, str]


def class_names(
    candidates: Candidates, reserved: Set[str], file: str, sink: Sink
) -> dict[ModelId, str]:
    """The class name of each model; `reserved` holds the names of errors that stand beside them."""
    table = _Table(candidates, reserved)
    while True:
        names = candidates.names()
        losers = {
            id_
            for group in table.clashes(names)
            for id_ in table.losers(group, names)
            if candidates.can_rise(id_)
        }
        # A new name of the outer model may settle the clash of an inner one.
        movable = [id_ for id_ in losers if not candidates.waits_for(id_, losers)]
        for id_ in movable:
            candidates.level[id_] += 1
        if not movable:
            return table.numbered(dict(names), file, sink)


@dataclass(frozen=True, slots=True)
class _Table:
    """Who wants which name."""

    candidates: Candidates
    errors: Set[str]

    def is_reserved(self, id_: ModelId, name: str) -> bool:
        """Whether the SDK itself uses a name in the model's namespace."""
        if name in CLASSES:
            return True
        home = self.candidates.config.errors_namespace
        return name in self.errors and self.candidates.namespace(id_) == home

    def key(self, id_: ModelId, name: str) -> _Key:
        """What may exist once."""
        return self.candidates.namespace(id_), name.lower()

    def clashes(self, names: Mapping[ModelId, str]) -> Iterable[list[ModelId]]:
        """The models that want one name, or a reserved one."""
        groups: dict[_Key, list[ModelId]] = {}
        for id_, name in names.items():
            groups.setdefault(self.key(id_, name), []).append(id_)
        return (
            group
            for group in groups.values()
            if len(group) > 1 or self.is_reserved(group[0], names[group[0]])
        )

    def losers(
        self, group: list[ModelId], names: Mapping[ModelId, str]
    ) -> list[ModelId]:
        """Who must go on: everyone but the one firm owner; among inline models everyone."""
        candidates = self.candidates
        if self.is_reserved(group[0], names[group[0]]):
            return group
        best = min(candidates.strength(id_) for id_ in group)
        if best is Strength.INLINE:
            return candidates.giving_way(group)
        first = min(id_ for id_ in group if candidates.strength(id_) is best)
        return [id_ for id_ in group if id_ != first]

    def numbered(
        self, names: dict[ModelId, str], file: str, sink: Sink
    ) -> dict[ModelId, str]:
        """What no candidate could tell apart gets a number, in the order of pointers."""
        candidates = self.candidates
        scopes: dict[str, Scope] = {}
        counts = Counter(self.key(id_, names[id_]) for id_ in names)
        for id_ in sorted(names, key=lambda one: self._order(one)):
            namespace, wanted = candidates.namespace(id_), names[id_]
            if namespace not in scopes:
                taken = _reserved(candidates, self.errors, namespace)
                scopes[namespace] = Scope(taken, key=str.lower)
            alike = counts[self.key(id_, wanted)] > 1
            throughout = alike and candidates.is_numbered_throughout(id_)
            if throughout:
                scopes[namespace].hold(wanted)
            first = 1 if candidates.is_numbered_throughout(id_) else 2
            name = scopes[namespace].claim(wanted, joint="", first=first)
            is_inline = candidates.strength(id_) < Strength.OPERATION
            if name != wanted and is_inline:
                message = f"{wanted} is taken; this class is called {name}"
                sink.report(codes.NAME_CLASH, message, Location(file, str(id_)))
            names[id_] = name
        return names

    def _order(self, id_: ModelId) -> tuple[int, int, str]:
        candidates = self.candidates
        place = candidates.place[id_] if candidates.is_numbered_throughout(id_) else 0
        return candidates.strength(id_), place, id_


def _reserved(candidates: Candidates, errors: Set[str], namespace: str) -> Set[str]:
    if namespace == candidates.config.errors_namespace:
        return CLASSES | errors
    return CLASSES
