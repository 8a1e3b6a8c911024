"""Pages of lists as their users write about them, under both checkers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.apis import PAGED, pressed

CODE = """
from paged import AsyncPaged, SyncPaged, models, utils

with SyncPaged() as client:
    numbers: list[int] = list(client.by_offset())
    names: list[str] = [found.id for found in client.by_cursor(text="x")]
    count: int | None = client.by_number().result.pages
    first = client.by_cursor(text="x").result
    answer: models.ByURLResponseBody = client.by_url().result

    res: utils.Page | None = client.by_url()
    while res is not None:
        print(res.result)
        res = res.next()

    page: utils.Page[models.ByOffsetResponseBody, int] | None = client.by_offset()
    while page is not None:
        data: models.ByOffsetResponseBody = page.result
        page = page.next()


async def main() -> None:
    async with AsyncPaged() as client:
        numbers: list[int] = [n async for n in await client.by_offset()]
        print(numbers)
        res: utils.AsyncPage | None = await client.by_url()
        while res is not None:
            print(res.result)
            res = await res.next()
"""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    path = tmp_path / "use.py"
    path.write_text(CODE, "utf-8")
    return path


def test_mypy(program: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file=", program],
        env={**os.environ, "MYPYPATH": str(pressed(PAGED).source)},
        cwd=program.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_pyright(program: Path) -> None:
    config = {
        "include": [program.name],
        "extraPaths": [str(pressed(PAGED).source)],
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
