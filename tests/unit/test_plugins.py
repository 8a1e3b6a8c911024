"""Plugins: code of others that changes the model or the views, found by its entry point."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import REPO

DOCUMENT = """\
openapi: 3.1.0
info: {title: Pets, version: "1"}
servers: [{url: https://x.example}]
paths:
  /a: {get: {operationId: a, summary: About a, tags: [t], responses: {"204": {description: ""}}}}
  /b: {get: {operationId: b, x-internal: true, tags: [t], responses: {"204": {description: ""}}}}
"""
PROJECT = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "acme-conventions"
version = "1.0.0"
dependencies = ["sdkpress"]

[project.entry-points."sdkpress.plugins"]
acme = "acme_conventions:Conventions"
fails = "acme_conventions:Fails"
other = "acme_conventions:Other"
nothing = "acme_conventions:DOCUMENT"
"""
OTHERS = """

DOCUMENT = 3


class Fails(Plugin):
    def api(self, api: Api, config: Config) -> Api:
        raise ValueError("not today")


class Other(Plugin):
    def view(self, path: PurePosixPath, view: object) -> object:
        return "a text"
"""


def example() -> str:
    """The plugin that the documentation shows."""
    text = (REPO / "docs" / "extending.md").read_text()
    found = re.search(r"```python\n(.*?)```", text, re.DOTALL)
    assert found is not None
    return found[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of packages with the plugin installed as pip does it."""
    source = tmp_path_factory.mktemp("plugin")
    (source / "pyproject.toml").write_text(PROJECT)
    (source / "acme_conventions.py").write_text(example() + OTHERS)
    packages = tmp_path_factory.mktemp("packages")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install"]
    words = ["--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--target"]
    done = subprocess.run(
        [*pip, *words, str(packages), str(source)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return packages


def _run(
    folder: Path, installed: Path | None, plugins: str
) -> subprocess.CompletedProcess[str]:
    (folder / "api.yaml").write_text(DOCUMENT)
    config = f"spec: api.yaml\noutput: sdk\nplugins: [{plugins}]\n"
    (folder / "sdkpress.yaml").write_text(config)
    extra = {} if installed is None else {"PYTHONPATH": str(installed)}
    paths = [str(REPO / "generator"), *extra.values()]
    return subprocess.run(
        [sys.executable, "-m", "sdkpress", "generate"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        capture_output=True,
        text=True,
    )


def test_the_plugin_of_the_documentation(installed: Path, tmp_path: Path) -> None:
    done = _run(tmp_path, installed, "acme")
    assert done.returncode == 0, done.stderr
    module = (tmp_path / "sdk" / "src" / "pets" / "t.py").read_text()
    assert "def a(" in module and "def b(" not in module
    page = (tmp_path / "sdk" / "docs" / "llms.txt").read_text()
    assert page.startswith("# Pets by Acme\n")
    before = (installed / "acme_conventions.py").read_text()
    (installed / "acme_conventions.py").write_text(
        before.replace("by Acme", "from Acme")
    )
    try:
        assert _run(tmp_path, installed, "acme").returncode == 0
    finally:
        (installed / "acme_conventions.py").write_text(before)
    page = (tmp_path / "sdk" / "docs" / "llms.txt").read_text()
    assert page.startswith("# Pets from Acme\n")  # a changed plugin is another one


def test_the_example_is_typed(tmp_path: Path) -> None:
    (tmp_path / "acme_conventions.py").write_text(example())
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", os.devnull]
        + ["--follow-imports=silent", "acme_conventions.py"],
        cwd=tmp_path,
        env={**os.environ, "MYPYPATH": str(REPO / "generator")},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("plugins", "told"),
    [
        ("fails", "the plugin 'fails' failed in api: ValueError: not today ("),
        ("other", "the plugin 'other' gave a str for"),
        ("nothing", "the plugin 'nothing' (acme_conventions:DOCUMENT) is no"),
        ("acne", "no plugin 'acne' is installed beside sdkpress\nhelp: install"),
    ],
)
def test_what_is_wrong_with_a_plugin(
    plugins: str, told: str, installed: Path, tmp_path: Path
) -> None:
    done = _run(tmp_path, installed, plugins)
    assert done.returncode == 2
    assert told in done.stderr and "nothing was written" in done.stderr
    assert not (tmp_path / "sdk").exists()


def test_a_plugin_that_is_not_named_does_nothing(
    installed: Path, tmp_path: Path
) -> None:
    assert _run(tmp_path, installed, "").returncode == 0
    assert (tmp_path / "sdk" / "docs" / "llms.txt").read_text().startswith("# Pets\n")
