"""What stands in the output folder beside what should stand there.

Input: a `FileTree` and a folder with its manifest. Output: `Comparison`: each file with its state,
which `output.write` carries out and `output.difference` shows. Nothing is written here.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath
from stat import S_ISREG

from sdkpress.output.manifest import (
    BrokenManifest,
    Digests,
    Manifest,
    digest,
    read_manifest,
)
from sdkpress.output.paths import UnsafePath, check_links, check_path, check_paths
from sdkpress.output.tree import FileTree

Merge = Callable[[bytes, bytes], bytes]
"""(a user's file, the same file as made new) → the user's file with our sections renewed."""


class State(StrEnum):
    """What is to be done about a file, and why."""

    MISSING = "missing"  # to be written
    CURRENT = "current"  # as it should be
    STALE = "stale"  # ours, to be written anew
    EDITED = "edited"  # ours, but changed by hand since
    FOREIGN = "foreign"  # in our way, and not ours
    LEFTOVER = "leftover"  # ours, and no longer made
    ABANDONED = (
        "abandoned"  # no longer made, but changed by hand: the user's from now on
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """One file: what is there (None for nothing that can be read) and what should be."""

    path: PurePosixPath
    state: State
    current: bytes | None
    wanted: bytes | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """All files that matter, with the manifest found and the one that holds afterwards."""

    entries: tuple[Entry, ...]
    before: Manifest
    after: Manifest

    def having(self, *states: State) -> tuple[Entry, ...]:
        """The entries in one of these states."""
        return tuple(entry for entry in self.entries if entry.state in states)

    @property
    def differs(self) -> bool:
        """Whether writing would change a file."""
        return any(entry.state is not State.CURRENT for entry in self.entries)


def compare(
    tree: FileTree, folder: Path, *, pages_only: bool, merge: Merge
) -> Comparison:
    """Compare a folder with a tree; with `pages_only`, the rest of the SDK is left alone."""
    check_paths(tree.paths)
    if not folder.exists():
        return _all_missing(tree, pages_only)
    before = read_manifest(folder)
    leftovers = _leftovers(tree, before, pages_only)
    check_links(folder, (*tree.paths, *leftovers))
    entries = (
        *_generated(tree, folder, before),
        *_owned_by_user(tree, folder, merge),
        *_no_longer_made(leftovers, folder, before),
    )
    return Comparison(entries, before, _manifest_after(tree, before, pages_only))


def _all_missing(tree: FileTree, pages_only: bool) -> Comparison:
    """Of a folder that is not there."""
    entries = tuple(
        Entry(path, State.MISSING, None, wanted)
        for files in (tree.generated, tree.once, tree.merged)
        for path, wanted in files.items()
    )
    before = Manifest()
    return Comparison(entries, before, _manifest_after(tree, before, pages_only))


def _generated(tree: FileTree, folder: Path, before: Manifest) -> Iterator[Entry]:
    for path, wanted in tree.generated.items():
        place = folder / path
        current = _read(place)
        if current is None:
            taken = place.is_symlink() or place.exists()
            yield Entry(path, State.FOREIGN if taken else State.MISSING, None, wanted)
        elif current == wanted:
            yield Entry(path, State.CURRENT, current, wanted)
        elif before.wrote(path, current):
            yield Entry(path, State.STALE, current, wanted)
        else:
            state = State.EDITED if before.left(path) else State.FOREIGN
            yield Entry(path, state, current, wanted)


def _owned_by_user(tree: FileTree, folder: Path, merge: Merge) -> Iterator[Entry]:
    """Files that are written if missing; of those with sections of ours, the sections."""
    for path, wanted in tree.once.items():
        exists = (folder / path).exists()
        yield Entry(path, State.CURRENT if exists else State.MISSING, None, wanted)
    for path, wanted in tree.merged.items():
        current = _read(folder / path)
        if current is None:
            yield Entry(path, State.MISSING, None, wanted)
            continue
        merged = merge(current, wanted)
        state = State.CURRENT if merged == current else State.STALE
        yield Entry(path, state, current, merged)


def _leftovers(
    tree: FileTree, before: Manifest, pages_only: bool
) -> tuple[PurePosixPath, ...]:
    ours = before.pages if pages_only else before.files
    made = set(tree.paths)
    found = tuple(path for path in ours if path not in made)
    try:
        for path in found:
            check_path(path)
    except UnsafePath as error:
        raise BrokenManifest(str(error)) from error
    return found


def _no_longer_made(
    leftovers: tuple[PurePosixPath, ...], folder: Path, before: Manifest
) -> Iterator[Entry]:
    for path in leftovers:
        current = _read(folder / path)
        if current is not None:
            ours = before.wrote(path, current)
            state = State.LEFTOVER if ours else State.ABANDONED
            yield Entry(path, state, current, None)


def _manifest_after(tree: FileTree, before: Manifest, pages_only: bool) -> Manifest:
    digests = {path: digest(content) for path, content in tree.generated.items()}
    pages = {path: found for path, found in digests.items() if path in tree.pages}
    if pages_only:
        return Manifest(pages=pages, package=before.package)
    package: Digests = {p: found for p, found in digests.items() if p not in tree.pages}
    return Manifest(pages=pages, package=package)


def _read(place: Path) -> bytes | None:
    """The bytes of a regular file; a link is not followed."""
    try:
        if not S_ISREG(os.lstat(place).st_mode):
            return None
        with open(place, "rb", buffering=0) as file:
            return file.read()
    except (FileNotFoundError, NotADirectoryError):
        return None
