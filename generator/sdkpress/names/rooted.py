"""The candidates of `naming: speakeasy`: short names, and where they clash the root's name before them.

Input: an `Api`. Output: `RootedCandidates`. The root of an inline model is the component, operation or
shared body that it is written in. These are the classes of SDKs that were made with a gen.yaml; a name
here depends on what else the document holds, which is why new SDKs are not named so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from sdkpress.config.model import Config
from sdkpress.ir.api import Api
from sdkpress.ir.ids import ModelId, OperationId
from sdkpress.ir.models import Model, ObjectModel, Origin, UnionModel
from sdkpress.names.gather import (
    Candidates,
    Strength,
    kind_of,
    pinned_class,
    reason,
)
from sdkpress.names.ladders import Ladders, Wish
from sdkpress.names.marks import (
    SHARED_BODY,
    SHARED_RESPONSE,
    only_value,
)
from sdkpress.names.words import pascal, pascal_value

_BODIES: Final = frozenset(("Request", "Response", "RequestBody", "ResponseBody"))


class RootedCandidates(Candidates):
    """Candidates with the root's name before a name that several want."""

    is_rooted = True
    marks_errors = True  # classes of errors end in `Error`
    counts_from_one = True  # of several alike the first has a number too

    def __init__(self, api: Api, config: Config) -> None:
        super().__init__(api, config)
        self.wishes: dict[ModelId, Wish] = {}
        self.widened: set[ModelId] = set()
        self.place = self._inner_first()
        self.with_members = {
            model.naming.parent
            for model in api.models.values()
            if model.naming.position is not None and not isinstance(model, UnionModel)
        }
        for id_, model in api.models.items():
            if self._is_inline(model):
                self.wishes[id_] = self.wish(id_, model)
        self._fill_ladders()

    def _fill_ladders(self) -> None:
        """Decide which names each inline model may have, from the shortest."""
        self.widened = set(self._unions_of_their_members())
        for id_ in self.widened:
            if id_ in self.wishes:
                self.wishes[id_].own += "Union"
        Ladders(self.models, self.wishes, self).fill(set(self._firm()))

    # --- what the table of names asks ------------------------------------------------------------

    def waits_for(self, id_: ModelId, others: object) -> bool:
        """Nothing here is named after what another class is called now."""
        return False

    def rise_first(self, group: list[ModelId]) -> list[ModelId]:
        """Of inline models that want one name, those written in operations give way first."""
        inside = [
            id_
            for id_ in group
            if (wish := self.wishes.get(id_)) is not None and wish.in_operation
        ]
        if 0 < len(inside) < len(group):
            return inside
        others = [id_ for id_ in group if not isinstance(self.models[id_], UnionModel)]
        return others if len(others) == len(group) - 1 else group

    def _inner_first(self) -> dict[ModelId, int]:
        """The order in which models get numbers: that of the document, and what is written inside before."""
        inside: dict[str | None, list[ModelId]] = defaultdict(list)
        for id_, model in self.models.items():
            parent = model.naming.parent
            inside[parent if parent in self.models else None].append(id_)
        depths: dict[ModelId, int] = {}
        pending = [(id_, False) for id_ in reversed(inside[None])]
        while pending:
            id_, done = pending.pop()
            if done:
                depths[id_] = len(depths)
            else:
                pending.append((id_, True))
                pending += [(other, False) for other in reversed(inside[id_])]
        return {**self.place, **depths}

    def strength(self, id_: ModelId) -> Strength:
        """How firmly a model holds its name; a shared body's longer one as a component's."""
        naming = self.models[id_].naming
        shared = id_.startswith((SHARED_BODY, SHARED_RESPONSE))
        if shared and naming.parent is None and self.level[id_] > 0:
            return Strength.COMPONENT
        return super().strength(id_)

    def can_rise(self, id_: ModelId) -> bool:
        """Whether there is a further candidate."""
        wish = self.wishes.get(id_)
        if wish is None:
            return super().can_rise(id_)
        return self.level[id_] < len(wish.ladder) - 1

    def name_hint(self, id_: ModelId) -> str:
        """The first candidate."""
        wish = self.wishes.get(id_)
        return super().name_hint(id_) if wish is None else wish.ladder[0]

    def is_numbered_throughout(self, id_: ModelId) -> bool:
        """Whether of several that stay alike the first has a number too."""
        naming = self.models[id_].naming
        told = id_ in self.wishes or naming.name_hint == "ResponseBody"
        return self.counts_from_one and told

    def _candidate(self, id_: ModelId, level: int) -> str:
        wish = self.wishes.get(id_)
        if wish is not None:
            return wish.ladder[min(level, len(wish.ladder) - 1)]
        name = super()._candidate(id_, level)
        naming = self.models[id_].naming
        if naming.origin is Origin.COMPONENT and naming.pinned is None:
            if id_ in self.widened and level == 0:
                return f"{name}Union"
            return self._as_error_class(id_, name)
        return name

    def _inline(self, id_: ModelId, model: Model, level: int) -> str:
        naming = model.naming
        if naming.position is None and naming.name_hint == "ResponseBody":
            wide = id_ in self.widened
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
        if not self.marks_errors:
            return name
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
        return naming.origin is Origin.INLINE and not self.is_body(model)

    def is_body(self, model: Model) -> bool:
        """Whether it is the whole of a request or of a response."""
        naming = model.naming
        if naming.position is not None:
            return False
        if naming.status is not None:
            return True
        if naming.name_hint == "RequestBody":
            return False  # its short name is its own
        return naming.parent in self.operation_ids and naming.name_hint in _BODIES

    def wish(self, id_: ModelId, model: Model) -> Wish:
        root = self._root(id_)
        own = self.own(model)
        return Wish(
            own=own,
            base=own,
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

    def own(self, model: Model) -> str:
        naming = model.naming
        if naming.position is not None:
            return self._member_name(model)
        shared = model.id.startswith((SHARED_BODY, SHARED_RESPONSE))
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
        union = self.union_name(parent) if parent is not None else ""
        if naming.base is not None:
            return union + pascal(naming.base)
        if naming.title and pascal(naming.title) not in ("Model", union):
            return pascal(naming.title)
        tag = pascal_value(naming.tag or "")
        if naming.tag and tag:
            return union + tag
        value = only_value(model)
        return union + pascal_value(value) if value else union

    def union_name(self, model: Model) -> str:
        """What a union lends to the names of its members."""
        naming = model.naming
        if naming.origin is Origin.COMPONENT:
            if naming.pinned is not None:
                return pinned_class(naming, naming.pinned)
            return pascal(naming.component or naming.name_hint)
        if self.is_body(model):
            return super()._candidate(model.id, 0)
        return self.own(model)

    def _unions_of_their_members(self) -> Iterable[ModelId]:
        """Unions whose bare name one of their members wants."""
        for id_, wish in self.wishes.items():
            naming = self.models[id_].naming
            parent = ModelId(naming.parent or "")
            if naming.position is None or parent not in self.models:
                continue
            if wish.own != self.union_name(self.models[parent]):
                continue
            if not isinstance(self.models[id_], UnionModel):
                yield parent
            elif id_ in self.with_members:
                yield from (parent, id_)

    def _firm(self) -> Iterable[tuple[str, str]]:
        """The names that others than inline models want, with the package of each."""
        for id_ in self.models:
            if id_ not in self.wishes:
                yield self.namespace(id_), super()._candidate(id_, 0).lower()
