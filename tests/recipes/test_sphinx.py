"""The Sphinx extension: `conf.py` as the recipe tells, built with warnings as errors."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from conftest import REPO
from support.recipes import assert_linked, block
from support.recipes import project as fresh_project
from support.served import look_at

pytest.importorskip("sphinx", reason="needs Sphinx: the extra sdkpress[sphinx]")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A Sphinx project made of the recipe's own blocks."""
    (tmp_path / "conf.py").write_text(block("python", "Sphinx"), "utf-8")
    (tmp_path / "index.md").write_text(block("markdown", "Sphinx"), "utf-8")
    return fresh_project(tmp_path)


def _build(project: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            *(sys.executable, "-m", "sphinx", "-W", "--keep-going", "-b", "html"),
            *(str(project), str(project / "_build")),
        ],
        env={"PYTHONPATH": str(REPO / "generator"), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_recipe_builds_and_follows_the_document(project: Path) -> None:
    document = project / "openapi.yaml"
    for words in ("the most recent first", "the oldest first"):
        text = document.read_text("utf-8")
        document.write_text(text.replace("the most recent first", words), "utf-8")
        done = _build(project)
        assert done.returncode == 0, done.stderr[-3000:]
        pages = (project / "_build/reference/docs/sdks").glob("*/README.html")
        assert words in "".join(page.read_text("utf-8") for page in pages)
    assert (project / "reference/docs/models/task.md").is_file()
    assert_linked(project / "_build", "reference/**/*.html")


def test_groups_and_models_are_in_the_tree(project: Path) -> None:
    assert _build(project).returncode == 0
    site = project / "_build"
    look_at(site, next(site.glob("reference/docs/sdks/*/README.html")), "Tasks")
    index = (project / "_build/reference/docs/index.html").read_text("utf-8")
    written = project / "reference/docs"
    groups = [p.parent.name for p in written.glob("sdks/*/README.md")]
    assert groups
    for page in (*(f"sdks/{name}/README.html" for name in groups), "models/task.html"):
        assert page in index


def test_what_is_broken_in_the_document_is_a_warning_with_its_place(
    project: Path,
) -> None:
    document = project / "openapi.yaml"
    text = document.read_text("utf-8")
    document.write_text(text.replace("schemas/NewTask", "schemas/NewTusk"))
    done = _build(project)
    assert done.returncode != 0
    assert "ref-not-found" in done.stderr
    assert "openapi.yaml:" in done.stderr
    assert (project / "reference").exists()


def test_what_is_no_document_stops_the_build(project: Path) -> None:
    (project / "openapi.yaml").write_text("openapi: [", "utf-8")
    done = _build(project)
    assert done.returncode != 0
    assert "openapi.yaml:" in done.stderr
    assert not (project / "reference").exists()
