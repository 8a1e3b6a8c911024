"""What those that lower one kind of schema work with.

Input: what the schemas of a document say (`Resolver`), where its models go (`ModelStore`), and how the type of a
schema inside another one is found. Output: `SchemaLowering`, the three by one name. The last is handed in, so that no
part has to know the whole.
"""

from __future__ import annotations

from collections.abc import Callable

from sdkpress.config.model import Config
from sdkpress.diagnostics.findings import Code, Sink
from sdkpress.frozen import dataclass
from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import Model
from sdkpress.ir.types import TypeRef
from sdkpress.lower.model_store import ModelStore
from sdkpress.lower.references import Resolver
from sdkpress.lower.schema_context import SchemaContext
from sdkpress.spec.model import Schema, Spec

TypeOf = Callable[[Schema, SchemaContext], TypeRef]
"""The type of a schema in a context."""


@dataclass(frozen=True, slots=True)
class SchemaLowering:
    """The parts of lowering the schemas of one document."""

    resolver: Resolver
    store: ModelStore
    type_of: TypeOf

    @property
    def spec(self) -> Spec:
        """The document."""
        return self.resolver.spec

    @property
    def config(self) -> Config:
        """The settings."""
        return self.resolver.config

    @property
    def sink(self) -> Sink:
        """Where findings go."""
        return self.resolver.sink

    @property
    def models(self) -> dict[ModelId, Model | None]:
        """The models so far; None for one that is in the making."""
        return self.store.models

    def follow(self, schema: Schema) -> Schema:
        """See `Resolver.follow`."""
        return self.resolver.follow(schema)

    def extends(self, schema: Schema) -> bool:
        """See `Resolver.extends`."""
        return self.resolver.extends(schema)

    def plain(self, schema: Schema) -> Schema:
        """See `Resolver.plain`."""
        return self.resolver.plain(schema)

    def unsupported(self, message: str, schema: Schema) -> None:
        """See `Resolver.unsupported`."""
        self.resolver.unsupported(message, schema)

    def report(self, code: Code, message: str, at: str) -> None:
        """See `Resolver.report`."""
        self.resolver.report(code, message, at)

    def model(
        self, id_: ModelId, build: Callable[[], Model], null: bool = False
    ) -> TypeRef:
        """See `ModelStore.model`."""
        return self.store.model(id_, build, null)

    def note_unknown_values(self, id_: ModelId, schema: Schema) -> None:
        """See `ModelStore.note_unknown_values`."""
        self.store.note_unknown_values(id_, schema)

    def finish(self) -> None:
        """See `ModelStore.finish`."""
        self.store.finish()
