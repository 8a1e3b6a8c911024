"""Files are written all at once or not at all, and nobody's file is lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest

from sdkpress.output import commit
from sdkpress.output import write as write_module
from sdkpress.output.compare import Comparison, Rules, State, compare
from sdkpress.output.folder import Folder
from sdkpress.output.manifest import BrokenManifest, Manifest, digest
from sdkpress.output.paths import UnsafePath
from sdkpress.output.tree import FileTree
from sdkpress.output.write import Changes, WriteFailed, WriteRefused, bring, write

Files = Mapping[str, str]


def _files(files: Files) -> dict[PurePosixPath, bytes]:
    return {PurePosixPath(path): text.encode() for path, text in files.items()}


def _tree(
    generated: Files,
    once: Files | None = None,
    merged: Files | None = None,
    pages: tuple[str, ...] = (),
) -> FileTree:
    return FileTree(
        generated=_files(generated),
        once=_files(once or {}),
        merged=_files(merged or {}),
        pages=frozenset(PurePosixPath(page) for page in pages),
    )


def _merge(path: PurePosixPath, existing: bytes, made: bytes) -> bytes:
    """Ours after the line `--`, the user's before."""
    head, _, _ = existing.partition(b"--")
    return head + b"--" + made.partition(b"--")[2]


def _compare(
    tree: FileTree,
    folder: Path,
    *,
    pages_only: bool = False,
    keep: tuple[str, ...] = (),
) -> Comparison:
    return compare(tree, folder, Rules(_merge, pages_only, keep))


def _write(tree: FileTree, folder: Path, *, force: bool = False) -> Changes:
    return write(_compare(tree, folder), folder, force=force)


