"""Models that are loaded when a value needs them.

Input: the models of an API. Output: for some unions, the members that their module does not import. In some APIs an
object names nearly every other one, as an id or, where the caller asks for it, as the object itself: then
all of them are one reference cycle, and reading the smallest answer would load hundreds of classes. These
unions take the cycle apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sdkpress.config.model import Config
from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import Model, ObjectModel, UnionModel, Usage
from sdkpress.ir.types import Primitive, Ref
from sdkpress.ir.walk import dependency_graph, strongly_connected

_MANY: Final = 100
"""Models of a reference cycle from which on loading them all is felt."""


def deferred_members(
    models: Mapping[ModelId, Model], config: Config
) -> dict[ModelId, frozenset[ModelId]]:
    """The unions of large cycles that hold a scalar or objects, each with its objects.

    Only where nothing but answers holds the union: what callers give has twins that name each other when
    their modules are loaded.
    """
    compatible = config.compatibility
    if len(models) < _MANY or compatible.naming == "speakeasy":
        return {}
    if compatible.typed_dicts == "all":
        return {}
    found = {
        id_: _objects_beside_scalars(model, models) for id_, model in models.items()
    }
    candidates = {id_: members for id_, members in found.items() if members}
    if not candidates:
        return {}
    cycles = strongly_connected(dependency_graph(models))
    large = {id_ for cycle in cycles if len(cycle) >= _MANY for id_ in cycle}
    return {id_: members for id_, members in candidates.items() if id_ in large}


def _objects_beside_scalars(
    model: Model, models: Mapping[ModelId, Model]
) -> frozenset[ModelId]:
    """The objects of a union that holds scalars too and nothing else; none of any other model."""
    if not isinstance(model, UnionModel) or model.usage is not Usage.RESPONSE:
        return frozenset()
    if model.discriminator is not None or model.stream is not None:
        return frozenset()
    scalars = [one for one in model.members if isinstance(one, Primitive)]
    objects = [one.model for one in model.members if isinstance(one, Ref)]
    if not scalars or len(scalars) + len(objects) < len(model.members):
        return frozenset()
    if not all(isinstance(models[one], ObjectModel) for one in objects):
        return frozenset()
    return frozenset(objects)


__all__ = ["deferred_members"]
