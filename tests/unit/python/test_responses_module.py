"""The module of raw and streaming responses is laid out as black does, however long its names are."""

from __future__ import annotations

from pathlib import Path

import black

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
