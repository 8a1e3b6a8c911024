"""Where sdkpress keeps what it can make again.

Input: the environment. Output: a folder of this user's.
"""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path


def cache_folder() -> Path:
    """`SDKPRESS_CACHE`, else the platform's place for this user."""
    if chosen := os.environ.get("SDKPRESS_CACHE"):
        return Path(chosen)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or "~\\AppData\\Local"
    elif sys.platform == "darwin":
        base = "~/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(base).expanduser() / "sdkpress"


def forget_old(folder: Path, most: int) -> None:
    """Remove the older half of what lies in a folder of the cache, where it is more than so many files."""
    entries = list(os.scandir(folder))
    if len(entries) > most:
        entries.sort(key=lambda entry: entry.stat().st_mtime)
        for entry in entries[: len(entries) // 2]:
            os.unlink(entry.path)


def private_folder(name: str) -> Path | None:
    """A folder of the cache that only this user can write, for what is run or trusted; None where there can be none."""
    try:
        folder = cache_folder() / name
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = folder.lstat()
    except (OSError, RuntimeError):
        return None
    if not stat.S_ISDIR(status.st_mode):
        return None
    if sys.platform != "win32" and (
        status.st_uid != os.getuid() or status.st_mode & 0o022
    ):
        return None
    return folder if os.access(folder, os.W_OK) else None
