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
    first = {move.target: move.found for move in reversed(tuple(moves))}
    for target, found in first.items():
        if folder.look(target).stamp != found:
            raise ChangedMeanwhile(str(target))


def make_moves(folder: Folder, staging: PurePosixPath, moves: tuple[Move, ...]) -> None:
    """Make every move. Raises `OSError` with everything as it was, `RollbackFailed` where it is not."""
    undo: list[tuple[Move, PurePosixPath | None]] = []
    new_folders: list[PurePosixPath] = []
    try:
        for parent in dict.fromkeys(move.target.parent for move in moves):
            new_folders += folder.make(parent)
        for number, move in enumerate(moves):
            old = staging / f"old-{number}"
            there = folder.kind(move.target) is not Kind.NOTHING
            if there and move.source is None:
                folder.move(move.target, old)
            elif there:
                folder.keep(move.target, old)
            undo.append((move, old if there else None))
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
    undo: list[tuple[Move, PurePosixPath | None]],
    new_folders: list[PurePosixPath],
    error: BaseException,
) -> None:
    left = 0
    for move, old in reversed(undo):
        try:
            if move.source is not None and folder.kind(move.source) is Kind.NOTHING:
                folder.move(move.target, move.source)
            if old is not None and folder.kind(old) is not Kind.NOTHING:
                folder.move(old, move.target)
        except OSError:
            left += 1
    for parent in reversed(new_folders):
        folder.remove_empty_one(parent)
    if left and isinstance(error, OSError):
        raise RollbackFailed(error, left) from error
