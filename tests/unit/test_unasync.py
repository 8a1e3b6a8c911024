"""The sync half of the runtime is what `scripts/unasync.py` makes of the async half."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from types import ModuleType

import pytest

from conftest import REPO

SCRIPT = REPO / "scripts" / "unasync.py"


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("unasync", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_sync_half_is_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "--check"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_stale_twin_is_told(
    tmp_path: object,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    script = _script()
    monkeypatch.setattr(script, "PAIRS", {"async_io.py": "sync_io.py"})
    assert script.main(["--check"]) == 1
    assert "sync_io.py" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "async def f() -> int:\n    return await g()\n",
            "def f() -> int:\n    return g()\n",
        ),
        ("async with a as b:\n    await b.aclose()\n", "with a as b:\n    b.close()\n"),
        ("x: Callable[[], Awaitable[A[B] | None]]\n", "x: Callable[[], A[B] | None]\n"),
        ("x: AsyncGenerator[int, None]\n", "x: Generator[int, None, None]\n"),
    ],
)
def test_what_is_rewritten(source: str, expected: str) -> None:
    made: str = _script().made_sync(source, "async_x.py")
    assert made.split("\n", 1)[1] == expected


def test_neither_half_imports_the_other() -> None:
    for path in _script().RUNTIME.glob("*sync_*.py"):
        other = {"async": "sync", "sync": "async"}[path.name.partition("_")[0]]
        assert f"from .{other}_" not in path.read_text()
