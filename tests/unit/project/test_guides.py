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


def _blocks(language: str, file: str = "README.md") -> list[str]:
    text = (REPO / file).read_text()
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def test_the_config_in_the_quick_start_is_one(tmp_path: Path) -> None:
    (text,) = (block for block in _blocks("yaml") if block.startswith("spec:"))
    path = tmp_path / "sdkpress.yaml"
    path.write_text(text)
    sink = Sink()
    assert load_config(path, sink) is not None
    assert sink.diagnostics == []


def test_the_config_of_the_site_is_one(tmp_path: Path) -> None:
    blocks = _blocks("yaml", "docs/site-generators.md")
    (text,) = (block for block in blocks if "try_it" in block)
    (tmp_path / "sdkpress.yaml").write_text(text)
    sink = Sink()
    config = load_config(tmp_path / "sdkpress.yaml", sink)
    assert sink.diagnostics == []
    assert config is not None and config.docs.site.try_it


def test_the_use_from_python_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (code,) = _blocks("python", "docs/commands.md")
    shutil.copy(REPO / "specs" / "tasks" / "openapi.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "commands.md", "exec"), {})
    assert re.fullmatch(r"\d+ files written\n", capsys.readouterr().out)
    assert (tmp_path / "sdk" / "pyproject.toml").is_file()


def test_the_commands_and_options_exist() -> None:
    readme = (REPO / "docs" / "commands.md").read_text()
    commands = set(re.findall(r"^\| `sdkpress (\w+)", readme, re.MULTILINE))
    assert commands == set(COMMANDS)
    for option in re.findall(r"^\| `(--\w+)` ", readme, re.MULTILINE):
        value = ["files.example"] if option == "--allow-remote" else []
        assert parse_arguments(["generate", option, *value])


def test_the_diagnostic_that_is_shown_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (REPO / "docs" / "diagnostics.md").read_text()
    document, output = re.findall(r"```(?:yaml|text)\n(.*?)```", page, re.DOTALL)
    (tmp_path / "openapi.yaml").write_text(document)
    monkeypatch.chdir(tmp_path)
    assert main(["generate", "openapi.yaml", "-o", "sdk"]) == 0
    assert capsys.readouterr().err == output


GUIDES = [REPO / "README.md", REPO / "CONTRIBUTING.md", *(REPO / "docs").glob("*.md")]


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", prose):
        if "://" not in target and not target.startswith("#"):
            assert (page.parent / target.partition("#")[0]).exists(), target


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.name)
def test_modules_that_are_named_exist(page: Path) -> None:
    roots = (REPO / "generator" / "sdkpress", REPO)
    for name in re.findall(
        r"`((?:\w+/)+\w+\.(?:py|jinja|md\.jinja|py\.jinja))`", page.read_text()
    ):
        assert any((root / name).exists() for root in roots), name


def test_the_settings_of_the_front_page_are_those() -> None:
    """Each with its values and its default, as the list of all settings has them."""
    row = re.compile(r"^\| `([\w.]+)` \| (.*?) +\| ?(.*?) ?\|", re.MULTILINE)
    every = {
        n: rest for n, *rest in row.findall((REPO / "docs/settings.md").read_text())
    }
    section = (REPO / "README.md").read_text().split("\n## Settings\n")[1]
    shown = row.findall(section.split("\n## ")[0])
    assert len(shown) > 5
    assert [(name, every[name]) for name, *_ in shown] == [
        (name, rest) for name, *rest in shown
    ]


def test_the_front_page_is_short() -> None:
    assert len((REPO / "README.md").read_text().splitlines()) < 250
