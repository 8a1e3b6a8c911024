"""The names that a config chooses: of methods by operation id, of classes by component or pointer.

Input: the config, operation ids and models. Output: the chosen names; those that nothing is called by are told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fnmatch import fnmatchcase

from sdkpress.config.model import Config
from sdkpress.diagnostics import codes
from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import Model
from sdkpress.lower.references import Resolver, component_key


def chosen_method(config: Config, operation_id: str) -> str | None:
    """The name that the config has for a method: that of the id itself, else of the first pattern."""
    methods = config.methods or {}
    if operation_id in methods:
        return methods[operation_id]
    return next(
        (name for key, name in methods.items() if fnmatchcase(operation_id, key)), None
    )


def with_chosen_names(
    models: Mapping[ModelId, Model], config: Config
) -> dict[ModelId, Model]:
    """The models, those with a name in the config pinned to it."""
    chosen = config.models or {}
    return {
        id_: (
            model
            if (name := _chosen_class(id_, chosen)) is None
            else replace(model, naming=replace(model.naming, pinned=name, exact=True))
        )
        for id_, model in models.items()
    }


def report_unused(
    resolver: Resolver, ids: Iterable[str], models: Iterable[ModelId]
) -> None:
    """Tell the names of the config that nothing is called by."""
    config, operations = resolver.config, tuple(ids)
    for key in config.methods or {}:
        if key not in operations and not any(fnmatchcase(o, key) for o in operations):
            message = f"`methods` of the config: no operation is called {key!r}"
            resolver.report(codes.UNUSED_NAME, message, "#/paths")
    known = {key for id_ in models for key in (str(id_), component_key(id_)) if key}
    for key in config.models or {}:
        if key not in known:
            message = f"`models` of the config: no schema is called {key!r}"
            resolver.report(codes.UNUSED_NAME, message, "#")


def _chosen_class(id_: ModelId, chosen: Mapping[str, str]) -> str | None:
    by_id = chosen.get(str(id_))
    key = component_key(str(id_))
    return chosen.get(key) if by_id is None and key is not None else by_id
