"""References by `$id`, `$anchor` and `$dynamicAnchor` (JSON Schema 2020-12 section 8.2)."""

from __future__ import annotations

from pathlib import Path

import pytest

from sdkpress.config.model import Config
from sdkpress.diagnostics.findings import Sink
from sdkpress.ir.dump import type_text
from sdkpress.pipeline import analyze

HEAD = """\
openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /a: {get: {operationId: a, responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}}}
components:
  schemas:
"""


def type_of(schemas: str, folder: Path) -> tuple[str, list[str]]:
    """The type of the answer, and what was found."""
    path = folder / "api.yaml"
    path.write_text(HEAD + schemas)
    sink = Sink()
    api = analyze(path, Config(), sink, lambda _: None).api
    content = api.operations[0].responses[0].contents[0]
    return type_text(content.type), [d.code.name for d in sink.diagnostics]


@pytest.mark.parametrize(
    ("ref", "expected"),
    [
        ("#/$defs/x", "list[integer]"),  # inside a resource a pointer starts there
        ("#x", "list[integer]"),  # and an anchor is its own
        ("https://a.example/a#x", "list[integer]"),
        ("a#x", "list[integer]"),
        ("b", "list[string]"),
        ("b#x", "list[boolean]"),
        ("#/components/schemas/C", "list[number]"),  # what leads nowhere else
    ],
)
def test_references_start_at_the_nearest_id(
    ref: str, expected: str, tmp_path: Path
) -> None:
    schemas = f"""\
    A:
      $id: https://a.example/a
      type: array
      items: {{$ref: '{ref}'}}
      $defs:
        x: {{$anchor: x, type: integer}}
        b: {{$id: b, type: string, $defs: {{y: {{$anchor: x, type: boolean}}}}}}
    C: {{$anchor: x, type: number}}
"""
    assert type_of(schemas, tmp_path) == (expected, [])


@pytest.mark.parametrize(
    ("outer", "expected"),
    [("$dynamicAnchor: item, ", "list[string]"), ("$anchor: item, ", "list[integer]")],
)
def test_a_dynamic_reference_means_the_outermost_dynamic_anchor(
    outer: str, expected: str, tmp_path: Path
) -> None:
    schemas = f"""\
    A:
      $id: https://a.example/strings
      $ref: list
      $defs:
        s: {{{outer}type: string}}
        list:
          $id: list
          type: array
          items: {{$dynamicRef: '#item'}}
          $defs: {{i: {{$dynamicAnchor: item, type: integer}}}}
"""
    assert type_of(schemas, tmp_path) == (expected, [])


def test_what_depends_on_the_way_here_is_any_value_and_told(tmp_path: Path) -> None:
    schemas = """\
    A:
      $id: https://a.example/main
      $ref: item
      $defs:
        bar:
          $id: bar
          type: array
          $defs:
            item: {$id: item, type: array, items: {$dynamicRef: '#c'}, $defs: {d: {$dynamicAnchor: c, type: integer}}}
            c: {$dynamicAnchor: c, type: string}
"""
    assert type_of(schemas, tmp_path) == ("list[unknown]", ["ignored-keyword"])
