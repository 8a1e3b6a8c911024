"""The same document gives the same bytes, whatever order Python's sets have."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from conftest import REPO


def _pressed(folder: Path, seed: str) -> dict[str, bytes]:
    spec = REPO / "specs" / "atelier"
    command = (
        "generate",
        spec / "openapi.yaml",
        "-c",
        spec / "sdkpress.yaml",
        "-o",
        folder,
    )
    subprocess.run(
        [sys.executable, "-m", "sdkpress", *map(str, command)],
        check=True,
        capture_output=True,
        env={
            **os.environ,
            "PYTHONPATH": str(REPO / "generator"),
            "PYTHONHASHSEED": seed,
        },
    )
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_hash_order_changes_nothing(tmp_path: Path) -> None:
    assert _pressed(tmp_path / "a", "1") == _pressed(tmp_path / "b", "2")
