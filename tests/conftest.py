"""What every test may use: where things lie."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("SDKPRESS_SHARED") or REPO.parent / "shared")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of third-party documents; a test that needs it skips where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared: real documents of other vendors")
    return SHARED
