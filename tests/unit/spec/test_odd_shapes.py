"""Shapes that no document should have, found by pressing mutated ones: each costs itself and no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from sdkpress.config.model import Config
from sdkpress.diagnostics.findings import Sink
from sdkpress.ir.dump import type_text
from sdkpress.ir.ids import ModelId
from sdkpress.pipeline import analyze, build_tree

ITSELF = """\
openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /a: {get: {operationId: a, responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}}}
  /b: {get: {operationId: b, responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/B'}}}}}}}
  /p: {get: {operationId: p, responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}}}
components:
  schemas:
    A: {anyOf: [{$ref: '#/components/schemas/B'}, {type: string}]}
    B: {oneOf: [{$ref: '#/components/schemas/A'}, {type: integer}]}
    Pet: {type: object, properties: {kind: {type: string}}, oneOf: [{$ref: '#/components/schemas/Pet'}, {$ref: '#/components/schemas/Dog'}]}
    Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {loud: {type: boolean}}}]}
"""
SWAGGER = """\
swagger: '2.0'
info: {title: con, version: '1'}
paths:
  /a:
    post:
      operationId: a
      parameters:
      - {name: {x: y}, in: formData, type: string}
      - {name: [x], in: body, schema: {type: object}}
      - {name: b, in: query, type: array, items: {type: string}, collectionFormat: {x: y}}
      responses: {'204': {description: d}}
"""


def test_an_alternative_that_is_the_schema_itself_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "api.yaml"
    path.write_text(ITSELF)
    sink = Sink()
    api = analyze(path, Config(), sink, lambda _: None).api
    contents = [o.responses[0].contents[0].type for o in api.operations]
    assert [type_text(one).rpartition("/")[2] for one in contents] == ["A", "B", "Dog"]
    members = {id_: getattr(m, "members", ()) for id_, m in api.models.items()}
    for name in ("A", "B"):  # both take what either takes
        types = members[ModelId(f"#/components/schemas/{name}")]
        assert {type_text(one) for one in types} == {"string", "integer"}
    assert [d.code.name for d in sink.diagnostics] == ["odd-shape"] * 3


@pytest.mark.parametrize("mode", ["split", "both"])
def test_odd_parameters_and_titles_of_swagger(mode: str, tmp_path: Path) -> None:
    path = tmp_path / "api.yaml"
    path.write_text(SWAGGER)
    config = Config(async_mode="both" if mode == "both" else "split")
    sink = Sink()
    analysis = analyze(path, config, sink, lambda _: None)
    assert len(analysis.api.operations) == 1
    assert sink.errors
    pages = build_tree(analysis, config, "sdk", lambda _: None).pages
    assert not any("con" in page.parts for page in pages)  # a device on Windows
