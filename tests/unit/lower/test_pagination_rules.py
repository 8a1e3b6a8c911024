"""`pagination:` of the config: which operations a rule means, what it says, and what is proposed without one."""

from __future__ import annotations

from typing import Any

import pytest

from sdkpress.config.sections import PaginationRule
from sdkpress.ir.calls import Pagination
from support.lowered import Lowered, of_paths

PATHS: dict[str, Any] = {
    "/pets": {
        "get": {
            "operationId": "pets/list",
            "parameters": [
                {"name": n, "in": "query", "schema": {"type": "integer"}}
                for n in ("page", "per_page")
            ],
            "responses": {
                "200": {
                    "description": "",
                    "headers": {"Link": {"schema": {"type": "string"}}},
                    "content": {
                        "application/json": {
                            "schema": {"type": "array", "items": {"type": "string"}}
                        }
                    },
                }
            },
        }
    },
    "/search": {
        "post": {
            "operationId": "search",
            "requestBody": {
                "content": {
                    "application/json": {
                        "schema": {
                            "type": "object",
                            "properties": {
                                "text": {"type": "string"},
                                "token": {"type": "string"},
                            },
                        }
                    }
                }
            },
            "responses": {
                "200": {
                    "description": "",
                    "content": {
                        "application/json": {
                            "schema": {
                                "type": "object",
                                "properties": {
                                    "hits": {
                                        "type": "array",
                                        "items": {"type": "integer"},
                                    },
                                    "meta": {
                                        "type": "object",
                                        "properties": {
                                            "next_token": {"type": "string"}
                                        },
                                    },
                                },
                            }
                        }
                    },
                }
            },
        }
    },
    "/one": {
        "get": {"operationId": "one", "responses": {"204": {"description": "None."}}}
    },
}


def _lowered(*rules: dict[str, Any]) -> Lowered:
    return of_paths(PATHS, pagination=tuple(PaginationRule(**rule) for rule in rules))


def _pages(made: Lowered, operation_id: str) -> Pagination:
    paging = made.operation(operation_id).pagination
    assert paging is not None
    return paging


@pytest.mark.parametrize("pattern", ["*", "pets/*", "pets/list", "GET /pets", "GET *"])
def test_a_pattern_is_of_the_id_or_of_method_and_path(pattern: str) -> None:
    made = _lowered({"operations": pattern, "type": "link"})
    assert _pages(made, "pets/list").kind == "link"
    assert _pages(made, "pets/list").results == ()
    assert made.operation("search").pagination is None
    assert made.codes == []


def test_the_first_rule_that_fits_decides() -> None:
    made = _lowered(
        {"operations": "*", "type": "offset", "position": "offset"},
        {"operations": "*", "type": "page", "position": "page", "limit": "per_page"},
        {"operations": "*", "type": "link"},
    )
    paging = _pages(made, "pets/list")
    assert paging.kind == "offsetLimit"
    assert [(i.name, i.role) for i in paging.inputs] == [
        ("page", "page"),
        ("per_page", "limit"),
    ]


def test_none_keeps_a_call_plain() -> None:
    rules = {"operations": "pets/*", "type": "none"}, {
        "operations": "*",
        "type": "link",
    }
    assert _lowered(*rules).operation("pets/list").pagination is None


def test_a_cursor_in_the_body() -> None:
    rule = {
        "operations": "search",
        "type": "cursor",
        "position": "token",
        "next": "$.meta.next_token",
    }
    paging = _pages(_lowered(rule), "search")
    assert paging.inputs[0].location == "requestBody"
    assert (paging.results, paging.next_cursor) == (("hits",), ("meta", "next_token"))


def test_a_rule_for_one_operation_has_to_fit_it() -> None:
    made = _lowered({"operations": "search", "type": "page", "position": "page"})
    assert made.codes == ["pagination-not-followed"]
    (finding,) = made.sink.diagnostics
    assert finding.message == (
        'pagination of search: the request body has no property "page"; '
        "the call gives its first page only"
    )
    made = _lowered({"operations": "*", "type": "url", "next": "next"})
    assert set(made.codes) == {"pagination-not-followed"}


def test_without_a_rule_it_is_proposed() -> None:
    made = of_paths(PATHS)
    (finding,) = made.sink.diagnostics
    assert (finding.code.name, finding.severity.value) == ("pagination-unsaid", "info")
    assert finding.hint == (
        "if so, add `pagination: [{operations: pets/list, type: link}]` to the config"
    )
    # What is proposed does it.
    made = _lowered({"operations": "pets/list", "type": "link"})
    assert made.operation("pets/list").pagination is not None