def _snapshot(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_first_run_writes_everything_and_a_second_nothing(tmp_path: Path) -> None:
    tree = _tree({"a.py": "1", "docs/b.md": "2"}, once={"hooks.py": "3"})
    first = _write(tree, tmp_path / "out")
    assert {str(path) for path in first.written} == {"a.py", "docs/b.md", "hooks.py"}
    before = _snapshot(tmp_path)
    second = _write(tree, tmp_path / "out")
    assert (second.written, second.removed, second.unchanged) == ((), (), 3)
    assert _snapshot(tmp_path) == before
    assert set(before) == {
        "out/.sdkpress/manifest.json",
        "out/a.py",
        "out/docs/b.md",
        "out/hooks.py",
    }


def test_an_unchanged_file_is_not_touched(tmp_path: Path) -> None:
    _write(_tree({"a": "1", "b": "1"}), tmp_path)
    os.utime(tmp_path / "a", ns=(1, 1))
    _write(_tree({"a": "1", "b": "2"}), tmp_path)
    assert (tmp_path / "a").stat().st_mtime_ns == 1


def test_a_file_no_longer_made_is_removed_with_its_folder(tmp_path: Path) -> None:
    _write(_tree({"docs/old/a.md": "1", "b": "1"}), tmp_path)
    changes = _write(_tree({"b": "1"}), tmp_path)
    assert changes.removed == (PurePosixPath("docs/old/a.md"),)
    assert not (tmp_path / "docs").exists()


def test_a_leftover_that_was_changed_by_hand_stays_and_is_the_users(
    tmp_path: Path,
) -> None:
    _write(_tree({"a.md": "1", "b": "1"}), tmp_path)
    (tmp_path / "a.md").write_text("mine")
    changes = _write(_tree({"b": "1"}), tmp_path)
    assert changes.kept == (PurePosixPath("a.md"),)
    assert (tmp_path / "a.md").read_text() == "mine"
    assert not _compare(_tree({"b": "1"}), tmp_path).differs


def test_a_users_file_beside_ours_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/guide.md").write_text("mine")
    _write(_tree({"docs/a.md": "1"}), tmp_path)
    _write(_tree({"b": "1"}), tmp_path)
    assert (tmp_path / "docs/guide.md").read_text() == "mine"


@pytest.mark.parametrize("owned", [True, False], ids=["edited", "foreign"])
def test_a_file_in_the_way_stops_everything(tmp_path: Path, owned: bool) -> None:
    if owned:
        _write(_tree({"a": "1"}), tmp_path)
    (tmp_path / "a").write_text("mine")
    before = _snapshot(tmp_path)
    tree = _tree({"a": "2", "b": "2"})
    with pytest.raises(WriteRefused) as refusal:
        _write(tree, tmp_path)
    expected = State.EDITED if owned else State.FOREIGN
    assert [(str(e.path), e.state) for e in refusal.value.entries] == [("a", expected)]
    assert _snapshot(tmp_path) == before
    _write(tree, tmp_path, force=True)
    assert (tmp_path / "a").read_text() == "2"
    assert not _compare(tree, tmp_path).differs


def test_a_foreign_file_with_the_same_bytes_becomes_ours(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    _write(_tree({"a": "1"}), tmp_path)
    _write(_tree({"a": "2"}), tmp_path)
    assert (tmp_path / "a").read_text() == "2"


def test_a_file_written_once_is_the_users_afterwards(tmp_path: Path) -> None:
    _write(_tree({}, once={"hooks.py": "1"}), tmp_path)
    (tmp_path / "hooks.py").write_text("mine")
    _write(_tree({}, once={"hooks.py": "2"}), tmp_path)
    assert (tmp_path / "hooks.py").read_text() == "mine"
    (tmp_path / "hooks.py").unlink()
    _write(_tree({}, once={"hooks.py": "2"}), tmp_path)
    assert (tmp_path / "hooks.py").read_text() == "2"
    _write(_tree({}), tmp_path)
    assert (tmp_path / "hooks.py").exists()


def test_a_file_that_was_offered_may_be_removed_for_good(tmp_path: Path) -> None:
    offer = replace(_tree({"a": "1"}), offered=_files({"ci.yml": "1"}))
    _write(offer, tmp_path)
    assert (tmp_path / "ci.yml").read_text() == "1"
    (tmp_path / "ci.yml").write_text("mine")
    again = replace(_tree({"a": "2"}), offered=_files({"ci.yml": "2", "new.md": "2"}))
    _write(again, tmp_path)
    assert (tmp_path / "ci.yml").read_text() == "mine"
    assert (tmp_path / "new.md").read_text() == "2"
    (tmp_path / "ci.yml").unlink()
    _write(again, tmp_path)
    assert not (tmp_path / "ci.yml").exists()
    _write(_tree({"a": "3"}, pages=("a",)), tmp_path)
    _write(again, tmp_path)
    assert not (tmp_path / "ci.yml").exists()


def test_only_our_sections_of_a_merged_file_are_renewed(tmp_path: Path) -> None:
    _write(_tree({}, merged={"README.md": "intro--1"}), tmp_path)
    (tmp_path / "README.md").write_text("my intro--1")
    assert not _compare(_tree({}, merged={"README.md": "intro--1"}), tmp_path).differs
    _write(_tree({}, merged={"README.md": "intro--2"}), tmp_path)
    assert (tmp_path / "README.md").read_text() == "my intro--2"
    _write(_tree({}), tmp_path)
    assert (tmp_path / "README.md").exists()


def test_pages_alone_leave_the_package_alone(tmp_path: Path) -> None:
    whole = _tree(
        {"a.py": "1", "docs/a.md": "1", "docs/b.md": "1"},
        pages=("docs/a.md", "docs/b.md"),
    )
    _write(whole, tmp_path)
    pages = _tree({"docs/a.md": "2"}, pages=("docs/a.md",))
    changes = write(_compare(pages, tmp_path, pages_only=True), tmp_path)
    assert changes.removed == (PurePosixPath("docs/b.md"),)
    assert (tmp_path / "a.py").exists()
    rest = _tree({"docs/a.md": "2"}, pages=("docs/a.md",))
    assert _write(rest, tmp_path).removed == (PurePosixPath("a.py"),)


def _write_and_die(tree: FileTree, folder: Path, after: int) -> None:
    """Write in a process that is killed after so many files of the tree are in their place."""
    child = os.fork()
    if child:
        assert os.waitpid(child, 0)[1] == signal.SIGKILL
        return
    moved = -1  # the first is the manifest
    put = commit.put_in_place

    def die(folder: Folder, source: PurePosixPath, target: PurePosixPath) -> None:
        nonlocal moved
        if moved == after:
            os.kill(os.getpid(), signal.SIGKILL)
        moved += 1
        put(folder, source, target)

    commit.put_in_place = die
    try:
        _write(tree, folder)
    finally:
        os._exit(1)


def test_runs_killed_half_way_leave_files_that_are_still_ours(tmp_path: Path) -> None:
    _write(_tree({"a": "1", "b": "1", "c": "1"}), tmp_path)
    _write_and_die(_tree({"a": "2", "x": "2", "b": "2", "c": "2"}), tmp_path, 2)
    assert [(tmp_path / name).read_text() for name in "axbc"] == ["2", "2", "1", "1"]
    _write_and_die(_tree({"c": "3", "a": "3", "b": "3", "y": "3"}), tmp_path, 1)
    assert [(tmp_path / name).read_text() for name in "axbc"] == ["2", "2", "1", "3"]
    changes = _write(_tree({"a": "4", "b": "4", "c": "4"}), tmp_path)
    assert changes.removed == (PurePosixPath("x"),)
    assert [(tmp_path / name).read_text() for name in "abc"] == ["4", "4", "4"]
    assert [p.name for p in (tmp_path / ".sdkpress").iterdir()] == ["manifest.json"]
    assert "pending" not in (tmp_path / ".sdkpress/manifest.json").read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="asks POSIX for the process")
def test_what_a_killed_run_left_is_swept(tmp_path: Path) -> None:
    _write(_tree({"a": "1"}), tmp_path)
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
        _write(_tree({"a": "2"}), output)
        assert not dead.exists()
        assert alive.exists()


def test_a_file_changed_by_hand_after_a_kill_is_the_users(tmp_path: Path) -> None:
    _write(_tree({"a": "1", "b": "1"}), tmp_path)
    _write_and_die(_tree({"a": "2", "b": "2"}), tmp_path, 1)
    (tmp_path / "a").write_text("mine")
    with pytest.raises(WriteRefused):
        _write(_tree({"a": "2", "b": "2"}), tmp_path)


@pytest.mark.parametrize("exists", [True, False], ids=["existing", "new"])
def test_a_full_disk_leaves_the_folder_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exists: bool
) -> None:
    folder = tmp_path / "deep" / "out"
    if exists:
        folder.mkdir(parents=True)
        (folder / "mine").write_text("mine")
    before = sorted(tmp_path.rglob("*"))

    def full(folder: Folder, files: Mapping[PurePosixPath, bytes]) -> None:
        half = next(iter(files))
        folder.make(half.parent)
        folder.create(half, b"")
        raise OSError(28, "No space left on device", str(half))

    monkeypatch.setattr(write_module, "write_files", full)
    with pytest.raises(WriteFailed, match="no space left on device"):
        _write(_tree({"a": "1"}), folder)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_new_folder_is_as_open_as_any(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    _write(_tree({"a": "1"}), tmp_path / "out")
    assert (tmp_path / "out").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(WriteFailed, match="out' is a file"):
        _write(_tree({"a": "1"}), tmp_path / "out")
    assert (tmp_path / "out").read_text() == "mine"


def test_a_file_where_a_folder_of_ours_should_be(tmp_path: Path) -> None:
    (tmp_path / "docs").write_text("mine")
    with pytest.raises(WriteFailed, match="docs.*a file, not a folder"):
        _write(_tree({"docs/a.md": "1", "b": "1"}), tmp_path)
    assert _snapshot(tmp_path) == {"docs": b"mine"}


def test_a_folder_where_a_file_of_ours_should_be(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(WriteRefused):
        _write(_tree({"a": "1"}), tmp_path)
    with pytest.raises(WriteFailed, match="a folder, not a file"):
        _write(_tree({"a": "1"}), tmp_path, force=True)
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(WriteFailed, match="permission denied"):
            _write(_tree({"a": "1"}), tmp_path / "out")
    finally:
        tmp_path.chmod(0o700)
    assert list(tmp_path.iterdir()) == []


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "docs").symlink_to(outside)
    with pytest.raises(UnsafePath, match="is a link"):
        _write(_tree({"docs/a.md": "1"}), folder)
    assert list(outside.iterdir()) == []


def test_a_link_in_place_of_a_file_is_replaced_only_by_force(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_text("mine")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "a").symlink_to(outside)
    with pytest.raises(WriteRefused):
        _write(_tree({"a": "1"}), folder)
    _write(_tree({"a": "1"}), folder, force=True)
    assert outside.read_text() == "mine"
    assert (folder / "a").read_text() == "1"


@pytest.mark.parametrize(
    "path",
    [
        "../a",
        "/a",
        "a/../../b",
        ".git/config",
        ".sdkpress/manifest.json",
        "a:b",
        "a\\b",
        "a\nb",
        "con",
        "nul.md",
        "a.",
        "x" * 256,
    ],
)
def test_unsafe_paths_are_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(UnsafePath):
        _write(_tree({path: "1"}), tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("other", ["A.md", "ä.md"])
def test_paths_that_differ_only_in_case_are_refused(tmp_path: Path, other: str) -> None:
    first = {"A.md": "a.md", "ä.md": "a\u0308.md"}[other]
    with pytest.raises(UnsafePath, match="differ only in case"):
        _write(_tree({first: "1", other: "2"}), tmp_path)


def test_a_path_cannot_be_a_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UnsafePath, match="a file and a folder"):
        _write(_tree({"a": "1", "a/b": "2"}), tmp_path)


def test_a_manifest_cannot_make_us_remove_a_file_elsewhere(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine")
    folder = tmp_path / "out"
    (folder / ".sdkpress").mkdir(parents=True)
    manifest = {"format": 1, "package": {"../victim": digest(b"mine")}}
    (folder / ".sdkpress/manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(BrokenManifest, match="leaves the output folder"):
        _write(_tree({"a": "1"}), folder)
    assert victim.read_text() == "mine"


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"format": 99}',
        '{"format": 1, "pages": 3}',
        '{"format": 1, "pending": {"a": 3}}',
    ],
)
def test_a_manifest_that_is_none_of_ours(tmp_path: Path, text: str) -> None:
    (tmp_path / ".sdkpress").mkdir()
    (tmp_path / ".sdkpress/manifest.json").write_text(text)
    with pytest.raises(BrokenManifest):
        _write(_tree({"a": "1"}), tmp_path)


