"""What every page presenter looks things up in.

Input: the API, its names and the config. Output: `Lookup`, the three together with the dialect.
"""

from __future__ import annotations

from dataclasses import dataclass

from sdkpress.config.model import Config
from sdkpress.docs.dialect import Dialect, dialect_of
from sdkpress.ir.api import Api
from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import EnumModel, Model
from sdkpress.names.table import ModelName, NameTable


@dataclass(frozen=True, slots=True)
class Lookup:
    """The API as its pages see it."""

    api: Api
    names: NameTable
    config: Config
    dialect: Dialect

    def model(self, model: ModelId) -> Model:
        """The model a `Ref` names."""
        return self.api.models[model]

    def name(self, model: ModelId) -> ModelName:
        """Its class, module and page."""
        return self.names.models[model]

    def class_text(self, model: ModelId) -> str:
        """Its class as code outside the package spells it: `models.Pet`."""
        name = self.names.models[model]
        return f"{name.namespace}.{name.class_name}"

    def error_text(self, model: ModelId) -> str:
        """The class that is raised for an error body."""
        return self.class_text(model)

    def is_enum_class(self, model: EnumModel) -> bool:
        """Whether the enum is an `Enum` class (else it is a `Literal`)."""
        if model.as_class is not None:
            return model.as_class
        return self.config.enum_format == "class"


def lookup_of(api: Api, names: NameTable, config: Config) -> Lookup:
    """The look-ups for one run."""
    return Lookup(api, names, config, dialect_of(config))
