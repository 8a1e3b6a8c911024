"""The recipes for other generators, each built by the real one from a fresh folder."""

from __future__ import annotations

import json
import os
import re
import shlex
from pathlib import Path

import pytest
import yaml

from support.pressing import sdkpress
from support.recipes import (
    assert_linked,
    block,
    node_with,
    pages,
    project,
    python_with,
    run,
)

pytestmark = pytest.mark.slow
by_the_real_one = pytest.mark.skipif(
    not os.environ.get("SDKPRESS_RECIPES"),
    reason="installs a site generator and builds with it, for minutes: set SDKPRESS_RECIPES=1",
)


def _tells(site: Path, pattern: str) -> str:
    """The text of the page on which the tricky description stands, which is there as it was written."""
    found = (page.read_text("utf-8") for page in site.glob(pattern))
    html = next(page for page in found if "the most recent first" in page)
    text = re.sub(r"<!--.*?-->|<[^>]+>", "", html)
    assert "7 * 7" in text, "the template of the description was evaluated"
    assert "{name}" in text
    return html


@by_the_real_one
def test_mkdocs(tmp_path: Path) -> None:
    folder = project(tmp_path, "mkdocs")
    found = python_with(tmp_path, "mkdocs-material", "mkdocs-literate-nav")
    pages(folder, "docs/reference")
    (folder / "docs/index.md").write_text("# Tasks\n")
    (folder / "mkdocs.yml").write_text(block("yaml", "MkDocs with Material"))
    done = run(found / "mkdocs", "build", "--strict", cwd=folder)
    assert done.returncode == 0, done.stderr[-3000:]
    html = _tells(folder / "site", "reference/docs/sdks/**/*.html")
    assert "md-nav" in html and "Task" in html
    assert_linked(folder / "site", "reference/**/*.html")


@by_the_real_one
def test_zensical(tmp_path: Path) -> None:
    folder = project(tmp_path, "mkdocs")
    found = python_with(tmp_path, "zensical")
    pages(folder, "docs/reference")
    (folder / "docs/index.md").write_text("# Tasks\n")
    (folder / "mkdocs.yml").write_text(block("yaml", "MkDocs with Material"))
    done = run(found / "zensical", "build", cwd=folder)
    assert done.returncode == 0, done.stderr[-3000:]
    _tells(folder / "site", "reference/docs/sdks/**/*.html")


@by_the_real_one
def test_vitepress(tmp_path: Path) -> None:
    folder = project(tmp_path, "vitepress")
    node_with(folder, "--save-dev", "vitepress")
    pages(folder, "docs/reference")
    (folder / "docs/index.md").write_text("# Tasks\n")
    (folder / "docs/.vitepress").mkdir()
    (folder / "docs/.vitepress/config.mts").write_text(block("ts", "VitePress"))
    done = run("npx", "vitepress", "build", "docs", cwd=folder)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-3000:]
    site = folder / "docs/.vitepress/dist"
    html = _tells(site, "reference/docs/sdks/**/*.html")
    assert "VPSidebarItem" in html


@by_the_real_one
def test_docusaurus(tmp_path: Path) -> None:
    folder = project(tmp_path, "docusaurus")
    package = {"name": "tasks", "private": True, "type": "module"}
    (folder / "package.json").write_text(json.dumps(package))
    words = shlex.split(block("console", "Docusaurus").splitlines()[0])
    node_with(folder, *words[words.index("install") + 1 :])
    pages(folder, "reference")
    (folder / "docs").mkdir()
    (folder / "docs/intro.md").write_text("# Tasks\n")
    (folder / "docusaurus.config.js").write_text(block("js", "Docusaurus"))
    done = run("npx", "docusaurus", "build", cwd=folder)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-3000:]
    html = _tells(folder / "build", "reference/sdks/**/*.html")
    assert "theme-doc-sidebar" in html


def test_github_pages(tmp_path: Path) -> None:
    """The workflow is one, and its commands make what it uploads."""
    pytest.importorskip("nh3", reason="needs nh3: the extra sdkpress[site]")
    folder = project(tmp_path)
    workflow = yaml.safe_load(block("yaml", "GitHub Pages"))
    steps = workflow["jobs"]["site"]["steps"]
    commands = [shlex.split(step["run"]) for step in steps if "run" in step]
    assert commands[0] == ["pip", "install", "sdkpress[site]"]
    done = sdkpress(*commands[1][1:], cwd=folder)
    assert done.returncode == 0, done.stderr
    uploaded = next(s["with"]["path"] for s in steps if "upload" in s.get("uses", ""))
    assert (folder / uploaded / "index.html").is_file()
    assert_linked(folder / uploaded)
