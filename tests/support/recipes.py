"""The recipes of `docs/site-generators.md`: their own blocks, in a fresh project."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from support.pressing import REPOSITORY, sdkpress

RECIPE = REPOSITORY / "docs" / "site-generators.md"

INSTALL = 240  # seconds that an installation may take

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


def project(folder: Path, navigation: str = "", **settings: bool) -> Path:
    """A folder with a document and a config, with more settings of `docs`; one description is tricky."""
    text = (REPOSITORY / "specs/tasks/openapi.yaml").read_text("utf-8")
    words = "the most recent first"
    assert words in text
    quoted = TRICKY.replace("\n", " ")
    document = text.replace(words, f"{words} {quoted}".replace(": ", " "))
    (folder / "openapi.yaml").write_text(document, "utf-8")
    config = "spec: openapi.yaml\npackage: tasks_sdk\n"
    if navigation:
        docs = {"navigation": [navigation], **settings}
        config += yaml.safe_dump({"docs": docs})
    (folder / "sdkpress.yaml").write_text(config, "utf-8")
    return folder


def pages(folder: Path, output: str) -> None:
    """`sdkpress docs -o OUTPUT`, in the project."""
    done = sdkpress("docs", "-o", output, cwd=folder)
    assert done.returncode == 0, done.stderr


def run(
    *command: str | Path, cwd: Path, timeout: int = 300, **environment: str
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


def node_with(folder: Path, *packages: str) -> None:
    """Install packages into the project; skips where that cannot be, or not in the time that a test may take."""
    if shutil.which("npm") is None:
        pytest.skip("needs npm")
    options = ("--no-audit", "--no-fund", "--fetch-retries=1", "--prefer-offline")
    needs = f"needs {', '.join(packages)} from the package registry"
    try:
        done = run("npm", "install", *options, *packages, cwd=folder, timeout=INSTALL)
    except subprocess.TimeoutExpired:
        pytest.skip(f"{needs} within {INSTALL} s")
    if done.returncode:
        pytest.skip(f"{needs}: {done.stderr[-300:]}")


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
