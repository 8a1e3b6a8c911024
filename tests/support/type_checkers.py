"""A program that uses an SDK, under mypy and pyright in their strict modes.

Input: the program's folder and the folders that SDKs are imported from. Output: what the checker prints; nothing
where it finds nothing.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType


def mypy(folder: Path, *sources: Path) -> str:
    """The errors of `mypy --strict` in the programs of a folder."""
    return _output(
        "mypy",
        "--strict",
        "--config-file=",
        "--no-error-summary",
        ".",
        cwd=folder,
        env={"MYPYPATH": os.pathsep.join(map(str, sources))},
    )


def pyright(folder: Path, *sources: Path) -> str:
    """The errors of pyright, strict, in the programs of a folder."""
    config = {
        "include": ["."],
        "extraPaths": [str(source) for source in sources],
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
    }
    (folder / "pyrightconfig.json").write_text(json.dumps(config), "utf-8")
    output = _output("pyright", "--pythonpath", sys.executable, cwd=folder)
    return "" if output.startswith("0 errors, 0 warnings") else output


CHECKERS: Mapping[str, Callable[..., str]] = MappingProxyType(
    {"mypy": mypy, "pyright": pyright}
)


def _output(
    module: str,
    *arguments: str,
    cwd: Path,
    env: Mapping[str, str] = MappingProxyType({}),
) -> str:
    run = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        env={**os.environ, **env},
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )
    return run.stdout + run.stderr
