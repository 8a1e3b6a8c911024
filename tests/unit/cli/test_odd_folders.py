"""An output folder with something odd in it, as its owner meets it: never a hang, never an internal error."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sdkpress.cli.main import main
from sdkpress.cli.status import DONE, FAULTY, USAGE

DOCUMENT = """\
openapi: 3.1.0
info: {title: Odd, version: "1", description: one}
paths:
  /a: {get: {operationId: look, responses: {"200": {description: fine}}}}
"""
GENERATE = ["generate", "openapi.yaml", "-o", "sdk"]
CHECK = ["check", "openapi.yaml", "-o", "sdk"]


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a document and its SDK."""
    folder = tmp_path_factory.mktemp("generated")
    document = folder / "openapi.yaml"
    document.write_text(DOCUMENT)
    assert main(["generate", str(document), "-o", str(folder / "sdk"), "-q"]) == DONE
    return folder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, generated: Path) -> Path:
    """A copy of it to work in, with a document that has changed since."""
    import shutil

    shutil.copytree(generated, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SDKPRESS_CACHE", str(tmp_path / "cache"))
    Path("openapi.yaml").write_text(DOCUMENT.replace("one", "two"))
    return tmp_path


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no FIFOs here")
@pytest.mark.parametrize(
    ("name", "status", "said"),
    [
        (".sdkpress/manifest.json", USAGE, "cannot be used: it is a special file"),
        ("src/odd/sdk.py", FAULTY, "src/odd/sdk.py: not written by sdkpress (a speci"),
        ("pyproject.toml", DONE, ""),
        ("CHANGELOG.md", DONE, ""),
        (".sdkpressignore", DONE, ""),
    ],
)
def test_a_fifo_in_the_place_of_a_file(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    status: int,
    said: str,
) -> None:
    place = folder / "sdk" / name
    place.unlink(missing_ok=True)
    os.mkfifo(place)
    for command in (GENERATE, CHECK):
        assert main(command) == status
    captured = capsys.readouterr()
    assert said in captured.err + captured.out
    assert place.is_fifo()


@pytest.mark.parametrize("name", ["x" * 300, "x/" * 3000])
def test_a_folder_whose_name_is_too_long(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    for command in ("generate", "check", "docs"):
        assert main([command, "openapi.yaml", "-o", name]) == USAGE
    assert capsys.readouterr().err.count("file name too long\nnothing was written") == 2


@pytest.mark.skipif(os.name == "nt", reason="about permissions")
@pytest.mark.skipif(os.name != "nt" and os.geteuid() == 0, reason="root may do all")
def test_a_folder_that_is_not_ours_is_named_once(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "sdk/docs").chmod(0o500)
    try:
        assert main(GENERATE) == USAGE
    finally:
        (folder / "sdk/docs").chmod(0o700)
    said = capsys.readouterr().err
    assert "cannot write 'sdk/docs': permission denied\nnothing was written" in said


def test_names_that_are_no_text(folder: Path) -> None:
    odd = os.fsencode(folder / "sdk") + b"/\xff\xfe"
    try:
        with open(odd, "wb") as file:
            file.write(b"mine")
    except OSError:
        pytest.skip("the file system takes text alone")
    assert main(GENERATE) == DONE
    assert main(CHECK) == DONE
    assert os.path.exists(odd)


def test_colours_of_a_document_do_not_reach_the_terminal(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = DOCUMENT.replace("get: {", 'get: {summary: "a \\e[31mred\\e[2J one", ')
    Path("openapi.yaml").write_text(text)
    assert main(CHECK) == FAULTY
    captured = capsys.readouterr()
    assert "red" in captured.out
    assert "\x1b" not in captured.out + captured.err
