"""Snippets: whole programs with valid values, laid out as black lays them out."""

from __future__ import annotations

import ast
from dataclasses import replace

import black
import pytest

from sdkpress.config.model import Config
from sdkpress.config.sections import DocsConfig
from sdkpress.ir.api import Operation
from sdkpress.ir.calls import Content, Pagination, Response
from sdkpress.ir.media_types import ContentKind
from sdkpress.ir.types import Kind, Primitive
from sdkpress.python.context import GenerationContext, generation_context
from sdkpress.python.nodes import Pair, Text
from sdkpress.snippets.calls import program
from sdkpress.snippets.operation_snippets import OperationSnippets
from sdkpress.spec.model import ABSENT
from support.shop import API, NAMES, OPERATIONS

ADD, WATCH = OPERATIONS


def _program(config: Config, operation: Operation, async_: bool = False) -> str:
    context = generation_context(API, NAMES, config)
    return OperationSnippets(context).program(operation, async_=async_)


def test_a_call_with_the_documents_example(lookup: GenerationContext) -> None:
    assert OperationSnippets(lookup).program(ADD, "tom") == """import os

from shop import SyncShop

with SyncShop(
    key=os.getenv("SHOP_KEY", ""),
) as shop:
    res = shop.pets.add(
        pet={
            "type": "cat",
            "full_name": "Tom Cat",
        },
        kind_="big",
    )

    # Handle response
    print(res)"""


def test_a_stream_needs_no_credential_here(lookup: GenerationContext) -> None:
    assert OperationSnippets(lookup).program(WATCH) == """from shop import SyncShop

with SyncShop() as shop:
    res = shop.pets.watch()

    with res as event_stream:
        for event in event_stream:
            # handle event
            print(event, flush=True)"""


def test_asynchronous_programs_await(lookup: GenerationContext) -> None:
    text = OperationSnippets(lookup).program(WATCH, async_=True)
    assert text == """import asyncio

from shop import AsyncShop


async def main() -> None:
    async with AsyncShop() as shop:
        res = await shop.pets.watch()

        async with res as event_stream:
            async for event in event_stream:
                # handle event
                print(event, flush=True)


asyncio.run(main())"""


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda o: o.operation_id)
@pytest.mark.parametrize("async_", [False, True])
def test_every_program_compiles_and_black_leaves_it(
    operation: Operation, async_: bool
) -> None:
    text = _program(Config(), operation, async_=async_)
    ast.parse(text)
    assert black.format_str(text, mode=black.Mode()) == text + "\n"


def test_one_class_for_both_modes_has_async_methods() -> None:
    config = Config(async_mode="both")
    text = _program(config, WATCH, async_=True)
    assert "await shop.pets.watch_async()" in text


def test_made_up_values_keep_the_schemas_limits() -> None:
    config = Config(docs=DocsConfig(optional_properties="always"))
    assert "limit=10," in _program(config, ADD)


def test_enum_classes_are_named(classes: GenerationContext) -> None:
    parts = OperationSnippets(classes).parts(ADD, "tom")
    assert "kind_=models.Kind.BIG," in program(classes, parts)
    assert "from shop import SyncShop, models\n" in program(classes, parts)


def test_bytes_are_saved(lookup: GenerationContext) -> None:
    content = Content(
        media_type="image/png",
        kind=ContentKind.BINARY,
        type=Primitive(Kind.BINARY, "binary"),
    )
    response = Response(status="200", is_error=False, contents=(content,))
    download = replace(WATCH, responses=(response,))
    text = OperationSnippets(lookup).program(download)
    assert text.endswith(
        '    with res as download:\n        download.save("download.bin")'
    )


def test_pages_are_walked_in_the_reference_dialect(
    reference: GenerationContext,
) -> None:
    paged = replace(ADD, pagination=Pagination(kind="cursor"))
    text = OperationSnippets(reference).program(paged)
    assert text.endswith(
        "    while res is not None:\n        # Handle items\n\n        res = res.next()"
    )


def test_pages_are_walked_with_a_variable_that_may_become_none(
    lookup: GenerationContext,
) -> None:
    paged = replace(ADD, pagination=Pagination(kind="cursor"))
    text = OperationSnippets(lookup).program(paged, async_=True)
    assert "from shop.utils import AsyncPage\n" in text
    assert "        res: AsyncPage | None = await shop.pets.add(\n" in text
    assert (
        "        while res is not None:\n            # Handle items\n"
        "            print(res.result)\n\n            res = await res.next()\n"
    ) in text


def test_an_operation_without_a_result_is_called_for_its_effect(
    lookup: GenerationContext,
) -> None:
    silent = replace(ADD, responses=())
    text = OperationSnippets(lookup).program(silent)
    assert "    shop.pets.add(\n" in text
    assert "res" not in text


def test_pinned_examples_come_first(lookup: GenerationContext) -> None:
    pins = {
        "addPet": {
            "tom": {
                "parameters": {"query": {"limit": 7}},
                "requestBody": {"application/json": {"kind": "small"}},
            }
        }
    }
    pinned = generation_context(API, NAMES, Config(examples=pins))
    text = OperationSnippets(pinned).program(ADD, "tom")
    assert 'kind_="small"' in text and "limit=7" in text


def test_an_example_that_does_not_fit_is_replaced() -> None:
    pins = {"addPet": {"tom": {"requestBody": {"application/json": {"kind": 3}}}}}
    pinned = generation_context(API, NAMES, Config(examples=pins))
    assert 'kind_="big"' in OperationSnippets(pinned).program(ADD, "tom")


def test_parts_take_more_arguments(lookup: GenerationContext) -> None:
    parts = OperationSnippets(lookup).parts(WATCH)
    parts = parts.with_call_argument(Pair("retries=", Text("None")))
    parts = parts.with_client_argument(Pair("server_idx=", Text("1")))
    text = program(lookup, parts)
    assert "with SyncShop(\n    server_idx=1,\n) as shop:" in text
    assert "shop.pets.watch(retries=None)" in text


def test_documents_text_is_quoted() -> None:
    hostile = '"); import os; os.system("x")\n'
    pins = {
        "addPet": {
            "tom": {
                "requestBody": {
                    "application/json": {"pet": {"type": "cat", "fullName": hostile}}
                }
            }
        }
    }
    pinned = generation_context(API, NAMES, Config(examples=pins))
    tree = ast.parse(OperationSnippets(pinned).program(ADD, "tom"))
    assert sum(isinstance(node, ast.Import) for node in ast.walk(tree)) == 1
    strings = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)]
    assert strings.count(hostile) == 1
    assert ABSENT not in strings
