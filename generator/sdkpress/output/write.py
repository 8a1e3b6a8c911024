"""A `Comparison` carried out, all of it or nothing.

Input: what `output.compare` found. Output: `Changes`. A new folder is made beside its place and moved there
whole. In a folder that exists, every new file is first written below `.sdkpress/`, then all are moved into
place; where one cannot be, those that were are moved back.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path, PurePosixPath

from sdkpress.frozen import dataclass
from sdkpress.output.commit import carry_out
from sdkpress.output.compare import (
    Comparison,
    Entry,
    Rules,
    State,
    compare_open,
    compare_with_nothing,
)
from sdkpress.output.folder import Folder, opened
from sdkpress.output.journal import Journal, complete
from sdkpress.output.lock import FolderInUse, held
from sdkpress.output.manifest import MANIFEST, Manifest
from sdkpress.output.moves import ChangedMeanwhile, Move, RollbackFailed
from sdkpress.output.path_state import Kind, with_article
from sdkpress.output.staging import staging_beside, staging_inside, write_files
from sdkpress.output.tree import FileTree


class WriteRefused(Exception):
    """Files are in the way that are not ours, or were changed by hand: nothing was written."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        super().__init__(f"{len(entries)} files are in the way")
        self.entries = entries


class WriteFailed(Exception):
    """The folder cannot be written. The message says what holds now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What writing did. `kept`: no longer made, but changed by hand, so left to the user. `created`: not there
    before. `comparison` is what was carried out."""

    written: tuple[PurePosixPath, ...]
    removed: tuple[PurePosixPath, ...]
    unchanged: int
    kept: tuple[PurePosixPath, ...]
    created: tuple[PurePosixPath, ...] = ()
    comparison: Comparison | None = None


def _nothing() -> None:
    return None


def bring(
    tree: FileTree,
    path: Path,
    rules: Rules,
    *,
    force: bool = False,
    waiting: Callable[[], None] = _nothing,
) -> Changes:
    """Compare and write in one step that no other run comes between.

    Raises what `compare` and `write` raise.
    """
    for _ in range(3):  # a folder that was not there may appear meanwhile
        with _opened(path) as folder:
            if folder is not None:
                with _held(folder, waiting):
                    with suppress(OSError):  # what stops it stops the rest too
                        complete(folder)
                    comparison = compare_open(tree, folder, rules)
                    return _write(comparison, path, folder, force)
        comparison = compare_with_nothing(tree, rules)
        try:
            return _write(comparison, path, None, force)
        except FileExistsError:
            continue
    raise WriteFailed(f"'{path}' is made by other runs again and again")


def write(comparison: Comparison, path: Path, *, force: bool = False) -> Changes:
    """Bring the folder to what is wanted. Files that are in the way are overwritten by `force` only.

    Raises `WriteRefused` and `WriteFailed`; the folder is then as it was.
    """
    with _opened(path) as folder:
        return _write(comparison, path, folder, force)


def _write(
    comparison: Comparison, path: Path, folder: Folder | None, force: bool
) -> Changes:
    in_the_way = comparison.having(State.EDITED, State.FOREIGN)
    if in_the_way and not force:
        raise WriteRefused(in_the_way)
    new = comparison.having(State.MISSING, State.STALE, State.EDITED, State.FOREIGN)
    gone = comparison.having(State.LEFTOVER)
    try:
        if folder is None:
            _create(new, comparison.after, path)
        elif new or gone or comparison.after != comparison.before:
            _update(new, gone, comparison, folder)
    except RollbackFailed as error:
        raise WriteFailed(f"{_reason(error.cause, path)}\n{error}") from error
    except ChangedMeanwhile as error:
        message = f"'{path / str(error)}' was changed while this run was at work"
        raise WriteFailed(f"{message}\nnothing was written") from error
    except OSError as error:
        if folder is None and error.errno in (errno.ENOTEMPTY, errno.EEXIST):
            raise FileExistsError from error
        raise WriteFailed(f"{_reason(error, path)}\nnothing was written") from error
    return Changes(
        written=tuple(entry.path for entry in new),
        removed=tuple(entry.path for entry in gone),
        unchanged=len(comparison.having(State.CURRENT)),
        kept=tuple(entry.path for entry in comparison.having(State.ABANDONED)),
        created=tuple(e.path for e in new if e.state is State.MISSING),
        comparison=comparison,
    )


