"""The pages of groups."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from sdkpress.docs.sdk_pages import errors_table, sdk_page
from sdkpress.ir.api import Operation
from sdkpress.ir.models import Deprecation
from sdkpress.ir.types import ListOf, Ref
from sdkpress.python.context import GenerationContext
from sdkpress.render.environment import environment
from sdkpress.snippets.operation_snippets import OperationSnippets
from sdkpress.spec.model import Server
from support.shop import ADD, API, CAT, OPERATIONS, SHOP


def page(lookup: GenerationContext, *operations: Operation) -> str:
    snippets = OperationSnippets(lookup)
    view = sdk_page(snippets, API.groups[0], operations or OPERATIONS)
    text = environment().get_template("docs/sdk.md.jinja").render(v=view)
    return re.sub(r"-{4,}", "-", re.sub(" +", " ", text))


def test_head_and_list(lookup: GenerationContext) -> None:
    assert page(lookup).startswith(
        "# Pets\n\n## Overview\n\n### Available Operations\n\n"
        "* [add](#add) - Add a pet\n* [watch](#watch) - Watch the pets.\n\n"
        "## add\n\nAdd a pet\n\n### Example Usage\n\n"
        '<!-- UsageSnippet language="python" operationID="addPet" method="post"'
        ' path="/pets" example="tom" -->\n```python\nimport os\n'
    )


def test_parameters_and_response(lookup: GenerationContext) -> None:
    assert (
        "print(res)\n```\n\n### Parameters\n\n"
        "| Parameter | Type | Required | Description |\n| - | - | - | - |\n"
        "| `pet` | Union[[models.Pet](../../models/pet.md),"
        " [models.PetTypedDict](../../models/pet.md)]"
        " | ✓ | The pet. |\n"
        "| `kind_` | [models.Kind](../../models/kind.md) | ✓ | N/A |\n"
        "| `limit` | `Optional[int]` | – | How many<br/>at most |\n"
        "| `retries` |"
        " OptionalNullable[[utils.RetryConfig](../../models/utils/retryconfig.md)]"
        " | – |"
        " Override the client's retry configuration for this call. |\n"
        "| `server_url` | `Optional[str]` | – |"
        " Override the server for this call. |\n"
        "| `timeout_ms` | `Optional[int]` | – |"
        " Override the client's timeout for this call, in milliseconds. |\n"
        "| `http_headers` | `Optional[Mapping[str, str]]` | – |"
        " Headers to send beside the client's own. |\n"
        "| `max_retries` | `Optional[int]` | – |"
        " How often to repeat this call if it fails for a passing reason. |\n"
        "| `timeout` | `Optional[float]` | – | `timeout_ms` in seconds. |\n"
        '| `response_validation` | `Optional[Literal["lenient", "strict", "off"]]` | – |'
        " How strictly to read the response of this call. |\n\n"
        "### Response\n\n**[models.Cat](../../models/cat.md)**\n\n"
        "### Errors\n\n| Error Type | Status Code | Content Type |\n| - | - | - |\n"
        "| models.Shop | 404, 422 | application/json |\n"
        "| models.SDKError | 4XX, 5XX | \\*/\\* |\n\n## watch\n"
    ) in page(lookup)


def test_the_page_ends_with_its_last_table(lookup: GenerationContext) -> None:
    assert page(lookup).endswith("| models.SDKError | 4XX, 5XX | \\*/\\* |")


def test_streams_link_to_their_events(
    lookup: GenerationContext, reference: GenerationContext
) -> None:
    link = "[models.Cat](../../models/cat.md)"
    assert (
        f"**EventStream[{link}]**; asynchronous: **EventStreamAsync[{link}]**\n"
    ) in page(lookup)
    assert (
        "**[Union[eventstreaming.EventStream[models.Cat],"
        " eventstreaming.EventStreamAsync[models.Cat]]](../../models/.md)**"
    ) in page(reference)


def test_lists_link_to_their_items(lookup: GenerationContext) -> None:
    response = OPERATIONS[0].responses[0]
    content = replace(response.contents[0], type=ListOf(Ref(CAT)))
    operation = replace(
        OPERATIONS[0], responses=(replace(response, contents=(content,)),)
    )
    link = "**List[[models.Cat](../../models/cat.md)]**"
    assert link in page(lookup, operation)


def test_deprecated_operation(lookup: GenerationContext) -> None:
    text = page(lookup, replace(OPERATIONS[0], deprecation=Deprecation()))
    assert "* [~~add~~](#add) - Add a pet ⚠️ **Deprecated**\n" in text
    assert "## ~~add~~\n\nAdd a pet\n\n> ⚠️ **DEPRECATED**: This" in text


@pytest.mark.parametrize(
    ("replacement", "expected"),
    [
        (OPERATIONS[1].operation_id, "Gone. Use `{call}` instead.\n"),
        ("nowhere", "Gone. Use `nowhere` instead.\n"),
    ],
)
def test_what_to_call_instead(
    lookup: GenerationContext, replacement: str, expected: str
) -> None:
    other = OPERATIONS[1]
    path = lookup.names.groups[other.groups[0]].attributes
    call = ".".join((*path, lookup.names.operations[other.id]))
    gone = Deprecation(message="Gone.", replacement=replacement)
    text = page(lookup, replace(OPERATIONS[0], deprecation=gone))
    note = expected.format(call=call)
    assert f"> ⚠️ **DEPRECATED**: {note}" in text


def test_no_response_section_without_a_result(lookup: GenerationContext) -> None:
    assert "### Response" not in page(lookup, replace(OPERATIONS[0], responses=()))


def test_own_servers_can_be_chosen(reference: GenerationContext) -> None:
    servers = (Server(at="#", url="https://pets.test"),)
    text = page(reference, replace(OPERATIONS[0], servers=servers))
    assert "| `server_url` | *Optional[str]* | :heavy_minus_sign: | An optional" in text


def test_two_examples_have_headings_of_their_own(lookup: GenerationContext) -> None:
    body = OPERATIONS[0].body
    assert body is not None
    one = body.contents[0].examples[0]
    content = replace(body.contents[0], examples=(one, replace(one, name="jim")))
    operation = replace(OPERATIONS[0], body=replace(body, contents=(content,)))
    text = page(lookup, operation)
    assert "### Example Usage: tom\n\n<!--" in text
    assert "```\n### Example Usage: jim\n\n<!--" in text


def test_an_operations_words_do_not_end_the_comment(lookup: GenerationContext) -> None:
    text = page(lookup, replace(OPERATIONS[0], path='/a --> "b"\n<script>'))
    comment = re.search(r"<!-- UsageSnippet (.*)", text)
    assert comment is not None
    assert 'path="/a --&gt; &quot;b&quot; <script>"' in comment[1]
    assert comment[1].count("-->") == 1


def test_each_error_class_has_one_row(lookup: GenerationContext) -> None:
    assert errors_table(lookup, OPERATIONS[0]).count("models.Shop") == 1
    assert OPERATIONS[0].id == ADD and SHOP in API.models
