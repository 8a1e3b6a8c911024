"""Each `sdkpress` command that a guide shows, run in a fresh repository with a document and its history."""

from __future__ import annotations

import functools
import http.server
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from conftest import REPO

TASKS = REPO / "specs" / "tasks" / "openapi.yaml"
COMMANDS = [
    (guide.name, command)
    for guide in sorted((REPO / "docs").glob("*.md"))
    for console in re.findall(
        r"```console\n(.*?)```", guide.read_text("utf-8"), re.DOTALL
    )
    for command in re.findall(r"^\$ (.*\bsdkpress .*)$", console, re.MULTILINE)
    if not command.startswith("pip ")
]


# What goes on until it is interrupted is, once it must have begun.
_ENDLESS = ("sdkpress watch",)
_BEGUN: Final = 5  # seconds
_LONGEST: Final = 300  # seconds


def _run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    if command.startswith(_ENDLESS):
        command = f"timeout --signal=INT --preserve-status {_BEGUN} {command}"
    scripts = str(Path(sys.executable).parent)
    environment = {
        **os.environ,
        "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(REPO / "generator"),
        "no_proxy": "127.0.0.1",
    }
    return subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        timeout=_LONGEST,
    )


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with two revisions of a document, its config, and what was made of it."""
    folder = tmp_path_factory.mktemp("repository")
    for name in ("openapi.yaml", "old.yaml", "new.yaml"):
        shutil.copy(TASKS, folder / name)
    (folder / "sdkpress.yaml").write_text("spec: openapi.yaml\noutput: sdk\n")
    git = "git -c user.name=A -c user.email=a@example.com"
    steps = (
        "git init --quiet",
        f"git add . && {git} commit --quiet -m first",
        f"{git} commit --quiet --allow-empty -m second",
        "sdkpress generate",
    )
    for step in steps:
        done = _run(step, folder)
        assert done.returncode == 0, done.stderr
    return folder


GEN_YAML = """\
configVersion: 2.0.0
generation: {sdkClassName: Tasks}
python: {version: 1.0.0, packageName: tasks}
"""


@pytest.fixture(scope="module")
def migration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository whose SDK was published from a `gen.yaml`, and the published package beside it."""
    folder = tmp_path_factory.mktemp("migration") / "mine"
    folder.mkdir()
    shutil.copy(TASKS, folder)
    (folder / "gen.yaml").write_text(GEN_YAML)
    done = _run("sdkpress generate openapi.yaml -c gen.yaml -o sdk", folder)
    assert done.returncode == 0, done.stderr
    shutil.copytree(folder / "sdk", folder.parent / "published-sdk")
    return folder


@pytest.fixture(scope="module")
def address(repository: Path) -> Iterator[str]:
    """Where a server on loopback has the document."""
    handler = functools.partial(
        http.server.SimpleHTTPRequestHandler, directory=str(repository)
    )
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/openapi.yaml"
        server.shutdown()


@pytest.mark.parametrize(("guide", "command"), COMMANDS)
def test_command(
    guide: str, command: str, repository: Path, migration: Path, address: str
) -> None:
    command = re.sub(r"https://\S+", address, command)
    command = command.replace("make-the-document |", "cat openapi.yaml |")
    done = _run(command, migration if guide == "migrating.md" else repository)
    expected = 128 + signal.SIGINT if command.startswith(_ENDLESS) else 0
    assert (
        done.returncode == expected
    ), f"{guide}: {command}\n{done.stdout}{done.stderr}"


def test_there_are_commands() -> None:
    assert len(COMMANDS) > 3