def test_a_manifest_is_sorted_and_reads_back() -> None:
    one, two = PurePosixPath("a"), PurePosixPath("b")
    assert (
        Manifest(pages={two: "2", one: "1"}).text()
        == Manifest(pages={one: "1", two: "2"}).text()
    )


def test_a_folder_that_a_killed_run_emptied_goes(tmp_path: Path) -> None:
    _write(_tree({"docs/old/a.md": "1", "b": "1"}), tmp_path)
    (tmp_path / "docs/old/a.md").unlink()  # killed between the file and its folder
    _write(_tree({"b": "1"}), tmp_path)
    assert not (tmp_path / "docs").exists()


class _FailsAt:
    """Stands in for the move into place, and fails at one of the moves."""

    def __init__(self, number: int) -> None:
        self.left = number
        self.put = commit.put_in_place

    def __call__(
        self, folder: Folder, source: PurePosixPath, target: PurePosixPath
    ) -> None:
        if self.left == 0:
            raise PermissionError(13, "Permission denied", str(target))
        self.left -= 1
        self.put(folder, source, target)


@pytest.mark.parametrize("number", range(6))
@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
def test_a_move_that_fails_half_way_takes_all_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, links: bool
) -> None:
    _write(_tree({"a": "1", "docs/b": "1", "old/c": "1"}), tmp_path)
    before = _snapshot(tmp_path)
    monkeypatch.setattr(commit, "put_in_place", _FailsAt(number))
    if not links:
        monkeypatch.delattr(os, "link")
        monkeypatch.setattr(os, "link", _no_links, raising=False)
    with pytest.raises(WriteFailed, match="permission denied\nnothing was written"):
        _write(_tree({"a": "2", "docs/b": "2", "new/x/d": "2", "e": "2"}), tmp_path)
    assert _snapshot(tmp_path) == before
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        ".sdkpress",
        "a",
        "docs",
        "old",
    ]


