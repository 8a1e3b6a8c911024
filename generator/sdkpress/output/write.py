"""A `Comparison` carried out, all of it or nothing.

Input: what `output.compare` found. Output: `Changes`. A new folder is made beside its place and moved there
whole. In a folder that exists, every new file is first written below `.sdkpress/`, and moved into place
when all of them are there.
"""

from __future__ import annotations

import errno
import os
import shutil
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from sdkpress.output.compare import Comparison, Entry, State
from sdkpress.output.manifest import MANIFEST, Manifest
from sdkpress.output.staging import staging_beside, staging_inside, write_files


class WriteRefused(Exception):
    """Files are in the way that are not ours, or were changed by hand: nothing was written."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        super().__init__(f"{len(entries)} files are in the way")
        self.entries = entries


class WriteFailed(Exception):
    """The folder cannot be written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What writing did. `kept`: no longer made, but changed by hand, so left to the user."""

    written: tuple[PurePosixPath, ...]
    removed: tuple[PurePosixPath, ...]
    unchanged: int
    kept: tuple[PurePosixPath, ...]


def write(comparison: Comparison, folder: Path, *, force: bool = False) -> Changes:
    """Bring the folder to what is wanted. Files that are in the way are overwritten by `force` only.

    Raises `WriteRefused` and `WriteFailed`; the folder is then as it was.
    """
    in_the_way = comparison.having(State.EDITED, State.FOREIGN)
    if in_the_way and not force:
        raise WriteRefused(in_the_way)
    new = comparison.having(State.MISSING, State.STALE, State.EDITED, State.FOREIGN)
    gone = comparison.having(State.LEFTOVER)
    try:
        if not folder.exists():
            _create(new, comparison.after, folder)
        elif new or gone or comparison.after != comparison.before:
            _update(new, gone, comparison, folder)
    except OSError as error:
        raise WriteFailed(_reason(error, folder)) from error
    return Changes(
        written=tuple(entry.path for entry in new),
        removed=tuple(entry.path for entry in gone),
        unchanged=len(comparison.having(State.CURRENT)),
        kept=tuple(entry.path for entry in comparison.having(State.ABANDONED)),
    )


def _create(new: tuple[Entry, ...], after: Manifest, folder: Path) -> None:
    """Make a folder that is not there yet."""
    files = {str(entry.path): entry.wanted or b"" for entry in new}
    files[str(MANIFEST)] = after.text().encode()
    with staging_beside(folder) as staging:
        write_files(staging, files)
        os.rename(staging, folder)


def _update(
    new: tuple[Entry, ...],
    gone: tuple[Entry, ...],
    comparison: Comparison,
    folder: Path,
) -> None:
    """Change a folder that is there. The manifest first says what is about to come, so that a run
    which is killed half-way leaves no file that the next one would take for a user's.
    """
    parents = tuple(dict.fromkeys(entry.path.parent for entry in new))
    _check_writable(folder, new, parents)
    with staging_inside(folder) as staging:
        write_files(staging, {str(n): e.wanted or b"" for n, e in enumerate(new)})
        on_the_way = comparison.before.on_the_way_to(comparison.after)
        _write_manifest(on_the_way, folder, staging)
        for parent in parents:
            (folder / parent).mkdir(parents=True, exist_ok=True)
        for n, entry in enumerate(new):
            _move(f"{staging}/{n}", f"{folder}/{entry.path}")
        for entry in gone:
            _remove(entry.path, folder, new)
        _write_manifest(comparison.after, folder, staging)


def _check_writable(
    folder: Path, new: tuple[Entry, ...], parents: tuple[PurePosixPath, ...]
) -> None:
    """Find out before the first file is moved what would stop us half-way."""
    for parent in parents:
        for place in (folder / parent, *(folder / parent).parents):
            if place.is_dir():
                if not os.access(place, os.W_OK | os.X_OK):
                    raise PermissionError(errno.EACCES, "permission denied", str(place))
                break
            if place.exists() or place.is_symlink():
                message = "it is a file, not a folder"
                raise NotADirectoryError(errno.ENOTDIR, message, str(place))
    for entry in new:
        place = folder / entry.path
        if entry.current is None and place.is_dir() and not place.is_symlink():
            message = "it is a folder, not a file"
            raise IsADirectoryError(errno.EISDIR, message, str(place))


def _move(source: str, target: str) -> None:
    """Put a staged file into place at once, also where the target lies on another file system."""
    try:
        os.replace(source, target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        beside = f"{target}.sdkpress"
        shutil.copyfile(source, beside)
        os.replace(beside, target)


def _remove(path: PurePosixPath, folder: Path, new: tuple[Entry, ...]) -> None:
    """Remove a file and the folders that are empty then. Where the file system ignores case, a file
    of ours may have taken the name: that one stays."""
    place = folder / path
    folded = str(path).casefold()
    for entry in new:
        if str(entry.path).casefold() == folded and place.samefile(folder / entry.path):
            return
    place.unlink(missing_ok=True)
    for parent in path.parents[:-1]:
        try:
            (folder / parent).rmdir()
        except OSError:
            return


def _write_manifest(manifest: Manifest, folder: Path, staging: Path) -> None:
    write_files(staging, {"manifest": manifest.text().encode()})
    os.replace(staging / "manifest", folder / MANIFEST)


def _reason(error: OSError, folder: Path) -> str:
    for place in (folder, *folder.parents):
        if place.exists() and not place.is_dir():
            return f"cannot write into '{folder}': '{place}' is a file"
    place = error.filename or folder
    return f"cannot write '{place}': {(error.strerror or str(error)).lower()}"
