"""Each folder of `ir/` is a document and what it is understood as: models, operations, names, findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import REPO
from sdkpress.config.model import Config
from sdkpress.diagnostics.findings import Sink
from sdkpress.ir.dump import dump
from sdkpress.lower.api import lower
from sdkpress.names.resolve import name
from sdkpress.source.document import load_bytes
from sdkpress.spec.parse import parse_document
from support.snapshots import Snapshots

CASES = sorted(path.parent for path in (REPO / "tests" / "ir").glob("*/spec.yaml"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_ir(case: Path, snapshots: Snapshots) -> None:
    sink = Sink()
    raw = (case / "spec.yaml").read_bytes()
    document = load_bytes("spec.yaml", raw, sink)
    assert document is not None
    api = lower(parse_document(document, sink), Config(), sink)
    names = name(api, Config(), sink)
    findings = [f"{d.code.name} {d.at.pointer}: {d.message}" for d in sink.diagnostics]
    made = dump({"api": api, "names": names, "findings": findings})
    snapshots.check_text(case / "ir.json", made)


def test_there_are_cases() -> None:
    assert CASES
