"""Small documents through the passes: YAML of components and paths in, `Api` and `NameTable` out."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from sdkpress.config.compatibility import CompatibilityConfig
from sdkpress.config.model import Config
from sdkpress.diagnostics.findings import Sink
from sdkpress.ir.api import Api, Operation
from sdkpress.ir.dump import type_text
from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import EnumModel, Field, Model, ObjectModel, UnionModel
from sdkpress.lower.api import lower
from sdkpress.names.resolve import name
from sdkpress.names.table import NameTable
from sdkpress.source.document import load_bytes
from sdkpress.spec.parse import parse_document

S = "#/components/schemas/"


@dataclass
class Lowered:
    """What became of a document."""

    api: Api
    sink: Sink
    config: Config

    @cached_property
    def names(self) -> NameTable:
        """Its names."""
        return name(self.api, self.config, self.sink)

    @cached_property
    def classes(self) -> dict[str, str]:
        """Class names by id."""
        return {str(id_): m.class_name for id_, m in self.names.models.items()}

    def model(self, key: str) -> Model:
        """A component's model by key, or any model by id."""
        id_ = key if key.startswith("#") else S + key
        return self.api.models[ModelId(id_)]

    def object(self, key: str) -> ObjectModel:
        """The same, an object."""
        found = self.model(key)
        assert isinstance(found, ObjectModel)
        return found

    def enum(self, key: str) -> EnumModel:
        """The same, an enum."""
        found = self.model(key)
        assert isinstance(found, EnumModel)
        return found

    def union(self, key: str) -> UnionModel:
        """The same, a union."""
        found = self.model(key)
        assert isinstance(found, UnionModel)
        return found

    def field(self, key: str, wire: str) -> Field:
        """One field of an object."""
        return next(f for f in self.object(key).fields if f.wire == wire)

    def types(self, key: str) -> dict[str, str]:
        """The types of an object's fields as short text."""
        return {f.wire: type_text(f.type) for f in self.object(key).fields}

    def operation(self, operation_id: str) -> Operation:
        """An operation by its id."""
        every = (*self.api.operations, *self.api.webhooks)
        return next(o for o in every if o.operation_id == operation_id)

    @property
    def codes(self) -> list[str]:
        """The findings' codes in order."""
        return [d.code.name for d in self.sink.diagnostics]


def press(document: Mapping[str, Any], **config: Any) -> Lowered:
    """Lower a whole document. `compatibility` is a mapping."""
    sink = Sink()
    raw = yaml.safe_dump(dict(document), sort_keys=False).encode()
    loaded = load_bytes("spec.yaml", raw, sink)
    assert loaded is not None, sink.diagnostics
    compatibility = CompatibilityConfig(**config.pop("compatibility", {}))
    chosen = Config(compatibility=compatibility, **config)
    return Lowered(lower(parse_document(loaded, sink), chosen, sink), sink, chosen)


def document(
    schemas: str | Mapping[str, Any] = "",
    paths: str | Mapping[str, Any] = "",
    version: str = "3.1.0",
    **root: Any,
) -> dict[str, Any]:
    """A document with these components and paths; without paths, one that uses every component."""
    found = _read(schemas)
    if not paths:
        properties = {key: {"$ref": S + key} for key in found}
        paths = {"/all": {"get": _answer({"properties": properties})}}
    components = {"schemas": found, **root.pop("components", {})}
    return {
        "openapi": version,
        "info": {"title": "Shop", "version": "1"},
        "paths": _read(paths),
        "components": components,
        **root,
    }


def of_schemas(schemas: str, version: str = "3.1.0", **config: Any) -> Lowered:
    """Lower components, all of which one operation answers with."""
    return press(document(schemas, version=version), **config)


def of_paths(
    paths: str, schemas: str = "", root: Mapping[str, Any] | None = None, **config: Any
) -> Lowered:
    """Lower paths, with the components they use and further keys of the root."""
    return press(document(schemas, paths, **(root or {})), **config)


def _read(text: str | Mapping[str, Any]) -> Any:
    return (
        yaml.safe_load(textwrap.dedent(text)) or {} if isinstance(text, str) else text
    )


def _answer(schema: Mapping[str, Any]) -> dict[str, Any]:
    content = {"application/json": {"schema": {"type": "object", **schema}}}
    return {
        "operationId": "all",
        "responses": {"200": {"description": "", "content": content}},
    }
