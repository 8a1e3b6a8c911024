"""Each folder of `cases/` is a document and what becomes of it.

`expected/` holds the files that are made (without the runtime, which is the same in every SDK, and without the SDK's own tests), or
`output.txt` the exit status and all that the command says. `command.txt` holds the arguments where
they are not `generate spec.yaml -o out`. A `files.txt` names the files that the case is about, as patterns, one a
line: `expected/` holds those alone.
"""

from __future__ import annotations

import fnmatch
import re
import shlex
import shutil
from pathlib import Path

import pytest

from conftest import REPO
from sdkpress.cli.main import main
from support.snapshots import Snapshots

CASES = sorted(path.parent for path in (REPO / "tests" / "cases").glob("*/spec.*"))
# What the folders of `generated/` show is not shown again by each case.
SAME_EVERYWHERE = re.compile(
    r"/_runtime/|/\.sdkpress/|/\.github/|/out/tests/|/CHANGELOG\.md"
)
USERS = {"out/mine.txt": "a user's file\n"}


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(
    case: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    snapshots: Snapshots,
) -> None:
    shutil.copytree(case, tmp_path, dirs_exist_ok=True)
    shutil.rmtree(tmp_path / "expected", ignore_errors=True)
    for path, text in USERS.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    before = _files(tmp_path)
    monkeypatch.chdir(tmp_path)
    command = case / "command.txt"
    words = command.read_text() if command.exists() else "generate spec.yaml -o out"
    status = main(shlex.split(words))
    said = capsys.readouterr()
    after = _files(tmp_path)
    assert status != 70, said.err
    if (case / "output.txt").exists() or status != 0:
        text = f"exit status {status}\n{said.err}"
        snapshots.check_text(case / "output.txt", text)
    if status != 0:
        assert after == before, "a run that failed changed a file"
        assert said.out == ""
        return
    assert {path: after[path] for path in before} == before
    made = {
        path.removeprefix("out/"): content
        for path, content in after.items()
        if path not in before and not SAME_EVERYWHERE.search(f"/{path}")
    }
    snapshots.check_folder(case / "expected", _chosen(case, made))


def _chosen(case: Path, made: dict[str, bytes]) -> dict[str, bytes]:
    """The files that a case is about."""
    listing = case / "files.txt"
    if not listing.exists():
        return made
    chosen: dict[str, bytes] = {}
    for pattern in listing.read_text().splitlines():
        matching = {path: made[path] for path in fnmatch.filter(made, pattern)}
        assert matching, f"{listing}: nothing is made that {pattern} names"
        chosen.update(matching)
    return chosen


def test_there_are_cases() -> None:
    assert CASES
