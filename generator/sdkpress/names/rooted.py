"""The candidates of `naming: speakeasy`: short names, and where they clash the root's name before them.

Input: an `Api`. Output: `RootedCandidates`. The root of an inline model is the component, operation or
shared body that it is written in. These are the classes of SDKs that were made with a gen.yaml; a name
here depends on what else the document holds, which is why new SDKs are not named so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from sdkpress.config.model import Config
from sdkpress.ir.api import Api
from sdkpress.ir.ids import ModelId, OperationId
from sdkpress.ir.models import EnumModel, Model, ObjectModel, Origin, UnionModel
from sdkpress.names.gather import (
    Candidates,
    Strength,
    kind_of,
    pinned_class,
    reason,
)
from sdkpress.names.words import pascal, pascal_value

_BODIES: Final = frozenset(("Request", "Response", "RequestBody", "ResponseBody"))
_STATUS: Final = re.compile(r"/responses/([1-5][0-9X]{2}|default)/")
_SHARED_BODY: Final = "#/components/requestBodies/"
_SHARED_RESPONSE: Final = "#/components/responses/"


@dataclass(slots=True)
class _Wish:
    """What an inline model would like to be called, and what it is written in."""

    own: str
    root: str
    root_name: str
    in_operation: bool
    ladder: list[str] = field(default_factory=list[str])


class RootedCandidates(Candidates):
    """Candidates with the root's name before a name that several want."""

    is_rooted = True

    def __init__(self, api: Api, config: Config) -> None:
        super().__init__(api, config)
        self._wishes: dict[ModelId, _Wish] = {}
        self._widened: set[ModelId] = set()
        self._with_members = {
            model.naming.parent
            for model in api.models.values()
            if model.naming.position is not None and not isinstance(model, UnionModel)
        }
        for id_, model in api.models.items():
            if self._is_inline(model):
                self._wishes[id_] = self._wish(id_, model)
        self._widened = set(self._unions_of_their_members())
        for id_ in self._widened:
            if id_ in self._wishes:
                self._wishes[id_].own += "Union"
        self._fill_ladders()

    # --- what the table of names asks ------------------------------------------------------------

    def waits_for(self, id_: ModelId, others: object) -> bool:
        """Nothing here is named after what another class is called now."""
        return False

    def rise_first(self, group: list[ModelId]) -> list[ModelId]:
        """Of inline models that want one name, those written in operations give way first."""
        inside = [
            id_
            for id_ in group
            if (wish := self._wishes.get(id_)) is not None and wish.in_operation
        ]
        return inside if 0 < len(inside) < len(group) else group

    def strength(self, id_: ModelId) -> Strength:
        """How firmly a model holds its name; a shared body's longer one as a component's."""
        naming = self.models[id_].naming
        shared = id_.startswith((_SHARED_BODY, _SHARED_RESPONSE))
        if shared and naming.parent is None and self.level[id_] > 0:
            return Strength.COMPONENT
        return super().strength(id_)

    def can_rise(self, id_: ModelId) -> bool:
        """Whether there is a further candidate."""
        wish = self._wishes.get(id_)
        if wish is None:
            return super().can_rise(id_)
        return self.level[id_] < len(wish.ladder) - 1

    def name_hint(self, id_: ModelId) -> str:
        """The first candidate."""
        wish = self._wishes.get(id_)
        return super().name_hint(id_) if wish is None else wish.ladder[0]

    def is_numbered_throughout(self, id_: ModelId) -> bool:
        """Whether of several that stay alike the first has a number too."""
        naming = self.models[id_].naming
        return id_ in self._wishes or naming.name_hint == "ResponseBody"

    def _candidate(self, id_: ModelId, level: int) -> str:
        wish = self._wishes.get(id_)
        if wish is not None:
            return wish.ladder[min(level, len(wish.ladder) - 1)]
        name = super()._candidate(id_, level)
        naming = self.models[id_].naming
        if naming.origin is Origin.COMPONENT and naming.pinned is None:
            if id_ in self._widened and level == 0:
                return f"{name}Union"
            return self._as_error_class(id_, name)
        return name

    def _inline(self, id_: ModelId, model: Model, level: int) -> str:
        naming = model.naming
        if naming.position is None and naming.name_hint == "ResponseBody":
            wide = id_ in self._widened
            operation = self._operation(naming.parent)
            return operation + "ResponseBody" + ("Union" if wide else "")
        return super()._inline(id_, model, level)

    # --- bodies ----------------------------------------------------------------------------------

    def _response_body(self, model: Model) -> tuple[str, str, str]:
        naming = model.naming
        status = naming.status or ""
        hint = naming.name_hint
        if hint not in (*_BODIES, "Error"):
            name = pascal(hint) if not hint.isdigit() else reason(hint)
            name = self._as_error_class(model.id, name)
            return name, f"{name}Response", f"{name}Response"
        operation = self._operation(naming.parent)
        short = self._as_error_class(model.id, reason(status))
        if isinstance(model, ObjectModel) and model.is_error:
            return short, operation + short, operation + short + kind_of(model)
        name = operation + reason(status)
        return name, name + kind_of(model), name + status

    def _as_error_class(self, id_: ModelId, name: str) -> str:
        config = self.config
        apart = config.errors_namespace != config.models_namespace
        if not apart or self.namespace(id_) != config.errors_namespace:
            return name
        return name if "error" in name.lower() else f"{name}Error"

    # --- inline models ---------------------------------------------------------------------------

    def _is_inline(self, model: Model) -> bool:
        naming = model.naming
        if naming.pinned is not None:
            return False
        if naming.origin is Origin.FILE:
            return True
        return naming.origin is Origin.INLINE and not self._is_body(model)

    def _is_body(self, model: Model) -> bool:
        naming = model.naming
        if naming.position is not None:
            return False
        if naming.status is not None:
            return True
        if naming.name_hint == "RequestBody":
            return False  # its short name is its own
        return naming.parent in self.operation_ids and naming.name_hint in _BODIES

    def _wish(self, id_: ModelId, model: Model) -> _Wish:
        root = self._root(id_)
        return _Wish(
            own=self._own(model),
            root=root,
            root_name=self._root_name(root),
            in_operation=root in self.operation_ids,
        )

    def _root(self, id_: ModelId) -> str:
        """The component, operation or shared body that a model is written in."""
        at: ModelId | OperationId = id_
        seen: set[str] = set()
        while at in self.models and at not in seen:
            seen.add(at)
            naming = self.models[ModelId(at)].naming
            if naming.origin is Origin.COMPONENT or naming.parent is None:
                return at
            at = naming.parent
        return at

    def _root_name(self, root: str) -> str:
        if root in self.operation_ids:
            return pascal(self.operation_ids[root])
        model = self.models.get(ModelId(root))
        if model is None:
            return ""
        naming = model.naming
        if naming.pinned is not None:
            return pinned_class(naming, naming.pinned)
        return pascal(naming.component or naming.name_hint)

    def _own(self, model: Model) -> str:
        naming = model.naming
        if naming.position is not None:
            return self._member_name(model)
        shared = model.id.startswith((_SHARED_BODY, _SHARED_RESPONSE))
        if naming.name_hint == "RequestBody" or (shared and naming.parent is None):
            return pascal(naming.name_hint)
        if naming.title and pascal(naming.title) != "Model":
            return pascal(naming.title)
        return pascal(naming.name_hint)

    def _member_name(self, model: Model) -> str:
        naming = model.naming
        parent = self.models.get(ModelId(naming.parent or ""))
        if model.is_error and isinstance(model, ObjectModel) and parent is not None:
            return self._operation(parent.naming.parent) + "ResponseBodyError"
        union = self._union_name(parent) if parent is not None else ""
        if naming.base is not None:
            return union + pascal(naming.base)
        if naming.title and pascal(naming.title) not in ("Model", union):
            return pascal(naming.title)
        tag = pascal_value(naming.tag or "")
        if naming.tag and tag:
            return union + tag
        value = _only_value(model)
        return union + pascal_value(value) if value else union

    def _union_name(self, model: Model) -> str:
        naming = model.naming
        if naming.origin is Origin.COMPONENT:
            if naming.pinned is not None:
                return pinned_class(naming, naming.pinned)
            return pascal(naming.component or naming.name_hint)
        if self._is_body(model):
            return super()._candidate(model.id, 0)
        return self._own(model)

    def _unions_of_their_members(self) -> Iterable[ModelId]:
        """Unions whose bare name one of their members wants."""
        for id_, wish in self._wishes.items():
            naming = self.models[id_].naming
            parent = ModelId(naming.parent or "")
            if naming.position is None or parent not in self.models:
                continue
            if wish.own != self._union_name(self.models[parent]):
                continue
            if not isinstance(self.models[id_], UnionModel):
                yield parent
            elif id_ in self._with_members:
                yield from (parent, id_)

    # --- ladders ---------------------------------------------------------------------------------

    def _fill_ladders(self) -> None:
        groups: dict[tuple[str, str], list[ModelId]] = defaultdict(list)
        for id_, wish in self._wishes.items():
            groups[wish.root, wish.own.lower()].append(id_)
        roots: dict[tuple[str, str], set[str]] = defaultdict(set)
        for id_, wish in self._wishes.items():
            roots[self.namespace(id_), wish.own.lower()].add(wish.root)
        firm = {
            (
                self.namespace(id_),
                super(RootedCandidates, self)._candidate(id_, 0).lower(),
            )
            for id_ in self.models
            if id_ not in self._wishes
        }
        for (_, own_name), ids in groups.items():
            key = self.namespace(ids[0]), own_name
            elsewhere = len(roots[key]) > 1 or key in firm
            if len(ids) == 1:
                self._wishes[ids[0]].ladder = self._alone(ids[0])
            else:
                self._fill_group(ids, elsewhere)
        for id_, wish in self._wishes.items():
            hint = self.models[id_].naming.name_hint
            if hint.isupper() and wish.ladder[0] == pascal(hint):
                wish.ladder[0] = pascal(hint.lower())

    def _alone(self, id_: ModelId) -> list[str]:
        wish, model = self._wishes[id_], self.models[id_]
        if wish.root == id_ and id_.startswith(_SHARED_BODY):
            return [wish.own, f"{wish.own}RequestBody"]
        own_name, naming = wish.own, model.naming
        tail = ""
        if isinstance(model, UnionModel) and id_ not in self._widened:
            tail = "Union" if id_ in self._with_members else ""
        rooted = own_name if self._is_rooted(id_) else wish.root_name + own_name
        ladder = [own_name, rooted + tail]
        if naming.position is None and naming.title:
            ladder.append(wish.root_name + pascal(naming.name_hint))
        value = _only_value(model)
        if value and naming.position is None:
            ladder.append(rooted + pascal_value(value))
        return list(dict.fromkeys(ladder))

    def _is_rooted(self, id_: ModelId) -> bool:
        """Whether a name begins with the root's already: that of a member of a component's union."""
        naming = self.models[id_].naming
        parent = self.models.get(ModelId(naming.parent or ""))
        if naming.position is not None and parent is not None and self._is_body(parent):
            return True
        return naming.position is not None and naming.parent == self._wishes[id_].root

    def _fill_group(self, ids: list[ModelId], elsewhere: bool) -> None:
        """Ladders of models that want one name inside one root."""
        root = self._wishes[ids[0]].root_name
        own_names = {id_: self._wishes[id_].own for id_ in ids}
        values = {id_: _only_value(self.models[id_]) for id_ in ids}
        if all(values.values()) and len(set(values.values())) > 1:
            for id_ in ids:
                name = own_names[id_] + pascal_value(values[id_])
                self._wishes[id_].ladder = [name, root + name]
            return
        for tell in (self._direction, self._reason, self._tag, self._parent):
            marks = {id_: tell(id_) for id_ in ids}
            if len(set(marks.values())) == 1:
                continue
            if tell != self._reason and not _tells_apart(marks.values()):
                continue
            if tell == self._tag and not all(values.values()):
                continue
            for id_ in ids:
                behind = tell in (self._direction, self._tag)
                mark = marks[id_]
                name = root + (
                    own_names[id_] + mark if behind else mark + own_names[id_]
                )
                self._wishes[id_].ladder = [own_names[id_], name]
                if tell == self._parent:
                    self._wishes[id_].ladder.insert(1, mark + own_names[id_])
            return
        tail = "Union" if any(self._has_members(id_) for id_ in ids) else ""
        for id_ in ids:
            is_union = isinstance(self.models[id_], UnionModel)
            name = own_names[id_] + (tail if is_union else "")
            rooted = name if self._is_rooted(id_) else root + name
            self._wishes[id_].ladder = [own_names[id_], rooted] if elsewhere else [name]

    def _has_members(self, id_: ModelId) -> bool:
        return id_ in self._with_members and id_ not in self._widened

    def _direction(self, id_: ModelId) -> str:
        if "/requestBody/" in id_ or id_.startswith(_SHARED_BODY):
            return "Request"
        if "/responses/" in id_ and not self._reason(id_):
            return "Response"
        return ""

    def _reason(self, id_: ModelId) -> str:
        status = _STATUS.search(id_)
        if status is None or status[1][0] in "123" or id_.startswith(_SHARED_RESPONSE):
            return ""
        return reason(status[1])

    def _tag(self, id_: ModelId) -> str:
        for model in self._around(id_):
            if model.naming.position is not None and model.naming.tag:
                return pascal_value(model.naming.tag)
        return ""

    def _parent(self, id_: ModelId) -> str:
        for model in self._around(id_):
            if model.naming.position is None and not self._is_body(model):
                return pascal(model.naming.name_hint)
        return ""

    def _around(self, id_: ModelId) -> Iterable[Model]:
        """The inline models that a model is written in, from the nearest outwards."""
        parent = ModelId(self.models[id_].naming.parent or "")
        while parent in self._wishes:
            yield self.models[parent]
            parent = ModelId(self.models[parent].naming.parent or "")


def _only_value(model: Model) -> str:
    if isinstance(model, EnumModel) and len(model.values) == 1:
        return str(model.values[0].value)
    return ""


def _tells_apart(marks: Iterable[str]) -> bool:
    """Whether every mark is there and different."""
    listed = list(marks)
    return all(listed) and len(set(listed)) == len(listed)
