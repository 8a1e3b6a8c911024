"""One run at a time in a folder.

Input: an open folder. Output: the folder, held by this process until the end of the block. The lock is on the
folder itself where the system can do that, so nothing is left behind, even by a run that is killed.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Generator
from contextlib import contextmanager
from time import monotonic, sleep

from sdkpress.output.folder import Folder

_PATIENCE = 60.0  # seconds; a run holds the folder for a second or two
_TURN = 0.02


class FolderInUse(Exception):
    """Another run holds the folder, and does not end."""


@contextmanager
def held(
    folder: Folder, waiting: Callable[[], None], *, to_read: bool = False
) -> Generator[None]:
    """Hold the folder; `waiting` is called once where another run has it. Several may hold it `to_read`.

    Raises `FolderInUse`.
    """
    try:
        import fcntl
    except ImportError:  # Windows: what is in use there cannot be replaced anyway
        yield
        return
    kind = fcntl.LOCK_SH if to_read else fcntl.LOCK_EX
    until = monotonic() + _PATIENCE
    is_announced = False
    while folder.descriptor is not None:
        try:
            fcntl.flock(folder.descriptor, kind | fcntl.LOCK_NB)
            break
        except OSError as error:
            if error.errno not in (errno.EWOULDBLOCK, errno.EACCES):
                break  # a file system without locks
        if monotonic() > until:
            raise FolderInUse(f"another run of sdkpress is at work in '{folder.path}'")
        if not is_announced:
            waiting()
            is_announced = True
        sleep(_TURN)
    yield  # closing the folder lets go of it
