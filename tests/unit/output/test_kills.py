"""Whatever ends a run: the folder is as it was, or as it should be, and what a user has changed stays."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from stat import S_ISREG
from typing import Any

import pytest

from sdkpress.output import moves
from sdkpress.output.compare import Rules
from sdkpress.output.folder import Folder, opened
from sdkpress.output.lock import held
from sdkpress.output.manifest import MANIFEST
from sdkpress.output.paths import UnsafePath
from sdkpress.output.tree import FileTree
from sdkpress.output.write import WriteFailed, WriteRefused, bring, write
from support.trees import (
    compare_with,
    merge_after_mark,
    snapshot,
    tree_of,
    write_tree,
)

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="a process cannot be forked"
)

OLD = tree_of({"a": "1", "b": "1", "gone/c": "1"}, merged={"README.md": "mine--1"})
NEW = tree_of({"a": "2", "b": "2", "new/x/d": "2"}, merged={"README.md": "--2"})
MOVES = 7  # the manifest, four files, one that goes, the manifest


def _killed(
    tree: FileTree, folder: Path, number: int, kill: Callable[[int], None]
) -> None:
    """Write in a process, and kill before one of the moves into place; `kill` is given that process."""
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        with opened(folder) as there:
            assert there is not None
            with held(there, lambda: None):  # until what it started has ended
                return
    os.setsid()
    try:
        _interrupt(number, kill)
        bring(tree, folder, Rules(merge_after_mark))
    finally:
        os._exit(0)


def _interrupt(number: int, kill: Callable[[int], None]) -> None:
    """Let `kill` come before one of the moves of this process."""
    run, left, put = os.getpid(), number, moves.put_in_place

    def interrupted(
        folder: Folder, source: PurePosixPath, target: PurePosixPath
    ) -> None:
        nonlocal left
        if left == 0:
            kill(run)
        left -= 1
        put(folder, source, target)

    moves.put_in_place = interrupted


def _the_run(run: int) -> None:
    os.killpg(run, signal.SIGKILL)


def _all_of_it(run: int) -> None:
    """As where the machine stops."""
    os.kill(run, signal.SIGKILL)
    os.kill(os.getpid(), signal.SIGKILL)


def _the_mover(_: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _state(folder: Path) -> dict[str, bytes]:
    """The files, and the folders, but for what a run that was killed left for the next one to sweep."""
    names = snapshot(folder) | {f"{p}/": b"" for p in folder.rglob("*") if p.is_dir()}
    return {k: v for k, v in names.items() if ".sdkpress" not in k}


@pytest.fixture
def new_state(tmp_path: Path) -> dict[str, bytes]:
    """What stands in a folder after both generations."""
    folder = tmp_path / "reference"
    write_tree(OLD, folder)
    write_tree(NEW, folder)
    return {
        name.replace(str(folder), str(tmp_path / "out")): content
        for name, content in _state(folder).items()
    }


@pytest.mark.parametrize("number", range(MOVES - 1))
@pytest.mark.parametrize("kill", [_the_run, _the_mover])
def test_a_run_that_is_killed_among_its_moves_makes_them_all(
    tmp_path: Path,
    new_state: dict[str, bytes],
    number: int,
    kill: Callable[[int], None],
) -> None:
    folder = tmp_path / "out"
    write_tree(OLD, folder)
    before = _state(folder)
    _killed(NEW, folder, number, kill)
    is_new = number or kill is _the_run  # else nothing had been moved
    assert _state(folder) == (new_state if is_new else before)
    assert [p.name for p in (folder / ".sdkpress").iterdir()] == ["manifest.json"]
    assert not compare_with(NEW if is_new else OLD, folder).differs


@pytest.mark.parametrize("number", range(MOVES - 1))
def test_where_the_machine_stops_the_next_run_makes_the_rest(
    tmp_path: Path, new_state: dict[str, bytes], number: int
) -> None:
    folder = tmp_path / "out"
    write_tree(OLD, folder)
    before = _state(folder)
    _killed(NEW, folder, number, _all_of_it)
    comparison = compare_with(NEW if number else OLD, folder)
    assert not comparison.differs
    assert _state(folder) == (new_state if number else before)
    write_tree(NEW, folder)
    assert _state(folder) == new_state
    assert [p.name for p in (folder / ".sdkpress").iterdir()] == ["manifest.json"]
    assert "pending" not in (folder / MANIFEST).read_text()


def test_a_process_of_several_threads_leaves_the_rest_to_the_next_run(
    tmp_path: Path,
) -> None:
    write_tree(OLD, tmp_path)

    def kill(run: int) -> None:
        assert os.getpid() == run
        os.kill(run, signal.SIGKILL)

    child = os.fork()
    if not child:
        threading.Thread(target=threading.Event().wait, daemon=True).start()
        try:
            _interrupt(2, kill)
            bring(NEW, tmp_path, Rules(merge_after_mark))
        finally:
            os._exit(1)
    assert os.waitpid(child, 0)[1] == signal.SIGKILL
    assert [(tmp_path / name).read_text() for name in "ab"] == ["2", "1"]
    bring(NEW, tmp_path, Rules(merge_after_mark))
    assert [(tmp_path / name).read_text() for name in "ab"] == ["2", "2"]


def test_what_was_changed_after_the_machine_stopped_is_not_overwritten(
    tmp_path: Path,
) -> None:
    write_tree(OLD, tmp_path)
    _killed(NEW, tmp_path, 2, _all_of_it)
    assert [(tmp_path / name).read_text() for name in "ab"] == ["2", "1"]
    (tmp_path / "b").write_text("my own")
    with pytest.raises(WriteRefused) as refusal:
        bring(NEW, tmp_path, Rules(merge_after_mark))
    assert [str(entry.path) for entry in refusal.value.entries] == ["b"]
    assert [(tmp_path / name).read_text() for name in "ab"] == ["2", "my own"]
    (tmp_path / "b").write_text("2")
    write_tree(NEW, tmp_path)
    assert not compare_with(NEW, tmp_path).differs
    assert [p.name for p in (tmp_path / ".sdkpress").iterdir()] == ["manifest.json"]


def test_a_link_put_in_the_way_after_the_machine_stopped(tmp_path: Path) -> None:
    folder, outside = tmp_path / "out", tmp_path / "outside"
    write_tree(tree_of({"a": "1", "docs/b": "1"}), folder)
    _killed(tree_of({"a": "2", "docs/b": "2"}), folder, 2, _all_of_it)
    (folder / "docs").rename(outside)
    (folder / "docs").symlink_to(outside)
    with pytest.raises(UnsafePath):
        bring(tree_of({"a": "3"}), folder, Rules(merge_after_mark), force=True)
    assert not list(folder.glob(".sdkpress/*/journal"))
    assert (outside / "b").read_text() == "1"


@pytest.mark.skipif(sys.platform == "win32", reason="asks POSIX for the process")
def test_what_a_killed_run_left_is_swept(tmp_path: Path) -> None:
    write_tree(tree_of({"a": "1"}), tmp_path)
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    for output, before in (
        (tmp_path, ".sdkpress/"),
        (tmp_path / "new", ".new.sdkpress-"),
    ):
        dead = tmp_path / f"{before}staging-{process.pid}-x"
        alive = tmp_path / f"{before}staging-{os.getppid()}-x"
        for folder in (dead, alive):
            folder.mkdir()
        write_tree(tree_of({"a": "2"}), output)
        assert not dead.exists()
        assert alive.exists()


def test_a_folder_that_a_killed_run_emptied_goes(tmp_path: Path) -> None:
    write_tree(tree_of({"docs/old/a.md": "1", "b": "1"}), tmp_path)
    (tmp_path / "docs/old/a.md").unlink()  # killed between the file and its folder
    write_tree(tree_of({"b": "1"}), tmp_path)
    assert not (tmp_path / "docs").exists()


HOSTILE = {
    "no text": "\0",
    "no mapping": "[]",
    "of another version": {"format": 2, "moves": [], "emptied": []},
    "without moves": {"format": 1, "moves": [], "emptied": []},
    "without sense": {"format": 1, "moves": [1], "emptied": []},
    "out of the folder": {
        "format": 1,
        "moves": [["before", ".sdkpress/manifest.json", None], [None, "../mine", None]],
        "emptied": [],
    },
    "a folder outside": {
        "format": 1,
        "moves": [["before", ".sdkpress/manifest.json", None]],
        "emptied": ["../empty"],
    },
    "a name that leaves": {
        "format": 1,
        "moves": [["before", ".sdkpress/manifest.json", None], ["..", "x", None]],
        "emptied": [],
    },
    "a file of git": {
        "format": 1,
        "moves": [["before", ".sdkpress/manifest.json", None], ["1", ".git/x", None]],
        "emptied": [],
    },
    "a file that is not as found": {
        "format": 1,
        "moves": [["before", ".sdkpress/manifest.json", None], [None, "mine", [4, 1]]],
        "emptied": [],
    },
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_a_journal_that_no_run_wrote_does_nothing(tmp_path: Path, text: object) -> None:
    folder = tmp_path / "out"
    write_tree(OLD, folder)
    (tmp_path / "mine").write_text("mine")
    (tmp_path / "empty").mkdir()
    (folder / "mine").write_text("mine")
    staging = folder / ".sdkpress/staging-1-x"
    staging.mkdir()
    (staging / "1").write_text("theirs")
    content = text if isinstance(text, str) else json.dumps(text)
    (staging / "journal").write_text(content)
    before = _state(tmp_path)
    assert not compare_with(OLD, folder).differs
    assert _state(tmp_path) == before
    assert not (staging / "journal").exists()


@pytest.mark.parametrize("found", [True, False], ids=["changed", "new"])
def test_a_file_that_is_changed_during_the_run_is_not_overwritten(
    tmp_path: Path, found: bool
) -> None:
    write_tree(OLD, tmp_path)
    comparison = compare_with(NEW, tmp_path)
    (tmp_path / "new/x").mkdir(parents=True)
    edited = tmp_path / ("a" if found else "new/x/d")
    edited.write_text("my own")
    before = snapshot(tmp_path)
    with pytest.raises(WriteFailed, match="was changed while.*\nnothing was written"):
        write(comparison, tmp_path)
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize("late", [False, True], ids=["before", "just after"])
def test_a_file_that_is_saved_while_files_are_moved_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, late: bool
) -> None:
    write_tree(OLD, tmp_path)
    before = _state(tmp_path)
    put = moves.put_in_place

    def saved(folder: Folder, source: PurePosixPath, target: PurePosixPath) -> None:
        if str(target) == ("b" if late else "a"):
            with open(tmp_path / "b", "r+") as file:
                file.write("my own")
        put(folder, source, target)

    monkeypatch.setattr(moves, "put_in_place", saved)
    with pytest.raises(WriteFailed, match="b' was changed while.*\nnothing was wr"):
        write_tree(NEW, tmp_path)
    assert _state(tmp_path) == {**before, "b": b"my own"}


def _fill_up(room: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the calls that take room on a disk fail from one of them on."""

    def limited(call: Callable[..., Any]) -> Callable[..., Any]:
        def called(place: Any, *words: Any, **more: Any) -> Any:
            nonlocal room
            is_file = isinstance(place, str) or S_ISREG(os.fstat(place).st_mode)
            room -= is_file
            if room < 0 and is_file:
                raise OSError(28, "No space left on device")
            return call(place, *words, **more)

        return called

    for name in ("write", "mkdir", "link"):
        monkeypatch.setattr(os, name, limited(getattr(os, name)))


