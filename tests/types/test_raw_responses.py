"""Whole responses, as their users write about them, under both checkers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.apis import OPTIONS, STREAMED, pressed

CODE = """
from typing import assert_type

from options import AsyncOptionsSDK, SyncOptionsSDK, models
from streamed import SyncStreamed
from streamed import models as pieces
from streamed.utils.eventstreaming import EventStream


def told(client: SyncOptionsSDK) -> None:
    response = client.with_raw_response.notes.note(version="2")
    assert_type(response.status_code, int)
    assert_type(response.parse(), models.Note)
    with client.with_streaming_response.notes.note(timeout=2.0) as opened:
        assert_type(opened.parse(), models.Note)


async def awaited(client: AsyncOptionsSDK) -> None:
    response = await client.with_raw_response.notes.note(max_retries=2)
    assert_type(response.parse(), models.Note)
    async with client.with_streaming_response.notes.note() as opened:
        assert_type(await opened.parse(), models.Note)


def streamed(client: SyncStreamed) -> None:
    whole = client.with_raw_response.chat(prompt="a")
    assert_type(whole.parse(), pieces.Answer)
    stream = client.with_raw_response.chat(prompt="a", stream=True)
    assert_type(stream.parse(), EventStream[pieces.Piece])
"""
WRONG = """
from options import SyncOptionsSDK

SyncOptionsSDK().with_raw_response.notes.note(vresion="2")
SyncOptionsSDK(timeout="2")
"""
SOURCES = [pressed(api).source for api in (OPTIONS, STREAMED)]


@pytest.fixture
def program(tmp_path: Path) -> Path:
    path = tmp_path / "use.py"
    path.write_text(CODE, "utf-8")
    return path


def test_mypy(program: Path) -> None:
    wrong = program.with_name("wrong.py")
    wrong.write_text(WRONG, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file=", program, wrong],
        env={**os.environ, "MYPYPATH": os.pathsep.join(map(str, SOURCES))},
        cwd=program.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    said = [line for line in done.stdout.splitlines() if ": error:" in line]
    assert len(said) == 2 and all(line.startswith("wrong.py") for line in said), said
    assert 'Unexpected keyword argument "vresion"' in said[0]
    assert 'Argument "timeout"' in said[1]


def test_pyright(program: Path) -> None:
    config = {
        "include": [program.name],
        "extraPaths": list(map(str, SOURCES)),
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
    }
    (program.parent / "pyrightconfig.json").write_text(json.dumps(config))
    done = subprocess.run(
        [sys.executable, "-m", "pyright", "--pythonpath", sys.executable],
        cwd=program.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
