"""What every test may use: where things lie, and snapshots."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from support.once import Once
from support.snapshots import Snapshots

REPO = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("SDKPRESS_SHARED") or REPO.parent / "shared")


# How long an example takes says how busy the machine is.
settings.register_profile(
    "busy", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("busy")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--snapshot-update",
        action="store_true",
        help="write what is made now as what is expected, and delete what is no longer made",
    )


@pytest.fixture(scope="session")
def snapshots(request: pytest.FixtureRequest) -> Snapshots:
    """Compares folders of expected files, or renews them (never in CI)."""
    update = bool(request.config.getoption("--snapshot-update"))
    if update and os.environ.get("CI"):
        pytest.exit(
            "--snapshot-update is refused in CI: renew and commit at your desk", 4
        )
    return Snapshots(update)


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Makes a folder for all tests of the run, whichever process they run in."""
    return Once.of(tmp_path_factory)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of third-party documents; a test that needs it skips where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared: real documents of other vendors")
    return SHARED
