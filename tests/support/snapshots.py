"""Folders of expected files: compare one with what was made, or renew it.

Input: the folder and the files made, by relative path. Output: nothing, or a failed test that shows the
first differences and the command that renews them. `pytest --snapshot-update` writes and deletes.
"""

from __future__ import annotations

import difflib
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

MAX_LINES = 60


@dataclass(frozen=True, slots=True)
class Snapshots:
    """Compares, or renews when `update` is set."""

    update: bool

    def check_text(self, path: Path, made: str) -> None:
        """Hold one file to what it should be."""
        self.check_folder(path.parent, {path.name: made.encode()}, only=(path.name,))

    def check_folder(
        self,
        folder: Path,
        made: Mapping[str, bytes],
        only: tuple[str, ...] | None = None,
    ) -> None:
        """Hold a folder to exactly these files; with `only`, other files of it do not count."""
        expected = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and (only is None or path.name in only)
        }
        if expected == dict(made):
            return
        if self.update:
            _renew(folder, expected, made)
            return
        pytest.fail("\n".join(_differences(folder, expected, made)), pytrace=False)


def _renew(
    folder: Path, expected: Mapping[str, bytes], made: Mapping[str, bytes]
) -> None:
    for path in expected.keys() - made.keys():
        (folder / path).unlink()
    for path, content in made.items():
        if expected.get(path) != content:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
    for place in sorted(folder.rglob("*"), reverse=True):
        if place.is_dir() and not any(place.iterdir()):
            shutil.rmtree(place)


def _differences(
    folder: Path, expected: Mapping[str, bytes], made: Mapping[str, bytes]
) -> Iterator[str]:
    missing = sorted(expected.keys() - made.keys())
    extra = sorted(made.keys() - expected.keys())
    changed = sorted(p for p in expected.keys() & made.keys() if expected[p] != made[p])
    yield f"{folder} is not what is made now"
    for word, paths in (
        ("no longer made", missing),
        ("new", extra),
        ("changed", changed),
    ):
        if paths:
            yield f"  {word}: {', '.join(paths[:10])}{' …' if len(paths) > 10 else ''}"
    lines = [
        line for path in changed for line in _diff(path, expected[path], made[path])
    ]
    yield from lines[:MAX_LINES]
    if len(lines) > MAX_LINES:
        yield f"… and {len(lines) - MAX_LINES} lines more"
    yield "renew with: pytest tests/test_cases.py --snapshot-update"


def _diff(path: str, old: bytes, new: bytes) -> Iterator[str]:
    return difflib.unified_diff(
        old.decode(errors="replace").splitlines(),
        new.decode(errors="replace").splitlines(),
        f"expected/{path}",
        f"made/{path}",
        lineterm="",
    )
