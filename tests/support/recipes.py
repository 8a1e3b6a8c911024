"""The recipes of `docs/site-generators.md`: their own blocks, in a fresh project."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import venv
from pathlib import Path

import pytest

from support.pressing import REPOSITORY, sdkpress

RECIPE = REPOSITORY / "docs" / "site-generators.md"

# A document whose text is full of what generators take for more than text.
TRICKY = (
    "{{ 7 * 7 }} {name} <Card> <b>bold</b> <p>open `{{ code }}` ${x} {% raw %} "
    "| pipe & <unclosed import x from 'y'"
)


def block(language: str, heading: str) -> str:
    """The first fenced block in a language below a heading of the recipes."""
    below = RECIPE.read_text("utf-8").split(f"## {heading}\n", 1)[1]
    found = re.search(rf"^(`{{3,}}){language}\n(.*?)^\1$", below, re.S | re.M)
    assert found is not None, heading
    return found[2]


def project(folder: Path, navigation: str = "") -> Path:
    """A folder with a document and a config; one description is tricky."""
    text = (REPOSITORY / "specs/tasks/openapi.yaml").read_text("utf-8")
    words = "the most recent first"
    assert words in text
    quoted = TRICKY.replace("\n", " ")
    document = text.replace(words, f"{words} {quoted}".replace(": ", " "))
    (folder / "openapi.yaml").write_text(document, "utf-8")
    config = "spec: openapi.yaml\npackage: tasks_sdk\n"
    if navigation:
        config += f"docs:\n  navigation: [{navigation}]\n"
    (folder / "sdkpress.yaml").write_text(config, "utf-8")
    return folder


def pages(folder: Path, output: str) -> None:
    """`sdkpress docs -o OUTPUT`, in the project."""
    done = sdkpress("docs", "-o", output, cwd=folder)
    assert done.returncode == 0, done.stderr


def run(
    *command: str | Path, cwd: Path, timeout: int = 1200, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a generator."""
    return subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={**os.environ, "CI": "true", **environment},
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )


def python_with(folder: Path, *packages: str) -> Path:
    """The `bin` of a fresh environment; skips where they cannot be installed."""
    home = folder / "env"
    venv.create(home, with_pip=True)
    done = run(home / "bin/python", "-m", "pip", "install", "-q", *packages, cwd=folder)
    if done.returncode:
        pytest.skip(f"needs {', '.join(packages)} from the package index")
    return home / "bin"


def node_with(folder: Path, *packages: str) -> None:
    """Install packages into the project; skips where that cannot be."""
    if shutil.which("npm") is None:
        pytest.skip("needs npm")
    done = run("npm", "install", "--no-audit", "--no-fund", *packages, cwd=folder)
    if done.returncode:
        pytest.skip(f"needs {', '.join(packages)} from the package registry")


def assert_linked(site: Path, pattern: str = "**/*.html") -> None:
    """Every relative link of the pages to a page leads to a file of the site."""
    found = 0
    for page in site.glob(pattern):
        html = page.read_text("utf-8")
        for target in re.findall(r'<a[^>]* href="(\.[^":#?]*)[#"]', html):
            place = (page.parent / target).resolve()
            found += 1
            candidates = (place, place / "index.html", place.with_suffix(".html"))
            assert any(c.is_file() for c in candidates), (page, target)
    assert found
