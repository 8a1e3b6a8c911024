"""A run in which nothing changed is answered at once; any change is found."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import sdkpress.unchanged
from conftest import REPO
from sdkpress.cli.main import main

SPEC = (REPO / "specs" / "tasks" / "openapi.yaml").read_text()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a document, and a cache of its own."""
    monkeypatch.setenv("SDKPRESS_CACHE", str(tmp_path / "cache"))
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    (work / "openapi.yaml").write_text(SPEC)
    return work


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Notes each run that really builds."""
    import sdkpress.run

    build = sdkpress.run.build
    runs: list[str] = []

    def noted(*arguments: object, **options: object) -> object:
        runs.append("built")
        return build(*arguments, **options)  # pyright: ignore

    monkeypatch.setattr(sdkpress.run, "build", noted)
    return runs


GENERATE = ["generate", "openapi.yaml", "-o", "out"]


def test_a_second_run_builds_nothing(
    built: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(GENERATE) == 0
    first = capsys.readouterr().out
    assert main(GENERATE) == 0
    second = capsys.readouterr().out
    assert main(["check", "openapi.yaml", "-o", "out"]) == 0
    assert len(built) == 1
    assert first.partition(";")[0] == second.partition(";")[0]
    assert "; 0 files written, " in second


def test_the_first_check_is_remembered_too(built: list[str]) -> None:
    assert main(GENERATE) == 0
    for entry in Path(os.environ["SDKPRESS_CACHE"], "runs").iterdir():
        entry.unlink()
    for _ in range(2):
        assert main(["check", "openapi.yaml", "-o", "out"]) == 0
    assert len(built) == 2


def _append(path: str, text: str = "\n# more\n") -> Callable[[], None]:
    def change() -> None:
        with open(path, "a") as file:
            file.write(text)

    return change


def _same_size_and_time() -> None:
    path = Path("out/src/tasks/sdk.py")
    status = path.stat()
    path.write_bytes(path.read_bytes().replace(b"import", b"imp0rt", 1))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


CHANGES: dict[str, Callable[[], object]] = {
    "document": _append("openapi.yaml"),
    "config that was not there": _append("sdkpress.yaml", "license: MIT\n"),
    "generated file": _append("out/src/tasks/sdk.py"),
    "generated file, same size and time": _same_size_and_time,
    "file that is gone": lambda: os.unlink("out/docs/llms.txt"),
    "README": lambda: Path("out/README.md").write_text("<!-- Start a [usage] -->"),
    "pyproject": lambda: os.unlink("out/pyproject.toml"),
    "manifest": lambda: os.unlink("out/.sdkpress/manifest.json"),
    "ignore file": _append("out/.sdkpressignore", "docs/\n"),
    "a file in place of a module": lambda: (
        os.unlink("out/src/tasks/sdk.py"),
        os.symlink("/dev/null", "out/src/tasks/sdk.py"),
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_found(change: str, built: list[str]) -> None:
    assert main(GENERATE) == 0
    CHANGES[change]()
    main(GENERATE)
    assert len(built) == 2


@pytest.mark.parametrize("option", ["-v", "--force"])
def test_a_run_that_is_asked_for_happens(option: str, built: list[str]) -> None:
    assert main(GENERATE) == 0
    assert main([*GENERATE, option]) == 0
    assert len(built) == 2


def test_another_sdkpress_builds_again(
    built: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(GENERATE) == 0
    monkeypatch.setattr(sdkpress.unchanged, "__version__", "99")
    assert main(GENERATE) == 0
    assert len(built) == 2


def test_times_that_changed_alone_are_looked_into(built: list[str]) -> None:
    time.sleep(0.1)  # so that files are older than a tick when they are noted
    assert main(GENERATE) == 0
    os.utime("openapi.yaml")
    assert main(GENERATE) == 0
    assert len(built) == 1


def test_warnings_are_said_again(
    built: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("openapi.yaml").write_text(
        SPEC.replace("openapi:", "openapi: 3.0.0\nopenapi:")
    )
    assert main(GENERATE) == 0
    first = capsys.readouterr().err
    assert "openapi.yaml:2:1 warning duplicate-key" in first
    assert main(GENERATE) == 0
    assert capsys.readouterr().err == first
    assert len(built) == 1
    assert main([*GENERATE, "--strict"]) == 1
    assert len(built) == 2


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 1}', "null"])
def test_a_broken_record_is_no_record(text: str, built: list[str]) -> None:
    assert main(GENERATE) == 0
    (record,) = Path(os.environ["SDKPRESS_CACHE"], "runs").iterdir()
    record.write_text(text)
    assert main(GENERATE) == 0
    assert len(built) == 2


def test_a_cache_that_cannot_be_written(
    monkeypatch: pytest.MonkeyPatch, built: list[str]
) -> None:
    monkeypatch.setenv("SDKPRESS_CACHE", "/dev/null/cache")
    for _ in range(2):
        assert main(GENERATE) == 0
    assert len(built) == 2


AUDIT = """\
import json, os, sys
opened = []
def hook(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        opened.append(os.path.abspath(os.fsdecode(arguments[0])))
sys.addaudithook(hook)
from sdkpress.cli.main import main
main(sys.argv[1:])
print(json.dumps(opened))
"""


def test_every_file_that_is_read_is_in_the_record(folder: Path) -> None:
    source = REPO / "specs" / "atelier"
    for name in ("openapi.yaml", "sdkpress.yaml"):
        (folder / name).write_text((source / name).read_text())
    done = subprocess.run(
        [sys.executable, "-c", AUDIT, "generate", "-o", "out"],
        env={**os.environ, "PYTHONPATH": str(REPO / "generator")},
        capture_output=True,
        text=True,
        check=True,
    )
    opened = {Path(path) for path in json.loads(done.stdout.splitlines()[-1])}
    read = {p for p in opened if p.is_relative_to(folder) and p.is_file()}
    (record,) = Path(os.environ["SDKPRESS_CACHE"], "runs").iterdir()
    data = json.loads(record.read_text())
    known = {folder / path for path in data["inputs"]}
    known |= {folder / "out" / path for path in data["files"]}
    assert read
    assert read <= known


def test_a_run_without_change_loads_no_parser(folder: Path) -> None:
    script = (
        "import sys; from sdkpress.cli.main import main\n"
        "main(['generate', 'openapi.yaml', '-o', 'out'])\n"
        "print(sorted({m.split('.')[0] for m in sys.modules}"
        " & {'jinja2', 'yaml', 'jsonschema', 'pydantic'}))"
    )
    environment = {**os.environ, "PYTHONPATH": str(REPO / "generator")}
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", script],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
    assert done.stdout.splitlines()[-1] == "[]"
