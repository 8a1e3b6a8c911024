"""One file, read without being held up and replaced at once.

Input: a path. Output: its bytes; or new bytes in their place, whole or not at all.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

_NO_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_regular(path: str | Path) -> bytes:
    """The bytes of a file. Raises `OSError`, also for what is no regular file: a FIFO would hold us up for ever."""
    with open(os.open(path, os.O_RDONLY | _NO_WAITING), "rb", buffering=0) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, "it is no regular file", str(path))
        return file.read()


def replace_file(path: Path, content: bytes, folder_mode: int = 0o777) -> None:
    """Write a file, with its folders, so that it is the old or the new one whatever happens; where a link leads to it,
    the link stays. What is no regular file, a terminal for one, is written to. Raises `OSError`.
    """
    path.parent.mkdir(folder_mode, parents=True, exist_ok=True)
    place = Path(os.path.realpath(path))
    try:
        status = place.stat()
    except FileNotFoundError:
        status = None
    if status is not None and not stat.S_ISREG(status.st_mode):
        place.write_bytes(content)
        return
    beside = place.with_name(f".{place.name[:200]}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        if status is not None:
            beside.chmod(stat.S_IMODE(status.st_mode))
        beside.replace(place)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
