"""Staged files moved into their places: all of them, or none.

Input: an open folder, and the moves. Output: the folder with all moves made. What is replaced or removed first gets
a second name in the staging folder, so that a move which fails half-way is followed by all those before it made
backwards.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from sdkpress.frozen import dataclass
from sdkpress.output.folder import Folder
from sdkpress.output.path_state import Kind, Stamp


class RollbackFailed(Exception):
    """Neither the new files could be put in place nor the old ones back."""

    def __init__(self, cause: OSError, left: int) -> None:
        super().__init__(cause, left)
        self.cause = cause
        self.left = left

    def __str__(self) -> str:
        some = "1 file" if self.left == 1 else f"{self.left} files"
        return (
            f"{some} had been written already and could not be taken back;"
            " the next run completes them"
        )


class ChangedMeanwhile(Exception):
    """A file was written by another since it was looked at. The argument is its path."""


@dataclass(frozen=True, slots=True)
class Move:
    """A staged file and its place; without a source, a file that goes. `found` is the stamp of what was in the place
    when it was looked at."""

    source: PurePosixPath | None
    target: PurePosixPath
    found: Stamp | None


def check_unchanged(folder: Folder, moves: Iterable[Move]) -> None:
    """Raise `ChangedMeanwhile` where a place does not hold what was found there; its first move counts."""
    first = {move.target: move for move in reversed(tuple(moves))}
    for target, move in first.items():
        _check(folder, target, move)


def make_moves(folder: Folder, staging: PurePosixPath, moves: tuple[Move, ...]) -> None:
    """Make every move. Raises `OSError` and `ChangedMeanwhile` with everything as it was, `RollbackFailed` where it
    is not."""
    undo: list[tuple[Move, PurePosixPath]] = []
    new_folders: list[PurePosixPath] = []
    try:
        for parent in dict.fromkeys(move.target.parent for move in moves):
            folder.make(parent, new_folders)
        for number, move in enumerate(moves):
            old = staging / f"old-{number}"
            undo.append((move, old))
            _make(folder, move, old)
    except BaseException as error:
        _take_back(folder, undo, new_folders, error)
        raise


def _make(folder: Folder, move: Move, old: PurePosixPath) -> None:
    """One move. What was in the place is `old` afterwards; written to until the last moment, it must come back."""
    if move.source is None:
        folder.move(move.target, old)
        _check(folder, old, move)
        return
    if move.found is None:
        _check(folder, move.target, move)
        put_in_place(folder, move.source, move.target)
        return
    folder.keep(move.target, old)
    _check(folder, old, move)
    put_in_place(folder, move.source, move.target)
    _check(folder, old, move)


def _check(folder: Folder, place: PurePosixPath, move: Move) -> None:
    if folder.look(place).stamp != move.found:
        raise ChangedMeanwhile(str(move.target))


def put_in_place(folder: Folder, source: PurePosixPath, target: PurePosixPath) -> None:
    """One staged file to its place, at once."""
    folder.move(source, target)


def _take_back(
    folder: Folder,
    undo: list[tuple[Move, PurePosixPath]],
    new_folders: list[PurePosixPath],
    error: BaseException,
) -> None:
    left = 0
    for move, old in reversed(undo):
        try:
            if move.source is not None and folder.kind(move.source) is Kind.NOTHING:
                folder.move(move.target, move.source)
            if folder.kind(move.target) is Kind.NOTHING is not folder.kind(old):
                folder.move(old, move.target)
        except OSError:
            left += 1
    for parent in reversed(new_folders):
        folder.remove_empty_one(parent)
    if left and isinstance(error, OSError):
        raise RollbackFailed(error, left) from error