def _create(new: tuple[Entry, ...], after: Manifest, path: Path) -> None:
    """Make a folder that is not there yet."""
    files = {entry.path: entry.wanted or b"" for entry in new}
    files[MANIFEST] = after.text().encode()
    with staging_beside(path) as staging:
        with opened(staging) as folder:
            assert folder is not None
            write_files(folder, files)
        os.rename(staging, path)


def _update(
    new: tuple[Entry, ...],
    gone: tuple[Entry, ...],
    comparison: Comparison,
    folder: Folder,
) -> None:
    """Change a folder that is there. The manifest first says what is about to come, so that a run
    which is killed half-way leaves no file that the next one would take for a user's.
    """
    _check_writable(folder, new)
    with staging_inside(folder) as staging:
        staged = {staging / str(n): entry for n, entry in enumerate(new)}
        write_files(folder, {path: e.wanted or b"" for path, e in staged.items()})
        before, after = staging / "before", staging / "after"
        on_the_way = comparison.before.on_the_way_to(comparison.after)
        folder.create(before, on_the_way.text().encode())
        folder.create(after, comparison.after.text().encode())
        for path, entry in staged.items():
            if entry.kind is Kind.FILE and (mode := folder.mode(entry.path)):
                folder.set_mode(path, mode)
        removed = tuple(e for e in gone if not _taken_over(e, new, folder))
        moves = (
            Move(before, MANIFEST, folder.look(MANIFEST).stamp),
            *(Move(path, e.path, e.stamp) for path, e in staged.items()),
            *(Move(None, entry.path, entry.stamp) for entry in removed),
            Move(after, MANIFEST, folder.look(before).stamp),
        )
        parents = (
            *(e.path.parent for e in removed),
            *(p.parent for p in comparison.vanished),
        )
        carry_out(folder, staging, Journal(moves, tuple(dict.fromkeys(parents))))


def _check_writable(folder: Folder, new: tuple[Entry, ...]) -> None:
    """Find out before the first file is moved what would stop us half-way."""
    for parent in dict.fromkeys(entry.path.parent for entry in new):
        for above in (parent, *parent.parents):
            kind = Kind.FOLDER if not above.parts else folder.kind(above)
            place = str(above)
            if kind is Kind.FOLDER:
                if not folder.writable(above):
                    raise PermissionError(errno.EACCES, "permission denied", place)
                break
            if kind is not Kind.NOTHING:
                message = f"it is {with_article(kind)}, not a folder"
                raise NotADirectoryError(errno.ENOTDIR, message, place)
    for entry in new:
        if entry.kind is Kind.FOLDER:
            place = str(entry.path)
            message = "it is a folder, not a file"
            raise IsADirectoryError(errno.EISDIR, message, place)


def _taken_over(entry: Entry, new: tuple[Entry, ...], folder: Folder) -> bool:
    """Whether a new file has the name of one that goes, where the file system ignores case."""
    folded = str(entry.path).casefold()
    return any(
        str(other.path).casefold() == folded and folder.same(entry.path, other.path)
        for other in new
    )


@contextmanager
def _opened(path: Path) -> Generator[Folder | None]:
    """The folder, if it is there. Raises `WriteFailed` where something else is, or it cannot be read."""
    with ExitStack() as stack:
        try:
            folder = stack.enter_context(opened(path))
        except (OSError, ValueError) as error:
            raise WriteFailed(f"{_reason(error, path)}\nnothing was written") from error
        yield folder


@contextmanager
def _held(folder: Folder, waiting: Callable[[], None]) -> Generator[None]:
    try:
        with held(folder, waiting):
            yield
    except FolderInUse as error:
        raise WriteFailed(f"{error}\nnothing was written") from error


def _reason(error: OSError | ValueError, path: Path) -> str:
    if not isinstance(error, OSError):
        return f"cannot write '{path}': {error}"
    for place in (path, *path.parents):
        try:
            if place.exists() and not place.is_dir():
                return f"cannot write into '{path}': '{place}' is a file"
        except OSError:
            break
    name = os.fsdecode(error.filename) if error.filename else ""
    place = Path(name) if Path(name).is_relative_to(path) else path / name
    return f"cannot write '{place}': {(error.strerror or str(error)).lower()}"
