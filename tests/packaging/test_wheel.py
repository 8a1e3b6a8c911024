"""A wheel installed outside the checkout presses a document as the checkout does."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from conftest import REPO
from sdkpress.run import generate

pytestmark = pytest.mark.slow

CLEAN = {
    key: value
    for key, value in os.environ.items()
    if key not in ("PYTHONPATH", "SDKPRESS_CACHE")
}


def _run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=CLEAN,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _build(kind: str, source: Path, folder: Path) -> Path:
    _run(
        sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", folder, cwd=source
    )
    (built,) = folder.iterdir()
    return built


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as it is made from the source distribution: so that one is whole as well."""
    folder = tmp_path_factory.mktemp("build")
    archive = _build("sdist", REPO, folder / "sdist")
    with tarfile.open(archive) as sources:
        sources.extractall(folder, filter="data")
    return _build(
        "wheel", folder / archive.name.removesuffix(".tar.gz"), folder / "wheel"
    )


def test_the_wheel_holds_every_template_and_the_runtime(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for path in (REPO / "templates").rglob("*.jinja"):
        assert f"sdkpress/_templates/{path.relative_to(REPO / 'templates')}" in names
    for path in (REPO / "generator" / "sdkpress").rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            assert path.relative_to(REPO / "generator").as_posix() in names
    assert any(name.endswith("/licenses/LICENSE") for name in names)


def test_the_installed_wheel_presses_as_the_checkout_does(
    wheel: Path, tmp_path: Path
) -> None:
    _run(sys.executable, "-m", "venv", tmp_path / "venv", cwd=tmp_path)
    scripts = tmp_path / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    pip = (scripts / "python", "-m", "pip", "--disable-pip-version-check", "--quiet")
    _run(*pip, "install", wheel, cwd=tmp_path)
    spec, config = (
        REPO / "specs" / "tasks" / name for name in ("openapi.yaml", "sdkpress.yaml")
    )
    _run(
        scripts / "sdkpress", "generate", spec, "-c", config, "-o", "made", cwd=tmp_path
    )
    generate(spec, tmp_path / "expected", config=config)
    assert _files(tmp_path / "made") == _files(tmp_path / "expected")
    assert _run(
        scripts / "python", "-m", "sdkpress", "--version", cwd=tmp_path
    ) == _run(
        sys.executable,
        "-c",
        "import sdkpress; print('sdkpress', sdkpress.__version__)",
        cwd=REPO / "generator",
    )
