"""README's commands and its call, from a fresh folder, as a new user runs them; and the guide to the SDK."""

from __future__ import annotations

import contextlib
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from conftest import REPO
from support.document import Document
from support.loopback import Loopback, loopback
from support.page_run import answered_by, run_snippet
from support.pages import snippets_of

README = (REPO / "README.md").read_text("utf-8")
SPECS = REPO / "specs"


def _blocks(language: str, below: str) -> list[str]:
    """The fenced blocks in a language below a heading, up to the next one of its level or higher."""
    level = below.partition(" ")[0]
    text = README.split(f"\n{below}\n", 1)[1]
    text = re.split(rf"\n#{{2,{len(level)}}} ", text)[0]
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh folder with README's document in it."""
    folder = tmp_path_factory.mktemp("fresh")
    (document,) = re.findall(r"```yaml\n(openapi:.*?)```", README, re.DOTALL)
    (folder / "openapi.yaml").write_text(document, "utf-8")
    return folder


def _environment(folder: Path) -> dict[str, str]:
    paths = (REPO / "generator", folder / "site")
    return {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": os.pathsep.join(map(str, paths)),
    }


def _run(console: str, folder: Path) -> None:
    """Run each command; what README shows below one must be what it prints."""
    for block in re.split(r"^\$ ", console, flags=re.MULTILINE)[1:]:
        command, _, shown = block.partition("\n")
        if command == "pip install .":
            continue  # what is tested is installed
        # An index is not asked: what the SDK needs is there.
        command = command.replace(
            "pip install ",
            "python -m pip install --quiet --no-deps --no-build-isolation --target site ",
        )
        done = subprocess.run(
            command,
            shell=True,
            cwd=folder,
            env=_environment(folder),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
        assert not shown.strip() or done.stdout == shown, command


def test_it_is_tried_as_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for console in _blocks("console", "## Try it"):
        _run(console, folder)
    (code,) = _blocks("python", "## Try it")
    (output,) = _blocks("text", "## Try it")
    sys.path.insert(0, str(folder / "site"))
    monkeypatch.setenv("SHOP_TOKEN", "a-token")
    printed = io.StringIO()
    with loopback(Document.read(folder / "openapi.yaml")) as server:
        with answered_by(server), contextlib.redirect_stdout(printed):
            exec(compile(code, "README.md", "exec"), {"__name__": "__main__"})
    assert server.last.problems == []
    assert printed.getvalue() == output


@pytest.mark.parametrize(
    "heading",
    [
        "### Make the SDK anew when the document changes",
        "### Make pages in a docs build",
    ],
)
def test_uses(folder: Path, heading: str) -> None:
    for settings in _blocks("yaml", heading):
        (folder / "sdkpress.yaml").write_text(settings, "utf-8")
    for console in _blocks("console", heading):
        _run(console, folder)


def test_the_hooks_of_the_recipe_are_offered() -> None:
    (recipe,) = _blocks("yaml", "### Let pre-commit do it")
    named = {hook["id"] for hook in yaml.safe_load(recipe)["repos"][0]["hooks"]}
    offered = yaml.safe_load((REPO / ".pre-commit-hooks.yaml").read_text())
    assert named <= {hook["id"] for hook in offered}


def test_the_guide_to_the_sdk_runs(tmp_path: Path) -> None:
    """Each snippet runs against a server made from the document of the SDK that it imports."""
    for package, name in (("tasks_sdk", "tasks"), ("atelier", "atelier")):
        sys.path.insert(0, str(REPO / "generated" / name / "src"))
        with loopback(Document.read(SPECS / name / "openapi.yaml")) as server:
            failures = list(_failures(package, server, tmp_path))
        assert failures == []


def _failures(package: str, server: Loopback, folder: Path) -> list[str]:
    snippets = [
        one
        for one in snippets_of(REPO / "docs" / "sdk.md", "python")
        if f"from {package} import" in one.code
    ]
    assert len(snippets) > 3
    with answered_by(server) as headers:
        found = (run_snippet(one, server, headers, {}, folder) for one in snippets)
        return [failure for failure in found if failure is not None]