def _no_links(*_: object, **__: object) -> None:
    raise NotImplementedError


def test_a_signal_waits_until_all_files_are_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(_tree({"a": "1", "b": "1"}), tmp_path)
    put = commit.put_in_place

    def interrupted(
        folder: Folder, source: PurePosixPath, target: PurePosixPath
    ) -> None:
        signal.raise_signal(signal.SIGINT)
        put(folder, source, target)

    monkeypatch.setattr(commit, "put_in_place", interrupted)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            _write(_tree({"a": "2", "b": "2"}), tmp_path)
    finally:
        signal.signal(signal.SIGINT, before)
    assert [(tmp_path / name).read_text() for name in "ab"] == ["2", "2"]
    assert not _compare(_tree({"a": "2", "b": "2"}), tmp_path).differs


def test_a_folder_swapped_for_a_link_meanwhile_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    folder = tmp_path / "out"
    _write(_tree({"docs/a.md": "1", "docs/b.md": "1"}), folder)
    put = commit.put_in_place

    def swap(there: Folder, source: PurePosixPath, target: PurePosixPath) -> None:
        if not (folder / "docs").is_symlink():
            (folder / "docs").rename(folder / "away")
            (folder / "docs").symlink_to(outside)
        put(there, source, target)

    monkeypatch.setattr(commit, "put_in_place", swap)
    try:
        _write(_tree({"docs/a.md": "2", "docs/b.md": "2"}), folder)
    except (WriteFailed, UnsafePath):
        pass
    assert list(outside.iterdir()) == []


