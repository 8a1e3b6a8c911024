"""Every operation's excerpt, of our documents and of real ones: valid, complete, minimal, and true to its source."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema.protocols import Validator
from jsonschema.validators import validator_for

from conftest import REPO
from sdkpress.diagnostics.findings import Sink
from sdkpress.excerpts.operation_document import OperationDocuments
from sdkpress.source.document import load_document

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
OWN = ("specs/atelier/openapi.yaml", "specs/tasks/openapi.yaml")
REAL = (
    "truth/friendli/openapi.yaml",
    "specs/adyen-TransferService-v4.json",
    "specs/discord.json",
    "specs/docker-engine.json",
    "specs/figma.yaml",
    "specs/hetzner.json",
    "specs/notion.json",
    "specs/paypal-checkout_orders_v2.json",
    "specs/pinecone.json",
    "specs/spotify.json",
    "specs/xkcd.json",
)


class _Loader(yaml.CSafeLoader):
    """Reads YAML 1.1, but keeps times as text, as the document's own loader does."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in rules if not tag.endswith(":timestamp")]
    for first, rules in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


@lru_cache(maxsize=2)
def _official(version: str) -> Validator:
    schemas = pytest.importorskip("openapi_spec_validator.schemas")
    schema = schemas.schema_v31 if version.startswith("3.1") else schemas.schema_v30
    schema = dict(schema)
    return validator_for(schema)(schema)


def _references(node: object) -> Iterator[str]:
    """All references, however they are meant: this reads more than the excerpt's own rules do."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref" and isinstance(value, str):
                yield value
            elif key == "mapping" and "propertyName" in node:
                yield from map(str, value.values())
            else:
                yield from _references(value)
    elif isinstance(node, list):
        for item in node:
            yield from _references(item)


def _target(reference: str) -> tuple[str, str]:
    if "/" not in reference:  # a discriminator may name a schema without its place
        return "schemas", reference
    kind, name = reference.removeprefix("#/components/").split("/")[:2]
    return kind, name.replace("~1", "/").replace("~0", "~")


def _reached(excerpt: dict[str, Any]) -> set[tuple[str, str]]:
    """The components that the one operation needs, found afresh in the excerpt itself."""
    todo, found = list(_references(excerpt["paths"])), set[tuple[str, str]]()
    while todo:
        target = _target(todo.pop())
        if target not in found:
            found.add(target)
            kind, name = target
            todo += _references(excerpt["components"][kind][name])
    (item,) = excerpt["paths"].values()
    (operation,) = (item[m] for m in METHODS if m in item)
    schemes = excerpt.get("components", {}).get("securitySchemes", {})
    for requirement in operation.get("security", excerpt["security"]):
        found |= {("securitySchemes", key) for key in requirement if key in schemes}
    return found


def _check(
    source: dict[str, Any], path: str, method: str, excerpt: dict[str, Any]
) -> None:
    error = next(_official(source["openapi"]).iter_errors(excerpt), None)
    assert error is None, error
    present = {
        (kind, name)
        for kind, components in excerpt.get("components", {}).items()
        for name in components
    }
    assert present == _reached(excerpt)
    for kind, name in present:
        assert excerpt["components"][kind][name] == source["components"][kind][name]
    for key in ("openapi", "info", "servers", "tags"):
        assert excerpt.get(key) == source.get(key)
    assert excerpt["security"] == source.get("security", [])
    assert list(excerpt["paths"]) == [path]
    item, own = source["paths"][path], excerpt["paths"][path]
    kept = ("servers", "parameters")
    assert {k: own[k] for k in own if k != method} == {
        k: item[k] for k in item if k in kept
    }
    assert own[method] == {
        k: v
        for k, v in item[method].items()
        if not k.startswith("x-") or k == "x-codeSamples"
    }


def _check_document(path: Path) -> None:
    document = load_document(path, Sink())
    assert document is not None
    source = json.loads(json.dumps(document.data))
    excerpts = OperationDocuments(document.data)
    count = 0
    for template, item in source["paths"].items():
        for method in METHODS:
            if method in item:
                text = excerpts.text(template, method)
                _check(source, template, method, yaml.load(text, _Loader))
                count += 1
    assert count


@pytest.mark.parametrize("name", OWN)
def test_our_documents(name: str) -> None:
    _check_document(REPO / name)


@pytest.mark.parametrize("name", REAL)
def test_real_documents(name: str, shared: Path) -> None:
    _check_document(shared / name)
