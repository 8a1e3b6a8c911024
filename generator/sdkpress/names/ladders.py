"""Ladders: the candidates of inline models for `naming: speakeasy`, from the shortest name to the root's before it.

Input: what each inline model would like to be called. Output: the same wishes with a ladder each. What tells several
of one root apart is decided in `names.marks`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Set
from dataclasses import dataclass, field
from typing import Protocol

from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import EnumModel, Model, UnionModel
from sdkpress.names.marks import SHARED_BODY, Marks, only_value, tells_apart
from sdkpress.names.words import pascal, pascal_value


@dataclass(slots=True)
class Wish:
    """What an inline model would like to be called, and what it is written in."""

    own: str
    root: str
    root_name: str
    in_operation: bool
    base: str = ""  # `own` before a union got out of the way of its members
    ladder: list[str] = field(default_factory=list[str])


class _Names(Protocol):
    """What is known of the models. `widened` are unions that got out of the way of a member."""

    @property
    def widened(self) -> Container[ModelId]: ...

    @property
    def with_members(self) -> Container[str | None]: ...

    def namespace(self, id_: ModelId) -> str: ...

    def union_name(self, model: Model) -> str: ...

    def is_body(self, model: Model) -> bool: ...


class Ladders:
    """The ladders of one document's inline models."""

    def __init__(
        self,
        models: Mapping[ModelId, Model],
        wishes: Mapping[ModelId, Wish],
        names: _Names,
    ) -> None:
        self._models = models
        self.wishes = wishes
        self._names = names
        self._marks = Marks(models, wishes, names.is_body)
        self._crowded: set[ModelId] = set()  # unions that hold a name others want

    def fill(self, firm: Set[tuple[str, str]]) -> None:
        """Give each wish its ladder; `firm` holds the names that others than inline models want, by package."""
        groups: dict[tuple[str, str], list[ModelId]] = defaultdict(list)
        for id_, wish in self.wishes.items():
            groups[wish.root, wish.own.lower()].append(id_)
        roots: dict[tuple[str, str], set[str]] = defaultdict(set)
        for id_, wish in self.wishes.items():
            roots[self._names.namespace(id_), wish.base.lower()].add(wish.root)
        for ids in groups.values():
            key = self._names.namespace(ids[0]), self.wishes[ids[0]].base.lower()
            elsewhere = len(roots[key]) > 1 or key in firm
            if len(ids) == 1:
                self.wishes[ids[0]].ladder = self._alone(ids[0])
            else:
                self._fill_group(ids, elsewhere)
        for id_, wish in self.wishes.items():
            if self._models[id_].naming.parent in self._crowded:
                wish.ladder = wish.ladder[1:] or wish.ladder
            hint = self._models[id_].naming.name_hint
            if hint.isupper() and wish.ladder[0] == pascal(hint):
                wish.ladder[0] = pascal(hint.lower())

    def _alone(self, id_: ModelId) -> list[str]:
        wish, model = self.wishes[id_], self._models[id_]
        if wish.root == id_ and id_.startswith(SHARED_BODY):
            return [wish.own, f"{wish.own}RequestBody"]
        own_name, naming = wish.own, model.naming
        tail = ""
        if isinstance(model, UnionModel) and id_ not in self._names.widened:
            tail = "Union" if id_ in self._names.with_members else ""
        rooted = own_name if self._is_rooted(id_) else wish.root_name + own_name
        if naming.position is not None and isinstance(model, EnumModel):
            parent = self._models[ModelId(naming.parent or "")]
            tail = "Enum" if own_name == self._names.union_name(parent) else tail
        ladder = [own_name, rooted + tail]
        if naming.position is None and naming.title:
            ladder.append(wish.root_name + pascal(naming.name_hint))
        value = only_value(model)
        if value and naming.position is None:
            ladder.append(rooted + pascal_value(value))
        return list(dict.fromkeys(ladder))

    def _is_rooted(self, id_: ModelId) -> bool:
        """Whether a name begins with the root's already: that of a member of a component's union."""
        naming = self._models[id_].naming
        parent = self._models.get(ModelId(naming.parent or ""))
        if (
            naming.position is not None
            and parent is not None
            and self._names.is_body(parent)
        ):
            return True
        return naming.position is not None and naming.parent == self.wishes[id_].root

    def _fill_group(self, ids: list[ModelId], elsewhere: bool) -> None:
        """Ladders of models that want one name inside one root."""
        root = self.wishes[ids[0]].root_name
        own_names = {id_: self.wishes[id_].own for id_ in ids}
        values = {id_: only_value(self._models[id_]) for id_ in ids}
        if all(values.values()) and len(set(values.values())) > 1:
            alike = len(set(values.values())) < len(ids)
            first = self._outermost(ids)
            for id_ in ids:
                name = own_names[id_] + pascal_value(values[id_])
                short = own_names[id_] if id_ == first else name
                ladder = [root + name] if alike else [short, root + name]
                self.wishes[id_].ladder = ladder
            return
        unions = [id_ for id_ in ids if isinstance(self._models[id_], UnionModel)]
        if len(unions) == 1 and all(values[id_] for id_ in ids if id_ not in unions):
            self._give_to_union(unions[0], ids, values)
            return
        marks_of = self._marks
        for tell in (
            marks_of.direction,
            marks_of.reason,
            marks_of.tag,
            marks_of.parent,
        ):
            marks = {id_: tell(id_) for id_ in ids}
            if len(set(marks.values())) == 1:
                continue
            if tell != marks_of.reason and not tells_apart(marks.values()):
                continue
            if tell == marks_of.tag and not all(values.values()):
                continue
            for id_ in ids:
                behind = tell in (marks_of.direction, marks_of.tag)
                mark = marks[id_]
                name = root + (
                    own_names[id_] + mark if behind else mark + own_names[id_]
                )
                self.wishes[id_].ladder = [own_names[id_], name]
                if tell == marks_of.parent:
                    self.wishes[id_].ladder.insert(1, mark + own_names[id_])
                    if id_.startswith(SHARED_BODY):
                        name = f"{mark}{own_names[id_]}RequestBody"
                        self.wishes[id_].ladder.insert(2, name)
            return
        tail = "Union" if any(self._has_members(id_) for id_ in ids) else ""
        for id_ in ids:
            is_union = isinstance(self._models[id_], UnionModel)
            name = own_names[id_] + (tail if is_union else "")
            rooted = name if self._is_rooted(id_) else root + name
            self.wishes[id_].ladder = [own_names[id_], rooted] if elsewhere else [name]

    def _outermost(self, ids: list[ModelId]) -> ModelId | None:
        """The one model of a body that the others are written deeper than, where there is one."""
        around = {id_: self._marks.around(id_) for id_ in ids}
        least = min(map(len, around.values()))
        shallow = [id_ for id_ in ids if len(around[id_]) == least]
        in_body = self.wishes[ids[0]].in_operation and least == 0
        return shallow[0] if in_body and len(shallow) == 1 else None

    def _give_to_union(
        self, union: ModelId, ids: list[ModelId], values: Mapping[ModelId, str]
    ) -> None:
        """The short name for a union, the root's before those of constants and of its members."""
        root, own = self.wishes[union].root_name, self.wishes[union].own
        self.wishes[union].ladder = [own, f"{root}{own}Union"]
        for id_ in ids:
            if id_ != union:
                name = self.wishes[id_].own + pascal_value(values[id_])
                self.wishes[id_].ladder = [root + name]
        self._crowded.add(union)

    def _has_members(self, id_: ModelId) -> bool:
        return id_ in self._names.with_members and id_ not in self._names.widened
