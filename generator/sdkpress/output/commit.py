"""Files moved into their place: all of them, or none.

Input: an open folder, where new files are staged, and the moves. Output: the folder with all moves made. What is
replaced or removed first gets a second name in the staging folder, so that a move which fails half-way is
followed by all those before it made backwards. A signal that would end the process waits until then.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import PurePosixPath
from types import FrameType

from sdkpress.frozen import dataclass
from sdkpress.output.folder import Folder, Kind

_SIGNALS = tuple(
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP")
    if hasattr(signal, name)
)


class RollbackFailed(Exception):
    """Neither the new files could be put in place nor the old ones back."""

    def __init__(self, cause: OSError, left: int) -> None:
        some = "1 file" if left == 1 else f"{left} files"
        super().__init__(
            f"{some} had been written already and could not be taken back;"
            " the next run completes them"
        )
        self.cause = cause


@dataclass(frozen=True, slots=True)
class Move:
    """A staged file and its place; None for a file that goes."""

    source: PurePosixPath | None
    target: PurePosixPath


def carry_out(folder: Folder, staging: PurePosixPath, moves: tuple[Move, ...]) -> None:
    """Make every move. Raises `OSError` with everything as it was, `RollbackFailed` where it is not."""
    with _undisturbed():
        undo: list[tuple[PurePosixPath | None, PurePosixPath]] = []
        new_folders: list[PurePosixPath] = []
        try:
            for number, move in enumerate(moves):
                new_folders += folder.make(move.target.parent)
                old = staging / f"old-{number}"
                there = folder.kind(move.target) is not Kind.NOTHING
                if there and move.source is None:
                    folder.move(move.target, old)
                elif there:
                    folder.keep(move.target, old)
                undo.append((old if there else None, move.target))
                if move.source is not None:
                    put_in_place(folder, move.source, move.target)
        except BaseException as error:
            _take_back(folder, undo, new_folders, error)
            raise


def put_in_place(folder: Folder, source: PurePosixPath, target: PurePosixPath) -> None:
    """One staged file to its place, at once."""
    folder.move(source, target)


def _take_back(
    folder: Folder,
    undo: list[tuple[PurePosixPath | None, PurePosixPath]],
    new_folders: list[PurePosixPath],
    error: BaseException,
) -> None:
    left = 0
    for old, target in reversed(undo):
        try:
            if old is None:
                folder.remove(target)
            elif folder.kind(old) is not Kind.NOTHING:
                folder.move(old, target)
        except OSError:
            left += 1
    for parent in reversed(new_folders):
        folder.remove_empty_one(parent)
    if left and isinstance(error, OSError):
        raise RollbackFailed(error, left) from error


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