def test_the_manifest_is_looked_for_in_no_linked_folder(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / ".sdkpress").symlink_to(outside)
    with pytest.raises(UnsafePath, match="is a link"):
        _write(_tree({"a": "1"}), folder, force=True)
    assert list(outside.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no FIFOs here")
def test_a_fifo_holds_nobody_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a")
    with pytest.raises(WriteRefused) as refusal:
        _write(_tree({"a": "1"}), tmp_path)
    assert [entry.kind for entry in refusal.value.entries] == ["special file"]
    _write(_tree({"a": "1"}), tmp_path, force=True)
    assert (tmp_path / "a").read_text() == "1"
    (tmp_path / ".sdkpress/manifest.json").unlink()
    os.mkfifo(tmp_path / ".sdkpress/manifest.json")
    with pytest.raises(BrokenManifest, match="special file"):
        _write(_tree({"a": "1"}), tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_a_file_that_cannot_be_read_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("mine")
    (tmp_path / "a").chmod(0)
    with pytest.raises(WriteRefused) as refusal:
        _write(_tree({"a": "1"}), tmp_path)
    assert [entry.kind for entry in refusal.value.entries] == ["unreadable file"]


@pytest.mark.parametrize("target", ["mine", "nowhere"])
def test_a_link_in_place_of_a_users_file_is_the_users(
    tmp_path: Path, target: str
) -> None:
    (tmp_path / "mine").write_text("intro--1")
    for name in ("hooks.py", "README.md"):
        (tmp_path / name).symlink_to(target)
    tree = _tree({"a": "1"}, once={"hooks.py": "2"}, merged={"README.md": "--2"})
    _write(tree, tmp_path, force=True)
    assert (tmp_path / "hooks.py").is_symlink()
    assert (tmp_path / "README.md").is_symlink()
    assert (tmp_path / "mine").read_text() == "intro--1"
    assert not _compare(tree, tmp_path).differs


def test_a_merged_file_that_is_no_text_is_left_alone(tmp_path: Path) -> None:
    def merge(path: PurePosixPath, existing: bytes, made: bytes) -> bytes:
        return (existing.decode() + made.decode()).encode()

    (tmp_path / "README.md").write_bytes(b"\xff")
    tree = _tree({}, merged={"README.md": "--2"})
    bring(tree, tmp_path, Rules(merge))
    assert (tmp_path / "README.md").read_bytes() == b"\xff"


def test_what_git_does_to_line_ends_is_no_edit(tmp_path: Path) -> None:
    _write(_tree({"a": "1\n2\n", "b": "1\n2\n", "old": "1\n2\n"}), tmp_path)
    for name in ("a", "b", "old"):
        (tmp_path / name).write_bytes(b"1\r\n2\r\n")
    tree = _tree({"a": "1\n2\n", "b": "3\n"})
    states = {str(e.path): e.state for e in _compare(tree, tmp_path).entries}
    assert states == {"a": State.CURRENT, "b": State.STALE, "old": State.LEFTOVER}
    _write(tree, tmp_path)
    assert (tmp_path / "a").read_bytes() == b"1\r\n2\r\n"
    assert (tmp_path / "b").read_bytes() == b"3\n"
    assert not (tmp_path / "old").exists()


@pytest.mark.parametrize(
    "name", ["staging-99999999999999999999-x", "staging-x", "staging-", "other"]
)
def test_oddly_named_entries_beside_the_manifest(tmp_path: Path, name: str) -> None:
    _write(_tree({"a": "1"}), tmp_path)
    (tmp_path / ".sdkpress" / name).mkdir()
    (tmp_path / ".sdkpress" / os.fsdecode(b"\xff")).write_text("mine")
    _write(_tree({"a": "2"}), tmp_path)
    assert (tmp_path / "a").read_text() == "2"


@pytest.mark.parametrize("name", ["x" * 300, "x/" * 3000, "a\0b"])
def test_a_folder_of_no_possible_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(WriteFailed, match="nothing was written"):
        bring(_tree({"a": "1"}), tmp_path / name, Rules(_merge))
    assert list(tmp_path.iterdir()) == []


def test_the_longest_name_a_folder_can_have(tmp_path: Path) -> None:
    _write(_tree({"a": "1"}), tmp_path / ("x" * 255))
    assert (tmp_path / ("x" * 255) / "a").exists()


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    _write(_tree({"a": "1"}), tmp_path)
    (tmp_path / "a").chmod(0o750)
    _write(_tree({"a": "2"}), tmp_path)
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o750


def _at_once(count: int, tree: FileTree, folder: Path) -> Iterator[int]:
    """The exit statuses of processes that all write the tree."""
    ready, go = os.pipe()
    children: list[int] = []
    for _ in range(count):
        child = os.fork()
        if not child:
            status = 1
            try:
                os.close(go)
                os.read(ready, 1)
                bring(tree, folder, Rules(_merge))
                status = 0
            except BaseException:
                traceback.print_exc()  # or a failure would not say why
            finally:
                os._exit(status)
        children.append(child)
    os.close(go)
    os.close(ready)
    for child in children:
        yield os.waitpid(child, 0)[1]


@pytest.mark.parametrize("exists", [True, False], ids=["existing", "new"])
def test_runs_at_once_take_turns(tmp_path: Path, exists: bool) -> None:
    if exists:
        _write(_tree({"a": "1", "docs/b.md": "1", "old": "1"}), tmp_path / "out")
    tree = _tree({"a": "2", "docs/b.md": "2"}, merged={"README.md": "intro--2"})
    assert list(_at_once(8, tree, tmp_path / "out")) == [0] * 8
    assert not _compare(tree, tmp_path / "out").differs
    assert [p.name for p in tmp_path.iterdir()] == ["out"]
    assert [p.name for p in (tmp_path / "out/.sdkpress").iterdir()] == ["manifest.json"]


def test_what_vanishes_while_it_is_swept_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / ".out.sdkpress-staging-1-x"
    other.mkdir()
    listed = os.listdir

    def late(place: str) -> list[str]:
        names = listed(place)
        if other.exists():
            other.rename(tmp_path / "elsewhere")  # as its run puts it in place
        return names

    monkeypatch.setattr(os, "listdir", late)
    _write(_tree({"a": "1"}), tmp_path / "out")
    assert (tmp_path / "out/a").exists()
    assert (tmp_path / "elsewhere").exists()


def test_where_folders_cannot_be_held_open_links_are_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sdkpress.output.folder._BY_DESCRIPTOR", False)
    outside = tmp_path / "outside"
    outside.mkdir()
    folder = tmp_path / "out"
    tree = _tree({"docs/a.md": "1", "b": "1"})
    _write(tree, folder)
    changes = _write(_tree({"docs/a.md": "2", "c/d": "1"}), folder)
    assert changes.removed == (PurePosixPath("b"),)
    assert (folder / "docs/a.md").read_text() == "2"
    assert [p.name for p in (folder / ".sdkpress").iterdir()] == ["manifest.json"]
    (folder / "docs/a.md").unlink()
    (folder / "docs").rmdir()
    (folder / "docs").symlink_to(outside)
    with pytest.raises(UnsafePath, match="is a link"):
        _write(tree, folder)
    assert list(outside.iterdir()) == []


def test_files_that_are_kept_are_neither_written_nor_removed(tmp_path: Path) -> None:
    _write(_tree({"a": "1", "docs/b.md": "1", "docs/c.md": "1"}), tmp_path)
    (tmp_path / "docs/b.md").write_text("mine")
    (tmp_path / "docs/c.md").unlink()
    (tmp_path / ".sdkpressignore").write_text("# ours\n\ndocs/c.md\n")
    tree = _tree({"a": "2", "docs/b.md": "2", "docs/c.md": "2"})
    comparison = _compare(tree, tmp_path, keep=("/docs/b*",))
    assert write(comparison, tmp_path).written == (PurePosixPath("a"),)
    assert (tmp_path / "docs/b.md").read_text() == "mine"
    assert not (tmp_path / "docs/c.md").exists()
    assert not _compare(tree, tmp_path, keep=("docs/",)).differs
    _write(_tree({"a": "2"}), tmp_path)
    assert (tmp_path / "docs/b.md").read_text() == "mine"


def test_a_region_is_carried_over_and_what_surrounds_it_stays_ours(
    tmp_path: Path,
) -> None:
    region = "\n\n# region mine\nx = 1\n# endregion\n"
    _write(_tree({"a.py": "a = 1\n"}), tmp_path)
    (tmp_path / "a.py").write_text("a = 1\n" + region)
    assert not _compare(_tree({"a.py": "a = 1\n"}), tmp_path).differs
    for number in (2, 3):
        tree = _tree({"a.py": f"a = {number}\n"})
        _write(tree, tmp_path)
        assert (tmp_path / "a.py").read_text() == f"a = {number}\n" + region
        assert not _compare(tree, tmp_path).differs
    assert _write(_tree({}), tmp_path).kept == (PurePosixPath("a.py"),)


def test_a_last_line_end_that_a_hook_added_is_no_edit(tmp_path: Path) -> None:
    _write(_tree({"a": "1", "b": "1"}), tmp_path)
    for name in "ab":
        (tmp_path / name).write_text("1\n")
    tree = _tree({"a": "1", "b": "2"})
    states = {str(e.path): e.state for e in _compare(tree, tmp_path).entries}
    assert states == {"a": State.CURRENT, "b": State.STALE}
    (tmp_path / "a").write_text("1\n\n")
    assert _compare(tree, tmp_path).having(State.EDITED)
