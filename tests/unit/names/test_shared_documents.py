"""Documents of other vendors: every operation stays, and every name is a name and unique in its place."""

from __future__ import annotations

import keyword
from collections import Counter
from pathlib import Path

import pytest

from conftest import SHARED
from sdkpress.config.model import Config
from sdkpress.diagnostics.findings import Sink
from sdkpress.ir.models import ObjectModel
from sdkpress.ir.walk import dependencies
from sdkpress.lower.api import lower
from sdkpress.names.resolve import name
from sdkpress.source.document import load_document
from sdkpress.spec.parse import parse_document

LARGE = 700_000
DOCUMENTS = sorted(
    path
    for path in (SHARED / "specs").glob("*")
    if path.stat().st_size < LARGE and "swagger2" not in path.name
)


def _twice(names: list[str]) -> list[str]:
    return [text for text, count in Counter(names).items() if count > 1]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_document(path: Path) -> None:
    sink = Sink()
    document = load_document(path, sink)
    assert document is not None
    spec = parse_document(document, sink)
    api = lower(spec, Config(), sink)
    names = name(api, Config(), sink)
    assert not sink.fatal
    assert len(api.operations) == len([o for o in spec.operations if not o.ignored])
    models = names.models.values()
    assert _twice([model.page.lower() for model in models]) == []
    for model in models:
        assert model.class_name.isidentifier()
        assert model.module.isidentifier() and not keyword.iskeyword(model.module)
    for id_, found in api.models.items():
        assert all(other in api.models for other in dependencies(found))
        if isinstance(found, ObjectModel):
            fields = [names.fields[id_, field.wire] for field in found.fields]
            assert _twice(fields) == []
            assert all(f.isidentifier() and not keyword.iskeyword(f) for f in fields)
    for operation in api.operations:
        arguments = [
            names.arguments[operation.id, a.key].python for a in operation.arguments
        ]
        assert _twice(arguments) == []
    for group in api.groups:
        assert _twice([names.operations[id_] for id_ in group.operations]) == []
