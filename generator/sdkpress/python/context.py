"""What all modules of an SDK share.

Input: `Api`, `NameTable`, `Config`. Output: `GenerationContext`: the same, with what follows from them for every module.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sdkpress.config.model import Config
from sdkpress.ir.api import Api, Operation
from sdkpress.ir.ids import ModelId, OperationId
from sdkpress.ir.models import Model, ObjectModel, UnionModel
from sdkpress.ir.types import Ref
from sdkpress.ir.walk import named_model
from sdkpress.names.table import NameTable


@dataclass(frozen=True, slots=True)
class GenerationContext:
    """What all modules of an SDK share. `errors` are the models that are bodies of error answers."""

    api: Api
    names: NameTable
    config: Config
    twins: frozenset[ModelId]
    errors: frozenset[ModelId]
    operations: Mapping[OperationId, Operation]


def context(api: Api, names: NameTable, config: Config) -> GenerationContext:
    """What all modules of an SDK share."""
    errors = frozenset(_error_bodies(api))
    operations = {operation.id: operation for operation in api.operations}
    return GenerationContext(
        api, names, config, with_twins(api.models), errors, operations
    )


def _error_bodies(api: Api) -> Iterator[ModelId]:
    for operation in api.operations:
        for response in operation.responses:
            if response.is_error:
                for content in response.contents:
                    if isinstance(content.type, Ref):
                        yield content.type.model
    # Objects inside a union of error bodies, where each is an error of its own.
    for model in api.models.values():
        if isinstance(model, ObjectModel) and model.is_error:
            yield model.id


def with_twins(models: Mapping[ModelId, Model]) -> frozenset[ModelId]:
    """The models that have a `TypedDict` twin: objects, and unions that hold one anywhere."""
    twins = {id_ for id_, model in models.items() if isinstance(model, ObjectModel)}
    holders: dict[ModelId, list[ModelId]] = {}
    for id_, model in models.items():
        if isinstance(model, UnionModel):
            for member in model.members:
                held = named_model(member)
                if held is not None:
                    holders.setdefault(held, []).append(id_)
    pending = list(twins)
    while pending:
        for holder in holders.get(pending.pop(), ()):
            if holder not in twins:
                twins.add(holder)
                pending.append(holder)
    return frozenset(twins)
