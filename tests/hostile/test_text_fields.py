"""A hostile text in one place of a document: every file still means what it should (see `benchmarks/fuzz_text.py`)."""

from __future__ import annotations

import importlib.util
import json

from conftest import REPO
from sdkpress.diagnostics.findings import Sink
from sdkpress.source.document import load_document

# Not by the path of modules: other files there are called like packages of the tests.
_SPEC = importlib.util.spec_from_file_location(
    "fuzz_text", REPO / "benchmarks" / "fuzz_text.py"
)
assert _SPEC is not None and _SPEC.loader is not None
fuzz_text = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(fuzz_text)

EVERY = 16  # so many-th place of the document; the benchmark tries all


def test_files_mean_what_they_should() -> None:
    document = load_document(REPO / "specs" / "tasks" / "openapi.yaml", Sink())
    assert document is not None
    count, wrong = fuzz_text.run(
        json.loads(json.dumps(document.data)), fuzz_text.HOSTILE, EVERY
    )
    assert wrong == []
    assert count >= 2 * len(fuzz_text.HOSTILE)
