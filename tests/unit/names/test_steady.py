"""Names stay: real documents with their parts in another order, or with one operation and its schemas more."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from conftest import SHARED
from sdkpress.config.model import Config
from sdkpress.diagnostics.findings import Sink
from sdkpress.lower.api import lower
from sdkpress.names.resolve import name
from sdkpress.source.document import Document, load_document
from sdkpress.spec.parse import parse_document

LARGE = 700_000
_OTHER_FORMATS = ("swagger2", "asyncapi", "arazzo", "overlay")
DOCUMENTS = sorted(
    path
    for path in (SHARED / "specs").glob("*")
    if path.stat().st_size < LARGE
    and not any(word in path.name for word in _OTHER_FORMATS)
)[:20]


def _classes(document: Document, data: Mapping[str, Any]) -> dict[str, str]:
    sink = Sink()
    spec = parse_document(replace(document, data=data), sink)
    api = lower(spec, Config(), sink)
    names = name(api, Config(), sink)
    found = {str(id_): model.class_name for id_, model in names.models.items()}
    found.update((str(id_), method) for id_, method in names.operations.items())
    return found


def _document(path: Path) -> tuple[Document, dict[str, Any]]:
    document = load_document(path, Sink())
    assert document is not None
    data = cast(dict[str, Any], document.data)
    if "paths" not in data:
        pytest.skip("not a document of paths")
    return document, data


def _shuffled(data: dict[str, Any], seed: int) -> dict[str, Any]:
    order = random.Random(seed)

    def mixed(node: Mapping[str, Any]) -> dict[str, Any]:
        keys = list(node)
        order.shuffle(keys)
        return {key: node[key] for key in keys}

    found = {**data, "paths": mixed(data["paths"])}
    components = data.get("components", {})
    found["components"] = {kind: mixed(of) for kind, of in components.items()}
    return found


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_another_order_renames_nothing(path: Path) -> None:
    document, data = _document(path)
    before = _classes(document, data)
    assert _classes(document, _shuffled(data, 1)) == before
    turned = {**data, "paths": dict(reversed(data["paths"].items()))}
    assert _classes(document, turned) == before


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_an_addition_renames_nothing(path: Path) -> None:
    document, data = _document(path)
    before = _classes(document, data)
    body = {
        "type": "object",
        "properties": {
            key: {"type": "object", "properties": {"kind": {"enum": ["a", "b"]}}}
            for key in ("status", "type", "data", "items", "kind", "role", "source")
        },
    }
    content = {
        "application/json": {"schema": {"$ref": "#/components/schemas/AddedByATest"}}
    }
    added = {
        "operationId": "addedByATest",
        "requestBody": {"content": content},
        "responses": {"200": {"description": "", "content": content}},
    }
    components = data.get("components", {})
    schemas = {**components.get("schemas", {}), "AddedByATest": body}
    after = _classes(
        document,
        {
            **data,
            "paths": {**data["paths"], "/added/by/a/test": {"post": added}},
            "components": {**components, "schemas": schemas},
        },
    )
    assert {id_: after.get(id_) for id_ in before} == before
