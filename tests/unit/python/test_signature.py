"""Signatures are what `inspect` finds in the package: of every method in both forms, every client, every model."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
import yaml

from conftest import REPO
from sdkpress.ir.models import ObjectModel
from sdkpress.ir.types import Unknown
from sdkpress.python.annotate import Annotator
from sdkpress.python.constructor import ClientKind, constructor_signature
from sdkpress.python.context import generation_context
from sdkpress.python.fields import FieldSignature
from sdkpress.python.import_scope import ImportScope
from sdkpress.python.nodes import Text, models_in, source
from sdkpress.python.signature import (
    field_signatures,
    forms,
    signature_of,
)
from support.lowered import Lowered, press
from support.rendered import Sdk


@pytest.fixture(scope="module", params=["atelier", "tasks"])
def document(request: pytest.FixtureRequest) -> Any:
    text = (REPO / "specs" / request.param / "openapi.yaml").read_text()
    return yaml.safe_load(text)


@pytest.fixture(scope="module", params=["split", "both"])
def lowered(document: Any, request: pytest.FixtureRequest) -> Lowered:
    return press(document, async_mode=request.param, flatten_requests=True)


@pytest.fixture(scope="module")
def sdk(lowered: Lowered, tmp_path_factory: pytest.TempPathFactory) -> Sdk:
    sdk = Sdk(lowered)
    sdk.imported(tmp_path_factory.mktemp("sdk"))
    return sdk


@pytest.fixture(scope="module")
def annotator(lowered: Lowered, sdk: Sdk) -> Annotator:
    return Annotator(
        generation_context(lowered.api, sdk.names, lowered.config), ImportScope()
    )


def _tree(text: object) -> str:
    return ast.dump(ast.parse(str(text).replace("_utils.", "utils.")))


def _told(signatures: Iterable[FieldSignature]) -> list[tuple[str, str, str | None]]:
    return [
        (s.name, _tree(source(s.annotation)), _normal(s.default_text))
        for s in signatures
    ]


def _normal(text: str | None) -> str | None:
    return None if text is None else ast.unparse(ast.parse(text, mode="eval"))


def _written(function: Any) -> Iterator[tuple[str, str, str | None]]:
    """The same from the code itself: defaults are evaluated and written out again."""
    node = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    assert isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    texts = {
        a.arg: None if d is None else ast.unparse(d)
        for a, d in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
    }
    for name, parameter in list(inspect.signature(function).parameters.items())[1:]:
        required = parameter.default is inspect.Parameter.empty
        default = texts.get(name, None if required else repr(parameter.default))
        assert required == (default is None)
        yield name, _tree(parameter.annotation), default


def _linked(leaf: Text) -> str:
    return leaf.text if leaf.model is None else f"<{leaf.text}>"


def test_methods(lowered: Lowered, sdk: Sdk, annotator: Annotator) -> None:
    names = annotator.context.names
    for operation in lowered.api.operations:
        for path in operation.groups:
            for position, wanted in enumerate(forms(annotator.context)):
                group = names.groups.get(path)
                module = sdk.module(group.module if path and group else "sdk")
                classes = (
                    (group.class_name, group.async_class_name)
                    if path and group
                    else (names.client.sync, names.client.async_)
                )
                class_ = getattr(module, classes[position])
                for form in wanted:
                    signature = signature_of(operation, annotator, form)
                    method = inspect.unwrap(getattr(class_, signature.name))
                    assert inspect.iscoroutinefunction(method) == form.is_async
                    assert _told(signature.parameters) == list(_written(method))
                    result = inspect.signature(method).return_annotation
                    assert _tree(source(signature.result)) == _tree(result)


def test_clients(lowered: Lowered, sdk: Sdk, annotator: Annotator) -> None:
    client = annotator.context.names.client
    kinds: dict[str, ClientKind] = {client.sync: "sync", client.async_: "async"}
    if lowered.config.async_mode == "both":
        kinds = {client.sync: "both"}
    for name, kind in kinds.items():
        constructor = getattr(sdk.module("sdk"), name).__init__
        signature = constructor_signature(annotator, kind)
        assert _told(signature.parameters) == list(_written(constructor))


def test_models(lowered: Lowered, sdk: Sdk, annotator: Annotator) -> None:
    names = annotator.context.names
    count = 0
    for id_, model in lowered.api.models.items():
        if isinstance(model, ObjectModel):
            module = sdk.module(f"{names.models[id_].namespace}")
            class_ = getattr(module, annotator.context.class_name(id_))
            class_.model_rebuild()
            fields = dict(class_.model_fields)
            if model.additional is not None and not isinstance(
                model.additional, Unknown
            ):
                fields.pop("__pydantic_extra__", None)
            signatures = list(field_signatures(model, annotator))
            assert [s.name for s in signatures] == list(fields)
            for signature in signatures:
                field = fields[signature.name]
                assert signature.required == field.is_required()
                assert (field.alias or signature.name) == signature.wire
                count += 1
    assert count > 10


def test_leaves_name_their_models(lowered: Lowered, annotator: Annotator) -> None:
    """Pages put a link around each leaf that names a model."""
    seen = 0
    for operation in lowered.api.operations:
        result = signature_of(operation, annotator).result
        for id_ in models_in(result):
            name = annotator.context.class_name(id_)
            linked = source(result, _linked)
            assert f"<models.{name}>" in linked
            seen += 1
    assert seen
