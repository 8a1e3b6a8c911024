"""A hostile text in one place of a document: every file still means what it should (see `benchmarks/fuzz_text.py`)."""

from __future__ import annotations

import json
import sys

import pytest

from conftest import REPO
from sdkpress.diagnostics.findings import Sink
from sdkpress.source.document import load_document

sys.path.insert(0, str(REPO / "benchmarks"))

from fuzz_text import HOSTILE, run

EVERY = 16  # so many-th place of the document; the benchmark tries all


def test_files_mean_what_they_should() -> None:
    pytest.importorskip("markdown_it")
    document = load_document(REPO / "specs" / "tasks" / "openapi.yaml", Sink())
    assert document is not None
    count, wrong = run(json.loads(json.dumps(document.data)), HOSTILE, EVERY)
    assert wrong == []
    assert count >= 2 * len(HOSTILE)
