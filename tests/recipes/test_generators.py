"""The recipes for other generators, each built by the real one from a fresh folder and looked at in a browser."""

from __future__ import annotations

import json
import re
import shlex
import sys
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
    run,
)
from support.served import look_at

pytestmark = pytest.mark.slow
SCRIPTS = Path(sys.executable).parent
# DocSearch 4.7.1, which a new install takes, asks for a release of its own core that not every registry has.
OVERRIDES = {"@docsearch/react": "4.6.3"}


def _tells(site: Path, pattern: str) -> Path:
    """The page on which the tricky description stands, which is there as it was written."""
    page = next(
        page
        for page in site.glob(pattern)
        if "the most recent first" in page.read_text("utf-8")
    )
    text = re.sub(r"<!--.*?-->|<[^>]+>", "", page.read_text("utf-8"))
    assert "7 * 7" in text, "the template of the description was evaluated"
    assert "{name}" in text
    return page


def _mkdocs(folder: Path) -> None:
    """The project of MkDocs, which Zensical reads too."""
    project(folder, "mkdocs")
    pages(folder, "docs/reference")
    (folder / "docs/index.md").write_text("# Tasks\n")
    (folder / "mkdocs.yml").write_text(block("yaml", "MkDocs with Material"))


def test_mkdocs(tmp_path: Path) -> None:
    for package in ("material", "mkdocs_literate_nav"):
        pytest.importorskip(package, reason="needs mkdocs-material, of the extra `dev`")
    _mkdocs(tmp_path)
    done = run(SCRIPTS / "mkdocs", "build", "--strict", cwd=tmp_path)
    assert done.returncode == 0, done.stderr[-3000:]
    page = _tells(tmp_path / "site", "reference/docs/sdks/**/*.html")
    assert_linked(tmp_path / "site", "reference/**/*.html")
    assert not list((tmp_path / "site").rglob("SUMMARY*"))
    look_at(tmp_path / "site", page, "tasks")


def test_zensical(tmp_path: Path) -> None:
    pytest.importorskip("zensical", reason="needs zensical, of the extra `dev`")
    _mkdocs(tmp_path)
    done = run(SCRIPTS / "zensical", "build", cwd=tmp_path)
    assert done.returncode == 0, done.stderr[-3000:]
    page = _tells(tmp_path / "site", "reference/docs/sdks/**/*.html")
    look_at(tmp_path / "site", page, "tasks")


def test_vitepress(tmp_path: Path) -> None:
    project(tmp_path, "vitepress", snippet_comment=False)
    node_with(tmp_path, "--save-dev", "vitepress")
    pages(tmp_path, "docs/reference")
    (tmp_path / "docs/index.md").write_text("# Tasks\n")
    (tmp_path / "docs/.vitepress").mkdir()
    (tmp_path / "docs/.vitepress/config.mts").write_text(block("ts", "VitePress"))
    done = run("npx", "vitepress", "build", "docs", cwd=tmp_path)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-3000:]
    site = tmp_path / "docs/.vitepress/dist"
    look_at(site, _tells(site, "reference/docs/sdks/**/*.html"), "tasks")


@pytest.mark.timeout(700)  # a thousand packages, and webpack
def test_docusaurus(tmp_path: Path) -> None:
    project(tmp_path, "docusaurus")
    package = {"name": "tasks", "private": True, "overrides": OVERRIDES}
    (tmp_path / "package.json").write_text(json.dumps(package))
    words = shlex.split(block("console", "Docusaurus").splitlines()[0])
    node_with(tmp_path, *words[words.index("install") + 1 :])
    pages(tmp_path, "reference")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Tasks\n")
    (tmp_path / "docusaurus.config.js").write_text(block("js", "Docusaurus"))
    done = run("npx", "docusaurus", "build", cwd=tmp_path)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-3000:]
    site = tmp_path / "build"
    page = _tells(site, "reference/sdks/**/*.html")
    # The description has a `<p>` that nothing closes: React says that it mends what the browser made of that.
    look_at(site, page, "tasks", mended="Minified React error #418")


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
