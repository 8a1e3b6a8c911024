"""What several tests need is made once in a run, also where the run is shared by several processes (pytest-xdist)."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock


@dataclass(frozen=True)
class Once:
    """A folder of the whole run; each folder in it is made by the test that asks first, and the others wait."""

    root: Path

    @classmethod
    def of(cls, factory: pytest.TempPathFactory) -> Once:
        base = factory.getbasetemp()
        return cls(base.parent if "PYTEST_XDIST_WORKER" in os.environ else base)

    def __call__(self, name: str, make: Callable[[Path], object]) -> Path:
        """`root/name`, filled by `make`; if that fails, the next who asks tries again."""
        folder = self.root / name
        done = self.root / f"{name}.done"
        with FileLock(self.root / f"{name}.lock"):
            if not done.exists():
                make(folder)
                done.touch()
        return folder
