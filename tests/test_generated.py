"""`generated/` is what `specs/` become: `make update` renews it."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import REPO
from sdkpress.cli.main import main

SPECS = sorted(path.parent for path in (REPO / "specs").glob("*/sdkpress.yaml"))


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_generated_is_current(
    spec: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(REPO)
    config = spec.relative_to(REPO) / "sdkpress.yaml"
    output = Path("generated", spec.name)
    status = main(["check", "-c", str(config), "-o", str(output)])
    said = capsys.readouterr()
    assert status == 0, f"{said.err}\n{said.out}\nrenew with: make update"


def test_every_generated_folder_has_its_document() -> None:
    folders = {path.name for path in (REPO / "generated").iterdir() if path.is_dir()}
    assert folders == {spec.name for spec in SPECS}
