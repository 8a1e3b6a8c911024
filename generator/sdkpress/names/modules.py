"""Modules: in which file of `models/` (or `errors/`) each model lives.

Input: models and their class names. Output: a module name for each. A component and what is written
inside it share a module; so do the models of one reference cycle between modules, because a class can
only be finished when the classes it names are there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Final

from sdkpress.config.model import Config
from sdkpress.ir.api import Api
from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import Model, Origin
from sdkpress.ir.walk import dependencies, strongly_connected
from sdkpress.names.deferral import deferred_members
from sdkpress.names.gather import Candidates
from sdkpress.names.reserved import MODULES
from sdkpress.names.scope import Scope
from sdkpress.names.words import pascal, snake

_MANY: Final = 16
_NO_LETTER: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class ModuleNames:
    """The module of each model, and the one that it would have if no cycle of references held it elsewhere."""

    own: Mapping[ModelId, str]
    alone: Mapping[ModelId, str]


def module_names(
    api: Api, candidates: Candidates, classes: Mapping[ModelId, str]
) -> ModuleNames:
    """The module of each model, unique without regard to case."""
    merged = Counter(m.naming.parent for m in api.models.values() if m.naming.base)
    crowded = {parent for parent, count in merged.items() if count > _MANY}
    homes = {id_: _home(api.models, id_, crowded) for id_ in api.models}
    wanted: dict[str, str] = {}
    for id_, home in homes.items():
        if home not in wanted:
            wanted[home] = _module_name(candidates, classes, home, id_)
    deferred = deferred_members(api.models, candidates.config)
    shared = _merged(api.models, homes, wanted, deferred)
    scope = Scope(key=str.lower)
    homes_of_modules = sorted(set(shared.values()))
    names = scope.claim_all((home, wanted[home]) for home in homes_of_modules)
    return ModuleNames(
        own={id_: names[shared[homes[id_]]] for id_ in api.models},
        alone={
            id_: wanted[home] for id_, home in homes.items() if shared[home] != home
        },
    )


def _home(
    models: Mapping[ModelId, Model], id_: ModelId, crowded: Set[str | None]
) -> str:
    """The outermost model or operation that a model is written in.

    A union that adds something to many components holds a class with all its parts for each: these are
    at home by themselves, so that one is imported without the others.
    """
    seen = {id_}
    while True:
        naming = models[id_].naming
        parent = naming.parent
        if naming.base is not None and parent in crowded:
            return id_
        if parent is None or naming.origin is Origin.COMPONENT:
            return id_
        if parent not in models:
            return parent
        id_ = ModelId(parent)
        if id_ in seen:
            return id_
        seen.add(id_)


def _module_name(
    candidates: Candidates,
    classes: Mapping[ModelId, str],
    home: str,
    first: ModelId,
) -> str:
    operation = candidates.operation_ids.get(home)
    if candidates.is_rooted:
        name = _published(candidates, classes, home, first)
    elif operation is not None:
        name = f"{snake(operation)}_operation"
    else:
        name = snake(classes.get(ModelId(home), classes[first]))
    return f"{name}_" if name in MODULES else name


def _published(
    candidates: Candidates, classes: Mapping[ModelId, str], home: str, first: ModelId
) -> str:
    """With `naming: speakeasy`: `addaddressop`, `address_view`, `schoolsearch_requestbody`."""
    operation = candidates.operation_ids.get(home)
    if operation is not None:
        return operation_module(operation, candidates.config)
    class_name = classes.get(ModelId(home), classes[first])
    model = candidates.models.get(ModelId(home))
    key = None if model is None else model.naming.component or model.naming.name_hint
    plain = pascal(key or "")
    if not key or not class_name.startswith(plain):
        return class_name.lower()
    suffix = class_name.removeprefix(plain).lower()
    return f"{_small(key)}_{suffix}" if suffix else _small(key)


def operation_module(operation_id: str, config: Config) -> str:
    """With `naming: speakeasy` the module of what is written in an operation."""
    apart = config.operations_namespace != config.models_namespace
    return f"{_small(operation_id)}{'' if apart else 'op'}"


def _small(text: str) -> str:
    return _NO_LETTER.sub("_", text.lower()).strip("_")


def _merged(
    models: Mapping[ModelId, Model],
    homes: Mapping[ModelId, str],
    wanted: Mapping[str, str],
    deferred: Mapping[ModelId, Set[ModelId]],
) -> dict[str, str]:
    """Each home with the one whose module it shares: the first by name of its cycle."""
    graph: dict[str, list[str]] = {home: [] for home in wanted}
    for id_, model in models.items():
        later = deferred.get(id_, ())
        graph[homes[id_]].extend(
            homes[other] for other in dependencies(model) if other not in later
        )
    shared: dict[str, str] = {}
    for cycle in strongly_connected(graph):
        first = min(cycle, key=lambda home: (wanted[home], home))
        shared.update((home, first) for home in cycle)
    return shared
