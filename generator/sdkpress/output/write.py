"""A `Comparison` carried out, all of it or nothing.

Input: what `output.compare` found. Output: `Changes`. Every new file is first written beside the
manifest, in the same file system, and moved into place when all of them are there.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp
from time import time

from sdkpress.output.compare import Comparison, Entry, State
from sdkpress.output.manifest import FOLDER, MANIFEST, Manifest, digest


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
    """Bring the folder to what is wanted. Files that are in the way are overwritten by `force` only."""
    in_the_way = comparison.having(State.EDITED, State.FOREIGN)
    if in_the_way and not force:
        raise WriteRefused(in_the_way)
    new = comparison.having(State.MISSING, State.STALE, State.EDITED, State.FOREIGN)
    gone = comparison.having(State.LEFTOVER)
    after = comparison.after
    if new or gone or after != comparison.before:
        try:
            with _staging(folder) as staging:
                _carry_out(new, gone, comparison, folder, staging)
        except OSError as error:
            raise WriteFailed(_reason(error, folder)) from error
    return Changes(
        written=tuple(entry.path for entry in new),
        removed=tuple(entry.path for entry in gone),
        unchanged=len(comparison.having(State.CURRENT)),
        kept=tuple(entry.path for entry in comparison.having(State.ABANDONED)),
    )


def _reason(error: OSError, folder: Path) -> str:
    for place in (folder, *folder.parents):
        if place.exists() and not place.is_dir():
            return f"cannot write into '{folder}': '{place}' is a file"
    place = error.filename or folder
    return f"cannot write '{place}': {(error.strerror or str(error)).lower()}"


def _carry_out(
    new: tuple[Entry, ...],
    gone: tuple[Entry, ...],
    comparison: Comparison,
    folder: Path,
    staging: Path,
) -> None:
    for n, entry in enumerate(new):
        (staging / str(n)).write_bytes(entry.wanted or b"")
    parents = tuple(dict.fromkeys(entry.path.parent for entry in new))
    _check_writable(folder, new, parents)
    pending = {entry.path: digest(entry.wanted or b"") for entry in new}
    _write_manifest(replace(comparison.before, pending=pending), folder, staging)
    for parent in parents:
        (folder / parent).mkdir(parents=True, exist_ok=True)
    for n, entry in enumerate(new):
        _move(staging / str(n), folder / entry.path)
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
                    raise PermissionError(13, "permission denied", str(place))
                break
            if place.exists() or place.is_symlink():
                raise NotADirectoryError(20, "it is a file, not a folder", str(place))
    for entry in new:
        place = folder / entry.path
        if entry.current is None and place.is_dir() and not place.is_symlink():
            raise IsADirectoryError(21, "it is a folder, not a file", str(place))


@contextmanager
def _staging(folder: Path) -> Iterator[Path]:
    """A folder for new files inside the output folder; whatever this made is gone if it stays unused."""
    made = [p for p in (folder, *folder.parents) if not p.exists()]
    staging: Path | None = None
    try:
        home = folder / FOLDER
        home.mkdir(parents=True, exist_ok=True)
        _sweep(home)
        staging = Path(mkdtemp(prefix=_STAGING, dir=home))
        yield staging
    finally:
        if staging is not None:
            shutil.rmtree(staging, ignore_errors=True)
        for place in (folder / FOLDER, *made):
            try:
                place.rmdir()
            except OSError:
                break


_STAGING = "staging-"
_FORGOTTEN = (
    3600.0  # seconds after which a staging folder belongs to a run that was killed
)


def _sweep(home: Path) -> None:
    """Remove what a killed run left behind."""
    now = time()
    for place in home.glob(f"{_STAGING}*"):
        if now - place.stat().st_mtime > _FORGOTTEN:
            shutil.rmtree(place, ignore_errors=True)


def _move(source: Path, target: Path) -> None:
    """Put a staged file into place at once, also where the target lies on another file system."""
    try:
        source.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        beside = target.with_name(f".{target.name}.sdkpress")
        shutil.copyfile(source, beside)
        beside.replace(target)


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
    source = staging / "manifest"
    source.write_text(manifest.text(), encoding="utf-8", newline="\n")
    source.replace(folder / MANIFEST)
