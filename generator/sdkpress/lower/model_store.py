"""The models of one document as they are made.

Input: ids and what builds each model. Output: `models` in the order of first visit, depth first. Ids are pointers,
so recursion is a `Ref` to a model that may still be in the making.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import Model
from sdkpress.ir.types import Nullable, Ref, TypeRef
from sdkpress.spec.model import Schema

_NESTED_MODELS: Final = 30  # models in the making at once; further ones wait their turn


class ModelStore:
    """Holds models, and the types of the components that lead to them.

    `types` are by pointer, None for one that is in the making. `unknown_values` is what
    x-speakeasy-unknown-values says of a model.
    """

    def __init__(self) -> None:
        self.models: dict[ModelId, Model | None] = {}
        self.types: dict[str, TypeRef | None] = {}
        self.unknown_values: dict[ModelId, bool] = {}
        self._waiting: list[tuple[ModelId, Callable[[], Model]]] = []
        self._nesting = 0

    def model(
        self, id_: ModelId, build: Callable[[], Model], null: bool = False
    ) -> TypeRef:
        """A reference to a model, which is built now or, far down, in its turn."""
        reference: TypeRef = Nullable(Ref(id_)) if null else Ref(id_)
        if id_ in self.models:
            return reference
        self.models[id_] = None  # takes its place in the order of first visit
        if id_ in self.types:
            self.types[id_] = reference  # so that recursion ends
        if self._nesting >= _NESTED_MODELS:
            self._waiting.append((id_, build))
        else:
            self._nesting += 1
            self.models[id_] = build()
            self._nesting -= 1
        return reference

    def note_unknown_values(self, id_: ModelId, schema: Schema) -> None:
        """Keeps x-speakeasy-unknown-values for the time when the use of a model is known."""
        wanted = schema.extensions.get("x-speakeasy-unknown-values")
        if wanted is not None:
            self.unknown_values[id_] = wanted == "allow"

    def finish(self) -> None:
        """Builds the models that had to wait."""
        while self._waiting:
            id_, build = self._waiting.pop(0)
            self.models[id_] = build()
