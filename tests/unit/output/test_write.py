"""Files are written all at once or not at all, and nobody's file is lost."""

from __future__ import annotations

import json
import os
import signal
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest

from sdkpress.output import moves
from sdkpress.output import write as write_module
from sdkpress.output.compare import Rules, State
from sdkpress.output.folder import Folder
from sdkpress.output.manifest import BrokenManifest, Manifest, digest
from sdkpress.output.paths import UnsafePath
from sdkpress.output.tree import FileTree
from sdkpress.output.write import WriteFailed, WriteRefused, bring, write
from support.trees import (
    compare_with,
    files_of,
    merge_after_mark,
    snapshot,
    tree_of,
    write_tree,
)


def test_a_first_run_writes_everything_and_a_second_nothing(tmp_path: Path) -> None:
    tree = tree_of({"a.py": "1", "docs/b.md": "2"}, once={"hooks.py": "3"})
    first = write_tree(tree, tmp_path / "out")
    assert {str(path) for path in first.written} == {"a.py", "docs/b.md", "hooks.py"}
    before = snapshot(tmp_path)
    second = write_tree(tree, tmp_path / "out")
    assert (second.written, second.removed, second.unchanged) == ((), (), 3)
    assert snapshot(tmp_path) == before
    assert set(before) == {
        "out/.sdkpress/manifest.json",
        "out/a.py",
        "out/docs/b.md",
        "out/hooks.py",
    }


def test_an_unchanged_file_is_not_touched(tmp_path: Path) -> None:
    write_tree(tree_of({"a": "1", "b": "1"}), tmp_path)
    os.utime(tmp_path / "a", ns=(1, 1))
    write_tree(tree_of({"a": "1", "b": "2"}), tmp_path)
    assert (tmp_path / "a").stat().st_mtime_ns == 1


def test_a_file_no_longer_made_is_removed_with_its_folder(tmp_path: Path) -> None:
    write_tree(tree_of({"docs/old/a.md": "1", "b": "1"}), tmp_path)
    changes = write_tree(tree_of({"b": "1"}), tmp_path)
    assert changes.removed == (PurePosixPath("docs/old/a.md"),)
    assert not (tmp_path / "docs").exists()


def test_a_leftover_that_was_changed_by_hand_stays_and_is_the_users(
    tmp_path: Path,
) -> None:
    write_tree(tree_of({"a.md": "1", "b": "1"}), tmp_path)
    (tmp_path / "a.md").write_text("mine")
    changes = write_tree(tree_of({"b": "1"}), tmp_path)
    assert changes.kept == (PurePosixPath("a.md"),)
    assert (tmp_path / "a.md").read_text() == "mine"
    assert not compare_with(tree_of({"b": "1"}), tmp_path).differs


def test_a_users_file_beside_ours_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/guide.md").write_text("mine")
    write_tree(tree_of({"docs/a.md": "1"}), tmp_path)
    write_tree(tree_of({"b": "1"}), tmp_path)
    assert (tmp_path / "docs/guide.md").read_text() == "mine"


@pytest.mark.parametrize("owned", [True, False], ids=["edited", "foreign"])
def test_a_file_in_the_way_stops_everything(tmp_path: Path, owned: bool) -> None:
    if owned:
        write_tree(tree_of({"a": "1"}), tmp_path)
    (tmp_path / "a").write_text("mine")
    before = snapshot(tmp_path)
    tree = tree_of({"a": "2", "b": "2"})
    with pytest.raises(WriteRefused) as refusal:
        write_tree(tree, tmp_path)
    expected = State.EDITED if owned else State.FOREIGN
    assert [(str(e.path), e.state) for e in refusal.value.entries] == [("a", expected)]
    assert snapshot(tmp_path) == before
    write_tree(tree, tmp_path, force=True)
    assert (tmp_path / "a").read_text() == "2"
    assert not compare_with(tree, tmp_path).differs


