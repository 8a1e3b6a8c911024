"""Documents of others: those that are sound are read whole, those that are not are told."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest

from conftest import SHARED
from sdkpress.diagnostics.findings import Sink
from sdkpress.diagnostics.frame import Frames
from sdkpress.source.document import load_document
from sdkpress.spec.keys import METHODS
from sdkpress.spec.parse import parse_document

REAL = sorted([*SHARED.glob("specs/*"), *SHARED.glob("truth/*/openapi.yaml")])
OFFICIAL = SHARED / "conformance" / "oas-documents"
KNOWN = {"notion.json": ["unsendable-parameter"]}
"""One of notion's headers has no name that can be sent; the operation stays."""
ELSEWHERE = {"security-scheme-object-examples": ["external-ref"]}
"""What lies at an address is read only when the user allows the host."""
READ = ("3.0", "3.1", "3.2")


def _ids(paths: list[Path]) -> list[str]:
    return ["-".join(path.parts[-3:]) for path in paths]


@pytest.mark.parametrize("path", REAL, ids=_ids(REAL))
def test_no_operation_is_lost(path: Path) -> None:
    sink = Sink()
    document = load_document(path, sink)
    assert document is not None
    spec = parse_document(document, sink)
    data = cast("dict[str, Any]", document.data)
    assert [error.code.name for error in sink.errors] == KNOWN.get(path.name, [])
    paths = data.get("paths") or {}
    written = [
        (path, method)
        for path, item in paths.items()
        if not path.startswith("x-")
        for method in item
        if method in METHODS
    ]
    assert [(o.path, o.method) for o in spec.operations] == written
    components = data.get("components") or {"schemas": data.get("definitions")}
    assert len(spec.schemas) >= len(components.get("schemas") or {})


PASS = sorted(p for version in READ for p in OFFICIAL.glob(f"{version}/pass/*.yaml"))
FAIL = sorted(p for version in READ for p in OFFICIAL.glob(f"{version}/fail/*.yaml"))


@pytest.mark.parametrize("path", PASS, ids=_ids(PASS))
def test_a_valid_document_is_read(path: Path) -> None:
    sink = Sink()
    document = load_document(path, sink)
    assert document is not None
    parse_document(document, sink)
    assert [error.code.name for error in sink.errors] == ELSEWHERE.get(path.stem, [])


@pytest.mark.parametrize("path", FAIL, ids=_ids(FAIL))
def test_an_invalid_document_is_told_with_a_place(path: Path) -> None:
    sink = Sink()
    document = load_document(path, sink)
    assert document is not None
    parse_document(document, sink)
    assert sink.errors
    for error in sink.errors:
        line, column = Frames().position(error.at)
        assert line is not None
        assert column is not None


@pytest.mark.skipif(
    not SHARED.is_dir(), reason="needs ../shared: real documents of other vendors"
)
def test_there_are_documents() -> None:
    assert REAL
    assert PASS
    assert FAIL
