"""Calls that may be read as a stream, as their users write about them, under both checkers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.apis import STREAMED, pressed

CODE = """
from streamed import AsyncStreamed, SyncStreamed, models
from streamed.utils.eventstreaming import EventStream, EventStreamAsync

with SyncStreamed() as client:
    plain: models.Answer = client.chat(prompt="a")
    told: models.Answer = client.chat(prompt="a", stream=False)
    null: models.Answer = client.chat(prompt="a", stream=None)
    stream: EventStream[models.Piece] = client.chat(prompt="a", stream=True)
    pieces: list[str] = [piece.delta for piece in client.chat(prompt="a", stream=True)]


def either(client: SyncStreamed, streamed: bool) -> str:
    result = client.chat(prompt="a", stream=streamed)
    if isinstance(result, EventStream):
        return "".join(piece.delta for piece in result)
    return result.text


async def main() -> None:
    async with AsyncStreamed() as client:
        plain: models.Answer = await client.chat(prompt="a")
        stream: EventStreamAsync[models.Piece] = await client.chat(prompt="a", stream=True)
        print(plain.text, [piece.delta async for piece in stream])
"""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    path = tmp_path / "use.py"
    path.write_text(CODE, "utf-8")
    return path


def test_mypy(program: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file=", program],
        env={**os.environ, "MYPYPATH": str(pressed(STREAMED).source)},
        cwd=program.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_pyright(program: Path) -> None:
    config = {
        "include": [program.name],
        "extraPaths": [str(pressed(STREAMED).source)],
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