def test_a_foreign_file_with_the_same_bytes_becomes_ours(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    write_tree(tree_of({"a": "1"}), tmp_path)
    write_tree(tree_of({"a": "2"}), tmp_path)
    assert (tmp_path / "a").read_text() == "2"


def test_a_file_written_once_is_the_users_afterwards(tmp_path: Path) -> None:
    write_tree(tree_of({}, once={"hooks.py": "1"}), tmp_path)
    (tmp_path / "hooks.py").write_text("mine")
    write_tree(tree_of({}, once={"hooks.py": "2"}), tmp_path)
    assert (tmp_path / "hooks.py").read_text() == "mine"
    (tmp_path / "hooks.py").unlink()
    write_tree(tree_of({}, once={"hooks.py": "2"}), tmp_path)
    assert (tmp_path / "hooks.py").read_text() == "2"
    write_tree(tree_of({}), tmp_path)
    assert (tmp_path / "hooks.py").exists()


def test_a_file_that_was_offered_may_be_removed_for_good(tmp_path: Path) -> None:
    offer = replace(tree_of({"a": "1"}), offered=files_of({"ci.yml": "1"}))
    write_tree(offer, tmp_path)
    assert (tmp_path / "ci.yml").read_text() == "1"
    (tmp_path / "ci.yml").write_text("mine")
    again = replace(
        tree_of({"a": "2"}), offered=files_of({"ci.yml": "2", "new.md": "2"})
    )
    write_tree(again, tmp_path)
    assert (tmp_path / "ci.yml").read_text() == "mine"
    assert (tmp_path / "new.md").read_text() == "2"
    (tmp_path / "ci.yml").unlink()
    write_tree(again, tmp_path)
    assert not (tmp_path / "ci.yml").exists()
    write_tree(tree_of({"a": "3"}, pages=("a",)), tmp_path)
    write_tree(again, tmp_path)
    assert not (tmp_path / "ci.yml").exists()


def test_only_our_sections_of_a_merged_file_are_renewed(tmp_path: Path) -> None:
    write_tree(tree_of({}, merged={"README.md": "intro--1"}), tmp_path)
    (tmp_path / "README.md").write_text("my intro--1")
    assert not compare_with(
        tree_of({}, merged={"README.md": "intro--1"}), tmp_path
    ).differs
    write_tree(tree_of({}, merged={"README.md": "intro--2"}), tmp_path)
    assert (tmp_path / "README.md").read_text() == "my intro--2"
    write_tree(tree_of({}), tmp_path)
    assert (tmp_path / "README.md").exists()


def test_pages_alone_leave_the_package_alone(tmp_path: Path) -> None:
    whole = tree_of(
        {"a.py": "1", "docs/a.md": "1", "docs/b.md": "1"},
        pages=("docs/a.md", "docs/b.md"),
    )
    write_tree(whole, tmp_path)
    pages = tree_of({"docs/a.md": "2"}, pages=("docs/a.md",))
    changes = write(compare_with(pages, tmp_path, pages_only=True), tmp_path)
    assert changes.removed == (PurePosixPath("docs/b.md"),)
    assert (tmp_path / "a.py").exists()
    rest = tree_of({"docs/a.md": "2"}, pages=("docs/a.md",))
    assert write_tree(rest, tmp_path).removed == (PurePosixPath("a.py"),)


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
        write_tree(tree_of({"a": "1"}), folder)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_new_folder_is_as_open_as_any(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    write_tree(tree_of({"a": "1"}), tmp_path / "out")
    assert (tmp_path / "out").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(WriteFailed, match="out' is a file"):
        write_tree(tree_of({"a": "1"}), tmp_path / "out")
    assert (tmp_path / "out").read_text() == "mine"


def test_a_file_where_a_folder_of_ours_should_be(tmp_path: Path) -> None:
    (tmp_path / "docs").write_text("mine")
    with pytest.raises(WriteFailed, match="docs.*a file, not a folder"):
        write_tree(tree_of({"docs/a.md": "1", "b": "1"}), tmp_path)
    assert snapshot(tmp_path) == {"docs": b"mine"}


def test_a_folder_where_a_file_of_ours_should_be(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(WriteRefused):
        write_tree(tree_of({"a": "1"}), tmp_path)
    with pytest.raises(WriteFailed, match="a folder, not a file"):
        write_tree(tree_of({"a": "1"}), tmp_path, force=True)
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(WriteFailed, match="permission denied"):
            write_tree(tree_of({"a": "1"}), tmp_path / "out")
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
        write_tree(tree_of({"docs/a.md": "1"}), folder)
    assert list(outside.iterdir()) == []


def test_a_link_in_place_of_a_file_is_replaced_only_by_force(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_text("mine")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "a").symlink_to(outside)
    with pytest.raises(WriteRefused):
        write_tree(tree_of({"a": "1"}), folder)
    write_tree(tree_of({"a": "1"}), folder, force=True)
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
        write_tree(tree_of({path: "1"}), tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("other", ["A.md", "ä.md"])
def test_paths_that_differ_only_in_case_are_refused(tmp_path: Path, other: str) -> None:
    first = {"A.md": "a.md", "ä.md": "a\u0308.md"}[other]
    with pytest.raises(UnsafePath, match="differ only in case"):
        write_tree(tree_of({first: "1", other: "2"}), tmp_path)


def test_a_path_cannot_be_a_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UnsafePath, match="a file and a folder"):
        write_tree(tree_of({"a": "1", "a/b": "2"}), tmp_path)


def test_a_manifest_cannot_make_us_remove_a_file_elsewhere(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine")
    folder = tmp_path / "out"
    (folder / ".sdkpress").mkdir(parents=True)
    manifest = {"format": 1, "package": {"../victim": digest(b"mine")}}
    (folder / ".sdkpress/manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(BrokenManifest, match="leaves the output folder"):
        write_tree(tree_of({"a": "1"}), folder)
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
        write_tree(tree_of({"a": "1"}), tmp_path)


def test_a_manifest_is_sorted_and_reads_back() -> None:
    one, two = PurePosixPath("a"), PurePosixPath("b")
    assert (
        Manifest(pages={two: "2", one: "1"}).text()
        == Manifest(pages={one: "1", two: "2"}).text()
    )


class _FailsAt:
    """Stands in for the move into place, and fails at one of the moves."""

    def __init__(self, number: int) -> None:
        self.left = number
        self.put = moves.put_in_place

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
    write_tree(tree_of({"a": "1", "docs/b": "1", "old/c": "1"}), tmp_path)
    before = snapshot(tmp_path)
    monkeypatch.setattr(moves, "put_in_place", _FailsAt(number))
    if not links:
        monkeypatch.delattr(os, "link")
        monkeypatch.setattr(os, "link", _no_links, raising=False)
    with pytest.raises(WriteFailed, match="permission denied\nnothing was written"):
        write_tree(
            tree_of({"a": "2", "docs/b": "2", "new/x/d": "2", "e": "2"}), tmp_path
        )
    assert snapshot(tmp_path) == before
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
    write_tree(tree_of({"a": "1", "b": "1"}), tmp_path)
    put, run = moves.put_in_place, os.getpid()

    def interrupted(
        folder: Folder, source: PurePosixPath, target: PurePosixPath
    ) -> None:
        os.kill(run, signal.SIGINT)
        put(folder, source, target)

    monkeypatch.setattr(moves, "put_in_place", interrupted)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            write_tree(tree_of({"a": "2", "b": "2"}), tmp_path)
    finally:
        signal.signal(signal.SIGINT, before)
    assert [(tmp_path / name).read_text() for name in "ab"] == ["2", "2"]
    assert not compare_with(tree_of({"a": "2", "b": "2"}), tmp_path).differs


def test_a_folder_swapped_for_a_link_meanwhile_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    folder = tmp_path / "out"
    write_tree(tree_of({"docs/a.md": "1", "docs/b.md": "1"}), folder)
    put = moves.put_in_place

    def swap(there: Folder, source: PurePosixPath, target: PurePosixPath) -> None:
        if not (folder / "docs").is_symlink():
            (folder / "docs").rename(folder / "away")
            (folder / "docs").symlink_to(outside)
        put(there, source, target)

    monkeypatch.setattr(moves, "put_in_place", swap)
    try:
        write_tree(tree_of({"docs/a.md": "2", "docs/b.md": "2"}), folder)
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
        write_tree(tree_of({"a": "1"}), folder, force=True)
    assert list(outside.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no FIFOs here")
def test_a_fifo_holds_nobody_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a")
    with pytest.raises(WriteRefused) as refusal:
        write_tree(tree_of({"a": "1"}), tmp_path)
    assert [entry.kind for entry in refusal.value.entries] == ["special file"]
    write_tree(tree_of({"a": "1"}), tmp_path, force=True)
    assert (tmp_path / "a").read_text() == "1"
    (tmp_path / ".sdkpress/manifest.json").unlink()
    os.mkfifo(tmp_path / ".sdkpress/manifest.json")
    with pytest.raises(BrokenManifest, match="special file"):
        write_tree(tree_of({"a": "1"}), tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_a_file_that_cannot_be_read_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("mine")
    (tmp_path / "a").chmod(0)
    with pytest.raises(WriteRefused) as refusal:
        write_tree(tree_of({"a": "1"}), tmp_path)
    assert [entry.kind for entry in refusal.value.entries] == ["unreadable file"]


@pytest.mark.parametrize("target", ["mine", "nowhere"])
def test_a_link_in_place_of_a_users_file_is_the_users(
    tmp_path: Path, target: str
) -> None:
    (tmp_path / "mine").write_text("intro--1")
    for name in ("hooks.py", "README.md"):
        (tmp_path / name).symlink_to(target)
    tree = tree_of({"a": "1"}, once={"hooks.py": "2"}, merged={"README.md": "--2"})
    write_tree(tree, tmp_path, force=True)
    assert (tmp_path / "hooks.py").is_symlink()
    assert (tmp_path / "README.md").is_symlink()
    assert (tmp_path / "mine").read_text() == "intro--1"
    assert not compare_with(tree, tmp_path).differs


def test_a_merged_file_that_is_no_text_is_left_alone(tmp_path: Path) -> None:
    def merge(path: PurePosixPath, existing: bytes, made: bytes) -> bytes:
        return (existing.decode() + made.decode()).encode()

    (tmp_path / "README.md").write_bytes(b"\xff")
    tree = tree_of({}, merged={"README.md": "--2"})
    bring(tree, tmp_path, Rules(merge))
    assert (tmp_path / "README.md").read_bytes() == b"\xff"


def test_what_git_does_to_line_ends_is_no_edit(tmp_path: Path) -> None:
    write_tree(tree_of({"a": "1\n2\n", "b": "1\n2\n", "old": "1\n2\n"}), tmp_path)
    for name in ("a", "b", "old"):
        (tmp_path / name).write_bytes(b"1\r\n2\r\n")
    tree = tree_of({"a": "1\n2\n", "b": "3\n"})
    states = {str(e.path): e.state for e in compare_with(tree, tmp_path).entries}
    assert states == {"a": State.CURRENT, "b": State.STALE, "old": State.LEFTOVER}
    write_tree(tree, tmp_path)
    assert (tmp_path / "a").read_bytes() == b"1\r\n2\r\n"
    assert (tmp_path / "b").read_bytes() == b"3\n"
    assert not (tmp_path / "old").exists()


@pytest.mark.parametrize(
    "name", ["staging-99999999999999999999-x", "staging-x", "staging-", "other"]
)
def test_oddly_named_entries_beside_the_manifest(tmp_path: Path, name: str) -> None:
    write_tree(tree_of({"a": "1"}), tmp_path)
    (tmp_path / ".sdkpress" / name).mkdir()
    (tmp_path / ".sdkpress" / os.fsdecode(b"\xff")).write_text("mine")
    write_tree(tree_of({"a": "2"}), tmp_path)
    assert (tmp_path / "a").read_text() == "2"


@pytest.mark.parametrize("name", ["x" * 300, "x/" * 3000, "a\0b"])
def test_a_folder_of_no_possible_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(WriteFailed, match="nothing was written"):
        bring(tree_of({"a": "1"}), tmp_path / name, Rules(merge_after_mark))
    assert list(tmp_path.iterdir()) == []


def test_the_longest_name_a_folder_can_have(tmp_path: Path) -> None:
    write_tree(tree_of({"a": "1"}), tmp_path / ("x" * 255))
    assert (tmp_path / ("x" * 255) / "a").exists()


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    write_tree(tree_of({"a": "1"}), tmp_path)
    (tmp_path / "a").chmod(0o750)
    write_tree(tree_of({"a": "2"}), tmp_path)
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
                bring(tree, folder, Rules(merge_after_mark))
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
        write_tree(tree_of({"a": "1", "docs/b.md": "1", "old": "1"}), tmp_path / "out")
    tree = tree_of({"a": "2", "docs/b.md": "2"}, merged={"README.md": "intro--2"})
    assert list(_at_once(8, tree, tmp_path / "out")) == [0] * 8
    assert not compare_with(tree, tmp_path / "out").differs
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
    write_tree(tree_of({"a": "1"}), tmp_path / "out")
    assert (tmp_path / "out/a").exists()
    assert (tmp_path / "elsewhere").exists()


def test_where_folders_cannot_be_held_open_links_are_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sdkpress.output.open_folders.BY_DESCRIPTOR", False)
    outside = tmp_path / "outside"
    outside.mkdir()
    folder = tmp_path / "out"
    tree = tree_of({"docs/a.md": "1", "b": "1"})
    write_tree(tree, folder)
    changes = write_tree(tree_of({"docs/a.md": "2", "c/d": "1"}), folder)
    assert changes.removed == (PurePosixPath("b"),)
    assert (folder / "docs/a.md").read_text() == "2"
    assert [p.name for p in (folder / ".sdkpress").iterdir()] == ["manifest.json"]
    (folder / "docs/a.md").unlink()
    (folder / "docs").rmdir()
    (folder / "docs").symlink_to(outside)
    with pytest.raises(UnsafePath, match="is a link"):
        write_tree(tree, folder)
    assert list(outside.iterdir()) == []


def test_files_that_are_kept_are_neither_written_nor_removed(tmp_path: Path) -> None:
    write_tree(tree_of({"a": "1", "docs/b.md": "1", "docs/c.md": "1"}), tmp_path)
    (tmp_path / "docs/b.md").write_text("mine")
    (tmp_path / "docs/c.md").unlink()
    (tmp_path / ".sdkpressignore").write_text("# ours\n\ndocs/c.md\n")
    tree = tree_of({"a": "2", "docs/b.md": "2", "docs/c.md": "2"})
    comparison = compare_with(tree, tmp_path, keep=("/docs/b*",))
    assert write(comparison, tmp_path).written == (PurePosixPath("a"),)
    assert (tmp_path / "docs/b.md").read_text() == "mine"
    assert not (tmp_path / "docs/c.md").exists()
    assert not compare_with(tree, tmp_path, keep=("docs/",)).differs
    write_tree(tree_of({"a": "2"}), tmp_path)
    assert (tmp_path / "docs/b.md").read_text() == "mine"


def test_a_region_is_carried_over_and_what_surrounds_it_stays_ours(
    tmp_path: Path,
) -> None:
    region = "\n\n# region mine\nx = 1\n# endregion\n"
    write_tree(tree_of({"a.py": "a = 1\n"}), tmp_path)
    (tmp_path / "a.py").write_text("a = 1\n" + region)
    assert not compare_with(tree_of({"a.py": "a = 1\n"}), tmp_path).differs
    for number in (2, 3):
        tree = tree_of({"a.py": f"a = {number}\n"})
        write_tree(tree, tmp_path)
        assert (tmp_path / "a.py").read_text() == f"a = {number}\n" + region
        assert not compare_with(tree, tmp_path).differs
    assert write_tree(tree_of({}), tmp_path).kept == (PurePosixPath("a.py"),)


def test_a_last_line_end_that_a_hook_added_is_no_edit(tmp_path: Path) -> None:
    write_tree(tree_of({"a": "1", "b": "1"}), tmp_path)
    for name in "ab":
        (tmp_path / name).write_text("1\n")
    tree = tree_of({"a": "1", "b": "2"})
    states = {str(e.path): e.state for e in compare_with(tree, tmp_path).entries}
    assert states == {"a": State.CURRENT, "b": State.STALE}
    (tmp_path / "a").write_text("1\n\n")
    assert compare_with(tree, tmp_path).having(State.EDITED)
