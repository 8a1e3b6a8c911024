"""The page of one operation: its head, its text, its file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath
from typing import cast

import pytest

from sdkpress.config.model import Config
from sdkpress.config.sections import DocsConfig, OperationPagesConfig
from sdkpress.docs.operation_pages import (
    OperationPageView,
    operation_files,
    present_operation_pages,
)
from sdkpress.ir.api import Api, Operation
from sdkpress.ir.ids import OperationId
from sdkpress.python.context import generation_context
from sdkpress.render.plan import Rendered
from sdkpress.source.document import Document
from support.shop import API, NAMES, OPERATIONS

DATA = {
    "openapi": "3.1.0",
    "info": {"title": "T", "version": "1"},
    "paths": {"/a": {"get": {"responses": {"200": {"description": "ok"}}}}},
}


def _operation(operation_id: str = "getA", **more: object) -> Operation:
    facts: dict[str, object] = {
        "id": OperationId(f"#/paths/~1a/get#{operation_id}"),
        "operation_id": operation_id,
        "method": "get",
        "path": "/a",
        "summary": "Get a",
        "description": None,
        **more,
    }
    return cast("Callable[..., Operation]", replace)(OPERATIONS[0], **facts)


def _api(*operations: Operation) -> Api:
    return replace(API, operations=operations)


def _page(config: Config, operation: Operation) -> OperationPageView:
    document = Document(file="api.yaml", data=DATA, text=b"")
    (plan,) = present_operation_pages(
        generation_context(_api(operation), NAMES, config), document
    )
    assert isinstance(plan, Rendered)
    assert isinstance(plan.view, OperationPageView)
    return plan.view


WITH_PAGES = Config(docs=DocsConfig(operations=OperationPagesConfig()))


def test_no_pages_unless_asked_for() -> None:
    document = Document(file="api.yaml", data=DATA, text=b"")
    assert (
        present_operation_pages(
            generation_context(_api(_operation()), NAMES, Config()), document
        )
        == ()
    )


def test_without_addresses_the_page_names_none() -> None:
    page = _page(WITH_PAGES, _operation())
    assert page.index_url is None
    assert page.info == "get /a"
    assert page.title == "Get a"
    assert page.content == ""


def test_the_documents_own_site_text_comes_first() -> None:
    mint = {
        "metadata": {"title": "The title", "description": "The lead."},
        "content": "Some a_b",
    }
    page = _page(WITH_PAGES, _operation(description="D", extensions={"x-mint": mint}))
    assert (page.title, page.quote, page.content) == (
        "The title",
        "> The lead.",
        r"Some a\_b",
    )


@pytest.mark.parametrize(
    ("dialect", "quote"),
    [("default", "> one\n>\n> two"), ("reference", "> one\n\ntwo\n")],
)
def test_quote_of_several_lines(dialect: str, quote: str) -> None:
    docs = DocsConfig(
        dialect="reference" if dialect == "reference" else "default",
        operations=OperationPagesConfig(),
    )
    operation = _operation(description="one\n\ntwo\n")
    assert _page(Config(docs=docs), operation).quote == quote


def test_fence_is_longer_than_any_in_the_document() -> None:
    data = {**DATA, "info": {"title": "T", "version": "1", "description": "`````"}}
    document = Document(file="api.yaml", data=data, text=b"")
    (plan,) = present_operation_pages(
        generation_context(_api(_operation()), NAMES, WITH_PAGES), document
    )
    assert isinstance(plan, Rendered)
    assert isinstance(plan.view, OperationPageView)
    assert plan.view.fence == "``````"


def test_a_hostile_path_stays_on_its_line() -> None:
    page = _page(WITH_PAGES, _operation(path="/a\n````\n# x"))
    assert page.info == "get /a%0A%60%60%60%60%0A# x"


def test_file_names_are_safe_and_distinct() -> None:
    ids = ["getA", "GETA", "../../etc/passwd", "repos/list", "con", "", "x" * 300]
    files = operation_files(_api(*(_operation(i) for i in ids)))
    assert list(files.values()) == [
        "operations/getA.md",
        "operations/GETA-2.md",
        "operations/etc-passwd.md",
        "operations/repos-list.md",
        "operations/con-operation.md",
        "operations/operation.md",
        f"operations/{'x' * 120}.md",
    ]


def test_path_of_the_plan() -> None:
    document = Document(file="api.yaml", data=DATA, text=b"")
    (plan,) = present_operation_pages(
        generation_context(_api(_operation()), NAMES, WITH_PAGES), document
    )
    assert plan.path == PurePosixPath("docs/operations/getA.md")
