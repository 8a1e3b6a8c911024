"""Runs that end at random moments, or come at once (see `benchmarks/writing.py`): nothing is mixed, nothing is lost."""

from __future__ import annotations

import importlib.util
import os
import random
import sys
from pathlib import Path
from types import ModuleType
from typing import NoReturn

import pytest

from conftest import REPO
from sdkpress.output.compare import Rules
from sdkpress.output.write import bring
from support.trees import Files, merge_after_mark, tree_of

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="processes are looked up in /proc"
)

OLD: Files = {f"pages/{n}.md": "1" for n in range(20)} | {"old/x": "1", "same": "1"}
NEW: Files = {f"pages/{n}.md": "2" for n in range(20)} | {"new/y/z": "2", "same": "1"}


def _write(name: str, folder: Path) -> NoReturn:
    tree = tree_of(OLD if name == "old" else NEW, merged={"README.md": f"--{name}"})
    bring(tree, folder, Rules(merge_after_mark))
    os._exit(0)


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    """The benchmark, which is no module of a package."""
    path = REPO / "benchmarks/writing.py"
    spec = importlib.util.spec_from_file_location("writing_benchmark", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_no_run_leaves_a_mix(benchmark: ModuleType, tmp_path: Path) -> None:
    chance = random.Random(1)
    trial = benchmark.Trial(_write, tmp_path / "out", tmp_path / "kept", chance)
    trial.prepare()
    assert len(trial.changed) > 20
    for aim in ("anywhere", "moves", "the machine"):
        for _ in range(4):
            trial.kill(aim)
    for _ in range(6):
        trial.pair()
    assert trial.faults == []
    assert sum(trial.found.values()) >= 2 * 18
