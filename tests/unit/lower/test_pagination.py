"""x-speakeasy-pagination: paths, what each kind needs, and what is said where it cannot be followed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sdkpress.lower.pagination import parse_path
from support.lowered import Lowered, of_paths


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("$", ()),
        ("$.data", ("data",)),
        ("$.data.next-page._id", ("data", "next-page", "_id")),
        ("$.data[0].id", ("data", 0, "id")),
        ("$[-1]", (-1,)),
        ("$['a b'][\"c.d\"]", ("a b", "c.d")),
        ("$.data[(@.length-1)].id", ("data", -1, "id")),
        ("", None),
        ("data", None),
        ("$data", None),
        ("$.", None),
        ("$..id", None),
        ("$.data[*]", None),
        ("$.data[0:2]", None),
        ("$.data[?(@.id)]", None),
        ("$.data[0", None),
    ],
)
def test_paths(text: str, wanted: object) -> None:
    assert parse_path(text) == wanted


SCHEMA = {
    "type": "object",
    "properties": {
        "pets": {"type": "array", "items": {"type": "object", "properties": {}}},
        "next": {"type": "string", "nullable": True},
        "meta": {"type": "object", "additionalProperties": {"type": "integer"}},
    },
}
PAGE = {"name": "page", "in": "parameters", "type": "page"}
CURSOR = {"name": "after", "in": "parameters", "type": "cursor"}
IN_BODY = {"name": "token", "in": "requestBody", "type": "cursor"}


def listed(kind: str, inputs: list[Any], root: Any = None, **outputs: str) -> Lowered:
    paging = {"type": kind, "inputs": inputs, "outputs": outputs}
    body = {
        "type": "object",
        "properties": {"token": {"type": "string"}, "text": {"type": "string"}},
    }
    operation = {
        "operationId": "list",
        "x-speakeasy-pagination": paging,
        "parameters": [
            {"name": name, "in": "query", "schema": {"type": "string"}}
            for name in ("page", "limit", "after")
        ],
        "requestBody": {"content": {"application/json": {"schema": body}}},
        "responses": {
            "200": {
                "description": "",
                "content": {"application/json": {"schema": SCHEMA}},
            }
        },
    }
    if root is not None:
        del operation["x-speakeasy-pagination"]
        root = {"x-speakeasy-pagination": paging}
    return of_paths(json.dumps({"/pets": {"post": operation}}), root=root)


@pytest.mark.parametrize(
    "made",
    [
        listed("offsetLimit", [PAGE], results="$.pets"),
        listed("offsetLimit", [PAGE], numPages="$.meta.pages"),
        listed("offsetLimit", [{**PAGE, "type": "offset"}], results="$.pets"),
        listed("cursor", [CURSOR], nextCursor="$.next"),
        listed("cursor", [CURSOR], nextCursor="$.meta.more"),
        listed("cursor", [IN_BODY], nextCursor="$.next", results="$.pets"),
        listed("url", [], nextUrl="$.next"),
    ],
)
def test_followed(made: Lowered) -> None:
    assert made.codes == []
    assert made.operation("list").pagination is not None


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (listed("offsetLimit", [], results="$.pets"), "an input of type page or"),
        (listed("offsetLimit", [PAGE]), "the output `results`"),
        (
            listed("offsetLimit", [{**PAGE, "type": "offset"}], numPages="$.meta.n"),
            "the output `results`",
        ),
        (listed("cursor", [], nextCursor="$.next"), "an input of type cursor"),
        (listed("cursor", [CURSOR]), "the output `nextCursor`"),
        (listed("url", []), "the output `nextUrl`"),
        (listed("url", [], nextUrl="$..next"), 'path "$..next" of `nextUrl`'),
        (
            listed("cursor", [{**CURSOR, "name": "x"}], nextCursor="$.next"),
            'no parameter "x"',
        ),
        (
            listed("cursor", [{**IN_BODY, "name": "x"}], nextCursor="$.next"),
            'request body has no property "x"',
        ),
        (
            listed("cursor", [{**CURSOR, "in": "header"}], nextCursor="$.next"),
            "neither in parameters nor in requestBody",
        ),
        (
            listed("url", [{**CURSOR, "type": "token"}], nextUrl="$.next"),
            "a type that is none of page, offset, limit, cursor",
        ),
        (
            listed("cursor", [CURSOR], nextCursor="$.nxt"),
            "schema of the response has nothing at `nextCursor`",
        ),
        (
            listed("offsetLimit", [PAGE], results="$.pets.all"),
            "schema of the response has nothing at `results`",
        ),
    ],
)
def test_not_followed(made: Lowered, said: str) -> None:
    assert made.operation("list").pagination is None
    assert set(made.codes) == {"pagination-not-followed"}
    assert said in made.sink.diagnostics[0].message
    at = made.sink.diagnostics[0].at
    assert at is not None and at.pointer == "#/paths/~1pets/post"


def test_a_documents_own_setting_is_meant_for_the_calls_it_fits() -> None:
    inputs = [{**CURSOR, "name": "x"}]
    made = listed("cursor", inputs, root=True, nextCursor="$.next")
    assert made.operation("list").pagination is None
    assert made.codes == []


def test_an_answer_that_is_no_json_is_one_page() -> None:
    made = of_paths("""
        /pets:
          get:
            operationId: list
            x-speakeasy-pagination: {type: url, outputs: {nextUrl: $.next}}
            responses:
              '200': {description: '', content: {text/csv: {schema: {type: string}}}}
        """)
    assert made.operation("list").pagination is None
    assert "neither JSON nor XML" in made.sink.diagnostics[0].message
