"""Snippets are code: each one type-checks strictly, and runs against a server made from the document."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from support.document import Document
from support.loopback import loopback
from support.page_run import answered_by, run_snippet
from support.pages import Snippet, pages_of, snippets_of
from support.pressing import Build


def _snippets(pressed: Build) -> list[Snippet]:
    return [
        snippet
        for page in pages_of(pressed.folder)
        for snippet in snippets_of(page, "python")
    ]


def _environment(pressed: Build) -> dict[str, str]:
    """A value for each environment variable that a snippet names."""
    text = "\n".join(snippet.code for snippet in _snippets(pressed))
    names = re.findall(r'os\.(?:getenv\(|environ\[)"([A-Z0-9_]+)"', text)
    return dict.fromkeys(names, "user:secret")


def test_every_snippet_runs(pressed: Build, tmp_path: Path) -> None:
    pressed.module()
    failures: list[str] = []
    environment = _environment(pressed)
    with loopback(Document.read(pressed.document)) as server:
        with answered_by(server) as headers:
            for snippet in _snippets(pressed):
                failure = run_snippet(snippet, server, headers, environment, tmp_path)
                if failure is not None:
                    failures.append(failure)
    assert not failures, f"{len(failures)} fail:\n" + "\n".join(failures[:20])


def test_every_snippet_type_checks(
    pressed: Build, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    for number, snippet in enumerate(_snippets(pressed)):
        header = f"# {snippet.page.relative_to(pressed.folder)}:{snippet.line}\n"
        (tmp_path / f"snippet_{number}.py").write_text(header + snippet.code, "utf-8")
    done = subprocess.run(
        [
            *(sys.executable, "-m", "mypy", "--strict", "--hide-error-context"),
            *("--follow-imports", "silent", str(tmp_path)),
        ],
        env={
            **os.environ,
            "MYPYPATH": str(pressed.source),
            # What is found of the libraries holds for all documents of this process.
            "MYPY_CACHE_DIR": str(tmp_path_factory.getbasetemp() / "mypy"),
        },
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
