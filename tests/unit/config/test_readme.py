"""The list of settings in README and of modules in CONTRIBUTING are those of the code."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast, get_args

import pytest

from conftest import REPO
from sdkpress.cli.arguments import Command, parse_arguments
from sdkpress.config.files import load_config
from sdkpress.config.rules import config_schema
from sdkpress.diagnostics.findings import Sink
from support.snapshots import Snapshots

PACKAGE = REPO / "generator" / "sdkpress"
ORDER = (
    *("source", "spec", "ir", "lower", "names", "python", "examples", "snippets"),
    *("excerpts", "docs", "docs/readme", "site", "render", "output", "config"),
    *("diagnostics", "cli", "", "runtime"),
)


def _settings(schema: Mapping[str, object], above: str) -> Iterator[str]:
    for name, value in cast(dict[str, dict[str, object]], schema["properties"]).items():
        key = f"{above}{name}"
        text = str(value["description"]).replace("|", "\\|")
        yield f"| `{key}` | {_default(value)} | {text} |"
        if "properties" in value:
            yield from _settings(value, f"{key}.")


def _default(schema: Mapping[str, object]) -> str:
    default = schema.get("default")
    if default is None:
        return ""
    if isinstance(default, list):
        return f"`[{', '.join(cast(list[str], default))}]`"
    return f"`{str(default).lower() if isinstance(default, bool) else default}`"


def _modules() -> Iterator[str]:
    for folder in ORDER:
        if folder:
            summary = _summary(PACKAGE / folder / "__init__.py")
            yield f"| **`{folder}/`** | {f'**{summary}**' if summary else ''} |"
        else:
            yield "| **top level** | |"
        for path in sorted((PACKAGE / folder).glob("*.py")):
            if path.name != "__init__.py" or not folder:
                yield f"| `{(Path(folder) / path.name).as_posix()}` | {_summary(path)} |"


def _summary(path: Path) -> str:
    docstring = ast.get_docstring(ast.parse(path.read_text())) or ""
    return docstring.partition("\n\n")[0].replace("\n", " ").replace("|", "\\|")


@pytest.mark.parametrize(
    ("file", "section", "head", "rows"),
    [
        (
            "README.md",
            "settings",
            "| Setting | Default | Meaning |\n|---|---|---|",
            list(_settings(config_schema(), "")),
        ),
        (
            "CONTRIBUTING.md",
            "modules",
            "| Module | What it does |\n|---|---|",
            list(_modules()),
        ),
    ],
    ids=["settings", "modules"],
)
def test_lists_are_current(
    file: str, section: str, head: str, rows: list[str], snapshots: Snapshots
) -> None:
    path = REPO / file
    readme = path.read_text()
    body = "\n".join((head, *rows))
    wanted = re.sub(
        rf"(<!-- Start {section}[^\n]*-->\n).*?(<!-- End {section} -->)",
        lambda marks: f"{marks[1]}{body}\n{marks[2]}",
        readme,
        flags=re.DOTALL,
    )
    if snapshots.update:
        path.write_text(wanted)
    else:
        assert (
            readme == wanted
        ), "renew with: pytest tests/unit/config --snapshot-update"


def test_every_package_is_listed() -> None:
    packages = {
        path.parent.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.glob("*/**/__init__.py")
    }
    assert packages == set(ORDER) - {""}


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
    assert commands == set(get_args(Command))
    for option in re.findall(r"^\| `(--\w+)` ", readme, re.MULTILINE):
        assert parse_arguments(["generate", option])
