"""Documents that name no host: a call is shown with an address, as none could be made without."""

from __future__ import annotations

import pytest

from sdkpress.config.model import Config
from sdkpress.config.sections import DocsConfig
from sdkpress.docs.readme.snippets import server_address
from sdkpress.python.context import GenerationContext, generation_context
from sdkpress.snippets.operation_snippets import OperationSnippets
from support.lowered import of_paths

PATHS = "/pets: {get: {operationId: list, responses: {'204': {description: done}}}}"


def _lookup(url: str, docs: DocsConfig | None = None) -> GenerationContext:
    made = of_paths(PATHS, root={"servers": [{"url": url}]})
    return generation_context(made.api, made.names, Config(docs=docs or DocsConfig()))


def _call(lookup: GenerationContext) -> str:
    return OperationSnippets(lookup).program(lookup.api.operations[0])


@pytest.mark.parametrize(
    ("url", "shown"),
    [("/v1", ["http://localhost:8080/v1"]), ("https://api.example/v1", [])],
)
def test_a_server_without_a_host_is_given_one(url: str, shown: list[str]) -> None:
    text = _call(_lookup(url))
    assert [w for w in text.split('"') if "://" in w] == shown


def test_the_server_is_named_once() -> None:
    lookup = _lookup("/v1")
    text = server_address(
        OperationSnippets(lookup), lookup.api.operations[0], "https://other.example"
    )
    assert text.count("server_url=") == 1
    assert "https://other.example" in text


def test_the_reference_dialect_makes_a_host_up() -> None:
    call = _call(_lookup("/v1", DocsConfig(dialect="reference")))
    assert 'server_url="https://api.example.com"' in call
