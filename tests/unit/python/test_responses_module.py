"""The module of raw and streaming responses is laid out as black does, however long its names are."""

from __future__ import annotations

from pathlib import Path

import black
import pytest

from sdkpress.config.model import Config
from sdkpress.diagnostics.findings import Sink
from sdkpress.pipeline import analyze, build_tree

DOCUMENT = """\
openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /a: {get: {operationId: %s, responses: {'204': {description: d}}}}
  /b: {get: {operationId: %s, responses: {'204': {description: d}}}}
"""


def test_long_names_are_laid_out_as_black_does(tmp_path: Path) -> None:
    path = tmp_path / "api.yaml"
    longest = "delete_a_very_long_name_of_an_operation_that_fills_a_line"
    path.write_text(DOCUMENT % (longest, longest[:-6]))
    analysis = analyze(path, Config(), Sink(), lambda _: None)
    tree = build_tree(analysis, Config(), "sdk", lambda _: None)
    (source,) = (
        content.decode()
        for name, content in tree.generated.items()
        if name.name == "_responses.py"
    )
    assert longest in source
    assert black.format_str(source, mode=black.Mode()) == source


@pytest.mark.parametrize("length", [29, 38, 44, 50])
def test_a_long_title_is_laid_out_as_black_does(length: int, tmp_path: Path) -> None:
    path = tmp_path / "api.yaml"
    title, variable = "T" + "i" * (length - 1), "v" * length
    path.write_text(
        (DOCUMENT % ("a", "b")).replace("title: T", f"title: {title}")
        + f"servers: [{{url: 'https://{{{variable}}}.example', variables: {{{variable}: {{default: a}}}}}}]\n"
        "webhooks: {w: {post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/%s'}}}}, responses: {'200': {description: d}}}}}\n"
        "components: {schemas: {%s: {type: object, properties: {a: {type: string}}}}}\n"
        % (title * 2, title * 2)
    )
    analysis = analyze(path, Config(), Sink(), lambda _: None)
    tree = build_tree(analysis, Config(), "sdk", lambda _: None)
    for name, content in tree.generated.items():
        if name.suffix == ".py" and "_runtime" not in name.parts:
            source = content.decode()
            assert black.format_str(source, mode=black.Mode()) == source, name
