"""`sdkpress init --from gen.yaml`: the same settings in our words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from conftest import SHARED
from sdkpress.cli.main import main
from sdkpress.config.files import load_config
from sdkpress.diagnostics.findings import Sink
from sdkpress.migration.from_gen_yaml import migrate

GEN_YAML = """\
configVersion: 2.0.0
generation:
  sdkClassName: Plex-API
  devContainers: {enabled: true}
python:
  version: 1.2.3
  packageName: plex-api
  enumFormat: enum
  imports: {paths: {shared: models/components, operations: models/operations, errors: models/errors}}
"""


def test_the_new_file_means_what_the_old_one_does(tmp_path: Path) -> None:
    source = tmp_path / "gen.yaml"
    source.write_text(GEN_YAML)
    (tmp_path / "sdkpress.yaml").write_text(migrate(source, None).config)
    sink = Sink()
    assert load_config(tmp_path / "sdkpress.yaml", sink) == load_config(source, Sink())
    assert sink.diagnostics == []


@pytest.mark.parametrize(
    "bundle", ["bolt", "openrouter", "mammoth", "meitner", "agentset", "cribl-cloud"]
)
def test_of_a_published_sdk(bundle: str, tmp_path: Path) -> None:
    folder = SHARED / "truth" / bundle
    if not folder.is_dir():
        pytest.skip("the published SDKs are not there")
    for name in ("gen.yaml", "gen.lock"):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    source = tmp_path / "gen.yaml"
    (tmp_path / "sdkpress.yaml").write_text(migrate(source, None).config)
    ours = load_config(tmp_path / "sdkpress.yaml", Sink())
    theirs = load_config(source, Sink())
    assert ours is not None and theirs is not None
    assert replace(ours, version_is_set=theirs.version_is_set) == theirs


def test_the_report_names_what_is_served_and_what_is_not(tmp_path: Path) -> None:
    source = tmp_path / "gen.yaml"
    source.write_text(GEN_YAML)
    migration = migrate(source, "openapi.yaml")
    assert "spec: openapi.yaml\n" in migration.config
    assert "sync: PlexAPI\n" in migration.config
    assert "python.enumFormat → enum_format" in migration.served
    (lacking,) = migration.without_counterpart
    assert lacking.startswith("generation.devContainers.enabled: ")


def test_the_command_never_replaces_a_file_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("gen.yaml").write_text(GEN_YAML)
    assert main(["init", "api/openapi.yaml", "--from", "gen.yaml"]) == 0
    assert "spec: api/openapi.yaml" in Path("sdkpress.yaml").read_text()
    assert "Without a counterpart" in capsys.readouterr().out
    assert main(["init", "--from", "gen.yaml"]) == 1
    assert main(["init", "--from", "gen.yaml", "--force"]) == 0
    assert main(["init", "--from", "nothing.yaml"]) == 2
    Path("other.yaml").write_text("a: 1\n")
    assert main(["init", "--from", "other.yaml", "--force"]) == 2
