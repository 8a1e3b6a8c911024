"""The TypeSpec HTTP conformance suite, each call through a generated SDK, sync and async.

`not_passed.txt` lists the scenarios that do not pass, by version; the test fails when the list is wrong,
either way: a scenario that passes now is taken off it.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from support.snapshots import Snapshots

HERE = Path(__file__).resolve().parent
LIST = HERE / "not_passed.txt"
VERSIONS = ("3.0.0", "3.1.0", "3.2.0")


@pytest.fixture(scope="module")
def suite(shared: Path) -> Path:
    """The suite; it needs npm for its server."""
    if shutil.which("npm") is None:
        pytest.skip("needs npm: the server of the suite is an npm package")
    return shared / "conformance" / "spector"


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@contextmanager
def _server(suite: Path) -> Iterator[str]:
    port = str(_free_port())
    script = suite / "serve.sh"
    started = subprocess.run(
        ["bash", script, "start", port],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=240,
        check=False,
    )
    if started.returncode:
        pytest.skip("the server of the suite cannot be installed or started here")
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        subprocess.run(["bash", script, "stop", port], check=False, timeout=60)


def _rows() -> dict[str, list[str]]:
    lines = LIST.read_text().splitlines()
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    return {name: versions for name, *versions in rows}


def _listed(version: str) -> set[str]:
    return {name for name, versions in _rows().items() if version in versions}


def _renew(version: str, not_passed: set[str]) -> None:
    rows = {name: set(versions) - {version} for name, versions in _rows().items()}
    for name in not_passed:
        rows.setdefault(name, set()).add(version)
    head = [line for line in LIST.read_text().splitlines() if line.startswith("#")]
    body = [
        " ".join((name, *sorted(versions)))
        for name, versions in sorted(rows.items())
        if versions
    ]
    LIST.write_text("\n".join((*head, *body)) + "\n")


@pytest.mark.slow
@pytest.mark.parametrize("version", VERSIONS)
def test_every_scenario(version: str, suite: Path, snapshots: Snapshots) -> None:
    with _server(suite) as sync, _server(suite) as asynchronous:
        done = subprocess.run(
            [sys.executable, HERE / "run.py", suite, version, sync, asynchronous],
            capture_output=True,
            text=True,
            timeout=900,
            check=False,
            env={**os.environ, "PYTHONWARNINGS": "ignore"},
        )
    assert done.returncode == 0, done.stderr[-3000:]
    results = json.loads(done.stdout)
    cases = json.loads((suite / "cases.json").read_text())["cases"]
    scenarios = {case["scenario"] for case in cases}
    not_passed = {
        kind: (scenarios - set(result["passed"]))
        | {case.partition("#")[0] for case in result["problems"]}
        for kind, result in results.items()
    }
    if snapshots.update:
        _renew(version, not_passed["sync"] | not_passed["async"])
    listed = _listed(version)
    problems = {
        case: complaints
        for result in results.values()
        for case, complaints in result["problems"].items()
        if case.partition("#")[0] not in listed
    }
    for kind, names in not_passed.items():
        assert not names - listed, (kind, sorted(names - listed), problems)
    gained = listed - not_passed["sync"] - not_passed["async"]
    assert not gained, f"these pass now: {sorted(gained)}"
