"""Staged files taken into use, all of them or none, whatever happens to this process.

Input: an open folder, where new files are staged, and the moves. Output: the folder with all moves made. They are
made in a process of its own, so that killing this one does not leave half of them; where that cannot be, and
where the machine itself stops, the journal tells the next run what is left. A signal that would end this process
waits until all are made.
"""

from __future__ import annotations

import errno
import signal
import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import PurePosixPath
from types import FrameType

from sdkpress.output.apart import Vanished, run_apart
from sdkpress.output.folder import Folder
from sdkpress.output.journal import Journal, begin, complete, draft, end
from sdkpress.output.moves import RollbackFailed, check_unchanged, make_moves

_SIGNALS = tuple(
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP")
    if hasattr(signal, name)
)


def carry_out(folder: Folder, staging: PurePosixPath, journal: Journal) -> None:
    """Make every move. Raises `OSError` and `ChangedMeanwhile` with everything as it was, `RollbackFailed` where it
    is not."""
    draft(folder, staging, journal)

    def work() -> None:
        _make_all(folder, staging, journal)

    with _undisturbed():
        try:
            if not run_apart(work):
                work()
        except Vanished as error:
            if not complete(folder):
                reason = "the process that wrote was ended"
                raise OSError(errno.ECANCELED, reason) from error


def _make_all(folder: Folder, staging: PurePosixPath, journal: Journal) -> None:
    check_unchanged(folder, journal.moves)
    begin(folder, staging)
    try:
        make_moves(folder, staging, journal.moves)
    except RollbackFailed:
        raise  # the next run completes them
    except BaseException:
        end(folder, staging, Journal(()))
        raise
    end(folder, staging, journal)


@contextmanager
def _undisturbed() -> Generator[None]:
    """Put signals off until the block ends; only the main thread gets any."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[tuple[int, FrameType | None]] = []

    def note(number: int, frame: FrameType | None) -> None:
        came.append((number, frame))

    before = {number: signal.signal(number, note) for number in _SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
        for number, _ in came[:1]:
            signal.raise_signal(number)
