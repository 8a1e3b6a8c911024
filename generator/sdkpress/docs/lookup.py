"""What every page presenter looks things up in.

Input: the API, its names and the config. Output: `Lookup`, the context of the SDK together with the dialect.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from sdkpress.config.model import Config
from sdkpress.docs.dialect import Dialect, dialect_of
from sdkpress.ir.api import Api
from sdkpress.ir.ids import ModelId
from sdkpress.names.table import NameTable
from sdkpress.python.context import GenerationContext, context


@dataclass(frozen=True, slots=True)
class Lookup(GenerationContext):
    """The API as its pages see it."""

    dialect: Dialect

    def class_text(self, model: ModelId) -> str:
        """Its class as code outside the package spells it: `models.Pet`."""
        name = self.names.models[model]
        return f"{name.namespace}.{name.class_name}"

    def error_text(self, model: ModelId) -> str:
        """The class that is raised for an error body."""
        return self.class_text(model)


def lookup_of(api: Api, names: NameTable, config: Config) -> Lookup:
    """The look-ups for one run."""
    known = context(api, names, config)
    shared = {field.name: getattr(known, field.name) for field in fields(known)}
    return Lookup(**shared, dialect=dialect_of(config))
