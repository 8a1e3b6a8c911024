"""The pages of published SDKs: the classes and groups that we name are the ones they have."""

from __future__ import annotations

from pathlib import Path

import pytest

from sdkpress.config.files import load_config
from sdkpress.config.model import Config
from sdkpress.diagnostics.findings import Sink
from sdkpress.lower.api import lower
from sdkpress.names.resolve import name
from sdkpress.source.document import load_document
from sdkpress.spec.parse import parse_document


def _config(bundle: Path, sink: Sink) -> Config:
    own = bundle / "sdkpress.yaml"
    config = load_config(own if own.is_file() else bundle / "gen.yaml", sink)
    assert isinstance(config, Config)
    return config


@pytest.mark.parametrize("bundle", ["friendli", "agentset", "cribl-cloud"])
def test_pages(bundle: str, shared: Path) -> None:
    folder = shared / "truth" / bundle
    sink = Sink()
    config = _config(folder, sink)
    document = load_document(folder / "openapi.yaml", sink)
    assert document is not None
    api = lower(parse_document(document, sink), config, sink)
    names = name(api, config, sink)
    made = {model.page for model in names.models.values()}
    made |= {names.groups[g.path].page for g in api.groups if g.operations}
    published = {
        path.relative_to(folder / "docs").as_posix()
        for path in (folder / "docs").rglob("*.md")
    }
    assert made == published
