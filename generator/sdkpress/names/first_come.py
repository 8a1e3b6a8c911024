"""The candidates of `naming: speakeasy` where the first that wants a name keeps it (`inline_names: first_come`).

Input: an `Api`. Output: `FirstComeCandidates`. So are the classes of SDKs called whose gen.yaml does not say
`nameResolutionFeb2025`. Who comes later puts words before the name until it is free: the component or operation,
then the operation's group, the response with its status and media type, then what is around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from sdkpress.config.model import Config
from sdkpress.ir.api import Api, Operation
from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import Model
from sdkpress.names.ladders import Wish
from sdkpress.names.rooted import RootedCandidates
from sdkpress.names.words import pascal
from sdkpress.source.pointer import parse

_BODIES: Final = ("RequestBody", "ResponseBody")
_PLACES: Final = {"query": "QueryParam", "path": "PathParam", "header": "Header"}
_PARAMETER: Final = re.compile(r"/parameters/(\d+)(?:/|$)")


class FirstComeCandidates(RootedCandidates):
    """Candidates of which the first in the document has the short name."""

    marks_errors = False
    counts_from_one = False

    def __init__(self, api: Api, config: Config) -> None:
        self._operations: dict[str, Operation] = {
            operation.id: operation for operation in api.operations
        }
        flat = config.operations_namespace == config.models_namespace
        self._group_classes = frozenset(
            pascal(group.path[-1]) for group in api.groups if group.path and flat
        )
        super().__init__(api, config)
        self.place = {id_: index for index, id_ in enumerate(api.models)}

    def giving_way(self, group: list[ModelId]) -> list[ModelId]:
        """All but the first."""
        first = min(group, key=self.place.__getitem__)
        return [id_ for id_ in group if id_ != first]

    def union_name(self, model: Model) -> str:
        """What a union lends to the names of its members: of a body that it is one."""
        if self.is_body(model) or model.naming.name_hint in _BODIES:
            return pascal(model.naming.name_hint)
        return super().union_name(model)

    def _is_inline(self, model: Model) -> bool:
        if super()._is_inline(model):
            return True
        naming = model.naming
        in_place = naming.parent in self.operation_ids and naming.pinned is None
        return in_place and naming.name_hint in _BODIES

    def _member_name(self, model: Model) -> str:
        naming = model.naming
        if naming.title and pascal(naming.title) != "Model":
            return pascal(naming.title)
        parent = self.models.get(ModelId(naming.parent or ""))
        union = "" if parent is None else self.union_name(parent)
        return f"{union}{(naming.position or 0) + 1}"

    def _fill_ladders(self) -> None:
        for id_, wish in self.wishes.items():
            ladder = list(dict.fromkeys(self._ladder(id_, wish)))
            is_group = wish.own in self._group_classes and len(ladder) > 1
            wish.ladder = ladder[1:] if is_group else ladder

    def _ladder(self, id_: ModelId, wish: Wish) -> Iterator[str]:
        """The names that a model may have, the shortest first."""
        root, own = wish.root_name, wish.own
        union = self._union_around(id_)
        is_body = self.models[id_].naming.parent in self.operation_ids and (
            self.models[id_].naming.name_hint in _BODIES
        )
        if not is_body:
            yield own
            yield union + own
        operation = self._operations.get(wish.root)
        if operation is None:
            yield root + union + own
            yield from self._around(id_, root, own)
            return
        place = self._parameter_place(id_, operation)
        if place:
            yield place + own
            yield root + place + own
            return
        steps = [root + union, *self._steps(id_, operation)]
        leads = list(accumulate(steps))
        for lead in leads:
            yield lead + own
        yield from self._around(id_, leads[-1], own)

    def _around(self, id_: ModelId, lead: str, own: str) -> Iterator[str]:
        """Names with more and more of what a model is written in, from the outermost."""
        names = [
            self.wishes[around].own
            for around in reversed(self._ancestors(id_))
            if self.models[around].naming.name_hint not in _BODIES
        ]
        for words in accumulate(names):
            yield lead + words + own

    def _ancestors(self, id_: ModelId) -> Sequence[ModelId]:
        """The inline models around a model, from the nearest."""
        found: list[ModelId] = []
        parent = ModelId(self.models[id_].naming.parent or "")
        while parent in self.wishes and parent not in found:
            found.append(parent)
            parent = ModelId(self.models[parent].naming.parent or "")
        return found

    def _union_around(self, id_: ModelId) -> str:
        """The name of the union in whose member a model is written."""
        parent = self.models.get(ModelId(self.models[id_].naming.parent or ""))
        if parent is None or parent.naming.position is None:
            return ""
        union = self.models.get(ModelId(parent.naming.parent or ""))
        return "" if union is None else self.union_name(union)

    @staticmethod
    def _parameter_place(id_: ModelId, operation: Operation) -> str:
        """The kind of parameter that a model is written in, as names have it."""
        match = _PARAMETER.search(id_)
        if match is None:
            return ""
        places = (
            parameter.location
            for parameter in operation.parameters
            if id_.startswith(f"{parameter.at}/")
        )
        return _PLACES.get(next(places, "query"), "")

    @staticmethod
    def _steps(id_: ModelId, operation: Operation) -> Iterator[str]:
        """What is put behind the operation's name, one after the other."""
        if operation.groups and operation.groups[0]:
            yield pascal(operation.groups[0][-1])
        tokens = parse(id_)
        if "responses" in tokens:
            yield "Response"
            after = tokens[tokens.index("responses") + 1 :]
            yield pascal(after[0]) if after else ""
            if len(after) > 2 and after[1] == "content":
                yield pascal(after[2])
                yield "ResponseBody"
        else:
            yield "Request"
            yield "Body"
