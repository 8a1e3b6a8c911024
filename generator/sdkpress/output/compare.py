"""What stands in the output folder beside what should stand there.

Input: a `FileTree` and a folder with its manifest. Output: `Comparison`: each file with its state,
which `output.write` carries out and `output.difference` shows. Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from enum import StrEnum
from pathlib import Path, PurePosixPath

from sdkpress.frozen import dataclass
from sdkpress.output.folder import Folder, opened
from sdkpress.output.journal import complete
from sdkpress.output.keep import IGNORE_FILE, kept_by
from sdkpress.output.lock import held
from sdkpress.output.manifest import (
    MANIFEST,
    BrokenManifest,
    Digests,
    Manifest,
    digest,
    parse_manifest,
    with_lf,
)
from sdkpress.output.path_state import Kind, PathState, Stamp, with_article
from sdkpress.output.paths import UnsafePath, check_path, check_paths
from sdkpress.output.regions import carry_over
from sdkpress.output.staging import staging_folders
from sdkpress.output.tree import FileTree

Merge = Callable[[PurePosixPath, bytes, bytes], bytes]
"""(path, a user's file, the same file as made new) → the user's file with what is ours in it renewed."""


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
    kind: Kind = Kind.NOTHING
    stamp: Stamp | None = None  # of what is there


@dataclass(frozen=True, slots=True)
class Comparison:
    """All files that matter, with the manifest found and the one that holds afterwards.

    `vanished` are files of ours that are no longer made and are gone already: folders of theirs may be left.
    """

    entries: tuple[Entry, ...]
    before: Manifest
    after: Manifest
    vanished: tuple[PurePosixPath, ...] = ()

    def having(self, *states: State) -> tuple[Entry, ...]:
        """The entries in one of these states."""
        return tuple(entry for entry in self.entries if entry.state in states)

    @property
    def differs(self) -> bool:
        """Whether writing would change a file."""
        return any(entry.state is not State.CURRENT for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Rules:
    """How a folder is compared. `merge` joins files that are the user's and ours; with `pages_only` the rest of
    the SDK is left alone; `keep` are patterns of paths that are the user's, as `.sdkpressignore` holds them.
    """

    merge: Merge
    pages_only: bool = False
    keep: tuple[str, ...] = ()


def _nothing() -> None:
    return None


def compare(
    tree: FileTree, path: Path, rules: Rules, waiting: Callable[[], None] = _nothing
) -> Comparison:
    """Compare a folder with a tree. Moves that a killed run left are made first.

    Raises `UnsafePath` where a link is on the way, `BrokenManifest`, `FolderInUse`, `OSError` where the folder
    itself cannot be read.
    """
    check_paths(tree.paths)
    if path.exists() and not path.is_dir():  # writing will say so
        return compare_with_nothing(tree, rules)
    with opened(path) as folder:
        if folder is None:
            return compare_with_nothing(tree, rules)
        if staging_folders(folder):
            with suppress(OSError), held(folder, waiting):
                complete(folder)
        with held(folder, waiting, to_read=True):
            return compare_open(tree, folder, rules)


def compare_open(tree: FileTree, folder: Folder, rules: Rules) -> Comparison:
    """Compare a folder that is open."""
    check_paths(tree.paths)
    listed = folder.read(IGNORE_FILE).content or b""
    kept = kept_by((*rules.keep, *listed.decode(errors="replace").splitlines()))
    tree = tree.without(kept)
    before = _manifest(folder)
    leftovers = _leftovers(tree, before, rules.pages_only)
    contents = {path: folder.read(path) for path in leftovers if not kept(path)}
    entries = (
        *_generated(tree, folder, before),
        *_owned_by_user(tree, folder, rules.merge, before),
        *_no_longer_made(contents, before),
    )
    vanished = tuple(p for p, what in contents.items() if what.kind is Kind.NOTHING)
    after = _manifest_after(tree, before, rules.pages_only)
    after = after.including(before, lambda path: path in tree.kept or kept(path))
    return Comparison(entries, before, after, vanished)


def _manifest(folder: Folder) -> Manifest:
    content = folder.read(MANIFEST)
    if content.kind is Kind.NOTHING:
        return Manifest()
    if content.content is None:
        raise BrokenManifest(f"it is {with_article(content.kind)}")
    return parse_manifest(content.content)


def compare_with_nothing(tree: FileTree, rules: Rules) -> Comparison:
    """Compare a folder that is not there. Raises `UnsafePath`."""
    check_paths(tree.paths)
    tree = tree.without(kept_by(rules.keep))
    merged = {p: rules.merge(p, wanted, wanted) for p, wanted in tree.merged.items()}
    entries = tuple(
        Entry(path, State.MISSING, None, wanted)
        for files in (tree.generated, tree.once, tree.offered, merged)
        for path, wanted in files.items()
    )
    before = Manifest()
    return Comparison(entries, before, _manifest_after(tree, before, rules.pages_only))


def _generated(tree: FileTree, folder: Folder, before: Manifest) -> Iterator[Entry]:
    for path, wanted in tree.generated.items():
        content = folder.read(path)
        current = content.content
        if current is None:
            missing = content.kind is Kind.NOTHING
            state = State.MISSING if missing else State.FOREIGN
        elif _same(current, wanted):
            state = State.CURRENT
        elif before.wrote(path, current):
            state = State.STALE
        elif carried := _carried(path, current, wanted, before):
            wanted = carried
            state = State.CURRENT if carried == current else State.STALE
        else:
            state = State.EDITED if before.left(path) else State.FOREIGN
        yield Entry(path, state, current, wanted, content.kind, content.stamp)


def _carried(
    path: PurePosixPath, current: bytes, wanted: bytes, before: Manifest
) -> bytes | None:
    """The wanted file with the user's regions, where the rest of the file is ours."""
    if path.suffix != ".py":
        return None
    return carry_over(current, wanted, lambda base: before.wrote(path, base))


def _same(current: bytes, wanted: bytes) -> bool:
    """Whether a file is as it should be, line ends aside: git may have changed those, and hooks that mend the
    ends of files may have added a last one."""
    if current == wanted:
        return True
    text = with_lf(current)
    return text in (wanted, wanted + b"\n")


def _owned_by_user(
    tree: FileTree, folder: Folder, merge: Merge, before: Manifest
) -> Iterator[Entry]:
    """Files that are written if missing; of those with sections of ours, the sections.

    What is no plain text in the place of either, a link for one, is the user's choice, and stays.
    """
    offered = {p: w for p, w in tree.offered.items() if p not in before.offered}
    for path, wanted in {**tree.once, **offered}.items():
        there = folder.look(path)
        state = State.MISSING if there.kind is Kind.NOTHING else State.CURRENT
        yield Entry(path, state, None, wanted, there.kind, there.stamp)
    for path, wanted in tree.merged.items():
        content = folder.read(path)
        if content.kind is Kind.NOTHING:
            yield Entry(path, State.MISSING, None, merge(path, wanted, wanted))
            continue
        merged = _merged(path, content, wanted, merge)
        state = State.CURRENT if merged == content.content else State.STALE
        yield Entry(path, state, content.content, merged, content.kind, content.stamp)


def _merged(
    path: PurePosixPath, content: PathState, wanted: bytes, merge: Merge
) -> bytes | None:
    try:
        return None if content.content is None else merge(path, content.content, wanted)
    except UnicodeDecodeError:
        return content.content


def _leftovers(
    tree: FileTree, before: Manifest, pages_only: bool
) -> tuple[PurePosixPath, ...]:
    ours = before.pages if pages_only else before.files
    generated = {*tree.paths, *tree.kept}
    leftovers = tuple(path for path in ours if path not in generated)
    try:
        for path in leftovers:
            check_path(path)
    except UnsafePath as error:
        raise BrokenManifest(str(error)) from error
    return leftovers


def _no_longer_made(
    leftovers: dict[PurePosixPath, PathState], before: Manifest
) -> Iterator[Entry]:
    for path, content in leftovers.items():
        if content.content is not None:
            ours = before.wrote(path, content.content)
            state = State.LEFTOVER if ours else State.ABANDONED
            yield Entry(path, state, content.content, None, content.kind, content.stamp)


def _manifest_after(tree: FileTree, before: Manifest, pages_only: bool) -> Manifest:
    digests = {path: digest(content) for path, content in tree.generated.items()}
    pages = {path: recorded for path, recorded in digests.items() if path in tree.pages}
    if pages_only:
        offered = before.offered
        return Manifest(pages=pages, package=before.package, offered=offered)
    package: Digests = {
        p: recorded for p, recorded in digests.items() if p not in tree.pages
    }
    return Manifest(
        pages=pages,
        package=package,
        offered=before.offered | tree.offered.keys(),
    )
