"""Folders for files that are not in their place yet.

Input: the output folder. Output: a folder in the same file system, which is gone afterwards whatever happens.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from time import time

from sdkpress.output.manifest import FOLDER

_PREFIX = "staging-"
_FORGOTTEN = (
    3600.0  # seconds after which a staging folder belongs to a run that was killed
)


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files that are not there yet, by their path in the folder."""
    made: set[str] = set()
    for path, content in files.items():
        parent = path.rpartition("/")[0]
        if parent not in made:
            os.makedirs(f"{folder}/{parent}", exist_ok=True)
            made.add(parent)
        with open(f"{folder}/{path}", "wb", buffering=0) as file:
            written = file.write(content)
            while written < len(content):  # a write may be cut short by the system
                written += file.write(content[written:])


@contextmanager
def staging_beside(folder: Path) -> Generator[Path]:
    """A folder that can take the place of one that is not there. Its parents are made too, and
    removed again where it is not used."""
    made = [parent for parent in folder.parents if not parent.exists()]
    staging: Path | None = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        staging = _made(folder.parent, f".{folder.name}.sdkpress-{_PREFIX}")
        staging.chmod(0o777 & ~_umask())  # as `mkdir` would have made it
        yield staging
    finally:
        if staging is not None:
            shutil.rmtree(staging, ignore_errors=True)
        _remove_empty(made)


@contextmanager
def staging_inside(folder: Path) -> Generator[Path]:
    """A folder beside the manifest."""
    home = folder / FOLDER
    made = [] if home.exists() else [home]
    staging: Path | None = None
    try:
        home.mkdir(exist_ok=True)
        staging = _made(home, _PREFIX)
        yield staging
    finally:
        if staging is not None:
            shutil.rmtree(staging, ignore_errors=True)
        _remove_empty(made)


def _remove_empty(folders: list[Path]) -> None:
    for folder in folders:
        try:
            folder.rmdir()
        except OSError:
            return


def _made(home: Path, prefix: str) -> Path:
    """A new staging folder, named after this process; those that killed runs left behind go."""
    for place in home.iterdir():
        if place.name.startswith(prefix) and not _in_use(place):
            shutil.rmtree(place, ignore_errors=True)
    return Path(mkdtemp(prefix=f"{prefix}{os.getpid()}-", dir=home))


def _in_use(place: Path) -> bool:
    """Whether the run that made a staging folder may still be at work: its process is in the name."""
    process = place.name.rpartition(_PREFIX)[2].partition("-")[0]
    if not process.isdigit():
        return True  # no name of ours
    if time() - place.stat().st_mtime > _FORGOTTEN:
        return False
    if sys.platform == "win32":
        return True
    try:
        os.kill(int(process), 0)  # asks whether it exists
    except ProcessLookupError:
        return False
    except OSError:
        return True  # it exists, and is another user's
    return True


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