@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
def test_a_disk_that_is_full_at_any_moment(tmp_path: Path, links: bool) -> None:
    folder = tmp_path / "out"
    write_tree(OLD, folder)
    before = _state(folder)
    for room in range(100):
        with pytest.MonkeyPatch.context() as monkeypatch:
            _fill_up(room, monkeypatch)
            if not links:
                monkeypatch.setattr(os, "link", _no_links)
            try:
                bring(NEW, folder, Rules(merge_after_mark))
                break
            except WriteFailed as error:
                said = str(error)
        assert "no space left on device\nnothing was written" in said
        assert _state(folder) == before
        assert [p.name for p in (folder / ".sdkpress").iterdir()] == ["manifest.json"]
    assert 10 < room < 99
    assert not compare_with(NEW, folder).differs


def _no_links(*_: object, **__: object) -> None:
    raise NotImplementedError


@pytest.mark.parametrize("sent", [True, False], ids=["as it is", "in words"])
def test_an_unforeseen_error_of_the_moves_is_told_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sent: bool
) -> None:
    class LocalError(Exception):
        """What no other process knows."""

    monkeypatch.setattr(threading, "active_count", lambda: 1)
    write_tree(OLD, tmp_path)
    before = _state(tmp_path)

    def fail(*_: object) -> None:
        raise ZeroDivisionError if sent else LocalError

    monkeypatch.setattr(moves, "put_in_place", fail)
    with pytest.raises(ZeroDivisionError if sent else RuntimeError) as caught:
        write_tree(NEW, tmp_path)
    told = caught.value.__notes__[0] if sent else str(caught.value)
    assert "in fail" in told
    assert sent or "LocalError" in told
    assert _state(tmp_path) == before


def test_without_a_process_to_be_had_all_is_done_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", none)
    write_tree(OLD, tmp_path)
    write_tree(NEW, tmp_path)
    assert not compare_with(NEW, tmp_path).differs


def test_ended_processes_may_be_ignored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    write_tree(OLD, tmp_path)
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        write_tree(NEW, tmp_path)
    finally:
        signal.signal(signal.SIGCHLD, before)
    assert not compare_with(NEW, tmp_path).differs


def test_a_reader_waits_for_the_run_that_writes(tmp_path: Path) -> None:
    write_tree(OLD, tmp_path)
    begun, begin = os.pipe()
    child = os.fork()
    if not child:
        put = moves.put_in_place

        def slow(folder: Folder, source: PurePosixPath, target: PurePosixPath) -> None:
            os.write(begin, b".")
            threading.Event().wait(0.05)
            put(folder, source, target)

        moves.put_in_place = slow
        try:
            bring(NEW, tmp_path, Rules(merge_after_mark))
        finally:
            os._exit(0)
    os.read(begun, 1)
    assert not compare_with(NEW, tmp_path).differs
    os.waitpid(child, 0)
