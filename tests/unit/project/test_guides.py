"""What README and the guides say is so: config, code, commands, output."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from conftest import REPO
from sdkpress.cli.arguments import parse_arguments
from sdkpress.cli.commands import COMMANDS
from sdkpress.cli.main import main
from sdkpress.config.files import load_config
from sdkpress.diagnostics.findings import Sink


def _blocks(language: str) -> list[str]:
    readme = (REPO / "README.md").read_text()
    return re.findall(rf"```{language}\n(.*?)```", readme, re.DOTALL)


def test_the_config_in_the_quick_start_is_one(tmp_path: Path) -> None:
    (text,) = (block for block in _blocks("yaml") if "spec:" in block)
    path = tmp_path / "sdkpress.yaml"
    path.write_text(text)
    sink = Sink()
    assert load_config(path, sink) is not None
    assert sink.found == []


def test_the_code_in_the_readme_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (code,) = _blocks("python")
    shutil.copy(REPO / "specs" / "tasks" / "openapi.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "README.md", "exec"), {})
    assert re.fullmatch(r"\d+ files written\n", capsys.readouterr().out)
    assert (tmp_path / "sdk" / "pyproject.toml").is_file()


def test_the_commands_and_options_of_the_readme_exist() -> None:
    readme = (REPO / "README.md").read_text()
    commands = set(re.findall(r"^\| `sdkpress (\w+)", readme, re.MULTILINE))
    assert commands == set(COMMANDS)
    for option in re.findall(r"^\| `(--\w+)` ", readme, re.MULTILINE):
        assert parse_arguments(["generate", option])


def test_the_diagnostic_that_is_shown_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (REPO / "docs" / "diagnostics.md").read_text()
    document, output = re.findall(r"```(?:yaml|text)\n(.*?)```", page, re.DOTALL)
    (tmp_path / "openapi.yaml").write_text(document)
    monkeypatch.chdir(tmp_path)
    assert main(["generate", "openapi.yaml", "-o", "sdk"]) == 0
    assert capsys.readouterr().err == output
