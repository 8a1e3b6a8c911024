"""Folders for files that are not in their place yet.

Input: the output folder. Output: a folder in the same file system, which is gone afterwards whatever happens.
"""

from __future__ import annotations

import os
import secrets
import shutil
import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp
from time import time
from typing import Final

from sdkpress.output.folder import Folder
from sdkpress.output.manifest import FOLDER
from sdkpress.output.path_state import Kind

STAGING: Final = "staging-"
JOURNAL: Final = "journal"  # of moves that are to be completed
_FORGOTTEN = (
    3600.0  # seconds after which a staging folder belongs to a run that was killed
)
_TRIES = 9  # a run that fails takes back the folders it made, also from under another


def write_files(folder: Folder, files: Mapping[PurePosixPath, bytes]) -> None:
    """Write files that are not there yet, with their folders."""
    for parent in dict.fromkeys(path.parent for path in files):
        folder.make(parent)
    for path, content in files.items():
        folder.create(path, content)


@contextmanager
def staging_beside(folder: Path) -> Generator[Path]:
    """A folder that can take the place of one that is not there. Its parents are made too, and
    removed again where it is not used."""
    new_folders = [parent for parent in folder.parents if not parent.exists()]
    # the name of a staging folder must fit where the folder's own does
    prefix = f".{folder.name[:60]}.sdkpress-{STAGING}"
    staging: Path | None = None
    try:
        staging = _made_beside(folder, f"{prefix}{os.getpid()}-")
        _sweep_beside(folder, prefix)
        staging.chmod(0o777 & ~_umask())  # as `mkdir` would have made it
        yield staging
    finally:
        if staging is not None:
            shutil.rmtree(staging, ignore_errors=True)
        _remove_empty(new_folders)


@contextmanager
def staging_inside(folder: Folder) -> Generator[PurePosixPath]:
    """A folder beside the manifest, by its path in the output folder."""
    staging: PurePosixPath | None = None
    try:
        folder.make(FOLDER)
        staging = FOLDER / f"{STAGING}{os.getpid()}-{secrets.token_hex(4)}"
        folder.make(staging)
        folder.create(staging / ".gitignore", b"*\n")  # should it be left behind
        yield staging
    finally:
        if staging is not None and folder.kind(staging / JOURNAL) is Kind.NOTHING:
            folder.remove_tree(staging)
        folder.remove_empty_one(FOLDER)


def _made_beside(folder: Path, prefix: str) -> Path:
    for _ in range(_TRIES):
        with suppress(FileNotFoundError):
            folder.parent.mkdir(parents=True, exist_ok=True)
            return Path(mkdtemp(prefix=prefix, dir=folder.parent))
    folder.parent.mkdir(parents=True, exist_ok=True)
    return Path(mkdtemp(prefix=prefix, dir=folder.parent))


def _sweep_beside(folder: Path, prefix: str) -> None:
    for name in os.listdir(folder.parent):
        if not name.startswith(prefix):
            continue
        place = folder.parent / name
        with suppress(OSError):  # another run has just moved it into its place
            if _is_forgotten(name, prefix, time() - place.lstat().st_mtime):
                shutil.rmtree(place, ignore_errors=True)


def staging_folders(folder: Folder) -> tuple[PurePosixPath, ...]:
    """Those that are there, of runs at work and of killed ones."""
    names = folder.names(FOLDER)
    places = (FOLDER / name for name in names if name.startswith(STAGING))
    return tuple(place for place in places if folder.kind(place) is Kind.FOLDER)


def sweep(folder: Folder) -> None:
    """Remove what killed runs left behind."""
    for place in staging_folders(folder):
        if _is_forgotten(place.name, STAGING, folder.age(place, time())):
            folder.remove_tree(place)


def _remove_empty(folders: list[Path]) -> None:
    for folder in folders:
        try:
            folder.rmdir()
        except OSError:
            return


def _is_forgotten(name: str, prefix: str, age: float) -> bool:
    """Whether the run that made a staging folder has ended: its process is in the name."""
    process = name.removeprefix(prefix).partition("-")[0]
    if not name.startswith(prefix) or not process.isdigit():
        return False  # no name of ours
    if age > _FORGOTTEN:
        return True
    if sys.platform == "win32":
        return False
    try:
        os.kill(int(process), 0)  # asks whether it exists
    except (ProcessLookupError, OverflowError):
        return True
    except OSError:
        return False  # it exists, and is another user's
    return False


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
