"""Calls are whole: what a body must have beside what is given stands in the snippet."""

from __future__ import annotations

import pytest

from sdkpress.config.model import Config
from sdkpress.config.sections import DocsConfig
from sdkpress.examples.required_fields import required_fields
from sdkpress.python.context import generation_context
from sdkpress.snippets.operation_snippets import OperationSnippets
from support.lowered import Lowered, S, of_paths, of_schemas


def _needed(
    made: Lowered, present: list[str], docs: DocsConfig | None = None
) -> set[str]:
    config = Config(docs=docs or DocsConfig())
    lookup = generation_context(made.api, made.names, config)
    return set(required_fields(lookup, made.object("Pet"), present))


@pytest.mark.parametrize(
    ("rules", "present", "needed"),
    [
        ("required: [a]", [], {"a"}),
        ("required: [a]", ["a"], set()),
        ("minProperties: 2", [], {"a", "b"}),
        ("minProperties: 2", ["c"], {"a"}),
        ("anyOf: [{required: [b, c]}, {required: [a]}]", [], {"b", "c"}),
        ("anyOf: [{required: [b, c]}, {required: [a]}]", ["a"], set()),
        ("oneOf: [{required: [b, other]}, {required: [a]}]", [], {"a"}),
        ("required: [other]", [], {"other"}),
    ],
)
def test_what_completes_an_object(
    rules: str, present: list[str], needed: set[str]
) -> None:
    made = of_schemas(f"""
        Pet:
          type: object
          {rules}
          properties: {{self: {{$ref: '{S}Pet'}}, a: {{type: string}}, b: {{type: string}}, c: {{type: string}}}}
        """)
    assert _needed(made, present) == needed


def test_the_reference_dialect_knows_of_required_properties_alone() -> None:
    made = of_schemas(
        "Pet: {minProperties: 1, required: [b], properties: {a: {}, b: {}}}"
    )
    assert _needed(made, [], DocsConfig(dialect="reference")) == {"b"}


def test_a_property_that_no_one_describes_can_be_given_and_be_missing() -> None:
    made = of_schemas("Pet: {required: [a, other], properties: {a: {type: string}}}")
    a, other = made.object("Pet").fields
    assert (a.required, other.required) == (True, False)
    assert made.types("Pet") == {"a": "string", "other": "unknown"}
    closed = of_schemas(
        "Pet: {required: [a], additionalProperties: false, properties: {b: {}}}"
    )
    assert list(closed.types("Pet")) == ["b"]


def test_an_object_that_requires_itself_ends() -> None:
    made = of_paths(
        """
        /pets:
          post:
            operationId: add
            requestBody:
              required: true
              content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
            responses: {'204': {description: done}}
        """,
        "Pet: {required: [pet], properties: {pet: {$ref: '#/components/schemas/Pet'}}}",
    )
    lookup = generation_context(made.api, made.names, made.config)
    compile(
        OperationSnippets(lookup).program(made.api.operations[0]), "snippet", "exec"
    )
