"""What is about to be moved, so that another run can complete it.

Input: the moves of a run. Output: a file in its staging folder; and, read back by a later run, the moves made that
were left when the machine stopped.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import PurePosixPath
from typing import Final, cast

from sdkpress.frozen import dataclass
from sdkpress.output.folder import Folder
from sdkpress.output.manifest import MANIFEST
from sdkpress.output.moves import ChangedMeanwhile, Move, check_unchanged, put_in_place
from sdkpress.output.path_state import Kind, Stamp
from sdkpress.output.paths import UnsafePath, check_path
from sdkpress.output.staging import JOURNAL, staging_folders, sweep

_FORMAT: Final = 1
_DRAFT: Final = "journal.new"


@dataclass(frozen=True, slots=True)
class Journal:
    """The moves of one run, and the folders that may be empty after them."""

    moves: tuple[Move, ...]
    emptied: tuple[PurePosixPath, ...] = ()

    def text(self) -> str:
        """The journal as it is written."""
        moves = [
            (move.source and move.source.name, str(move.target), move.found)
            for move in self.moves
        ]
        emptied = [str(path) for path in self.emptied]
        return json.dumps({"format": _FORMAT, "moves": moves, "emptied": emptied})


def draft(folder: Folder, staging: PurePosixPath, journal: Journal) -> None:
    """Write the journal where it does not count yet: a disk that is full is met here."""
    folder.create(staging / _DRAFT, journal.text().encode())


def begin(folder: Folder, staging: PurePosixPath) -> None:
    """From now on these moves are to be completed, and none of earlier runs."""
    for other in tuple(_begun(folder)):
        folder.remove(other / JOURNAL)
    folder.move(staging / _DRAFT, staging / JOURNAL)


def end(folder: Folder, staging: PurePosixPath, journal: Journal) -> None:
    """All moves are made, or taken back."""
    for path in journal.emptied:
        folder.remove_empty(path)
    with suppress(OSError):  # a journal of moves that are made asks for nothing
        folder.remove(staging / JOURNAL)
        folder.remove_tree(staging)


def complete(folder: Folder) -> bool:
    """Make the moves that killed runs left, and sweep up after them; the folder is held. Whether there were moves.

    A run that had moved nothing is forgotten. So is one where somebody has since changed what would be replaced:
    then the manifest still says which files are ours.
    """
    is_done = False
    for staging in tuple(_begun(folder)):
        journal = _read(folder, staging)
        if journal is None:
            folder.remove(staging / JOURNAL)
            continue
        with suppress(UnsafePath):  # somebody has put a link in the way since
            if _is_made(folder, journal.moves[0]):
                is_done = _make_the_rest(folder, journal.moves) or is_done
        unused = tuple(move.target.parent for move in journal.moves)
        end(folder, staging, Journal(journal.moves, (*journal.emptied, *unused)))
    sweep(folder)
    return is_done


def _is_made(folder: Folder, move: Move) -> bool:
    return folder.kind(move.source or move.target) is Kind.NOTHING


def _make_the_rest(folder: Folder, moves: Iterable[Move]) -> bool:
    left = [move for move in moves if not _is_made(folder, move)]
    try:
        check_unchanged(folder, left)
    except ChangedMeanwhile:
        return False
    for move in left:
        if move.source is None:
            folder.remove(move.target)
        else:
            folder.make(move.target.parent)
            put_in_place(folder, move.source, move.target)
    return True


def _begun(folder: Folder) -> Iterator[PurePosixPath]:
    for staging in staging_folders(folder):
        if folder.kind(staging / JOURNAL) is Kind.FILE:
            yield staging


def _read(folder: Folder, staging: PurePosixPath) -> Journal | None:
    """None for what no run of this version wrote."""
    try:
        data: object = json.loads(folder.read(staging / JOURNAL).content or b"")
        journal = _parsed(data, staging)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    targets = (move.target for move in journal.moves if move.target != MANIFEST)
    try:
        for path in (*targets, *journal.emptied):
            check_path(path)
    except UnsafePath:
        return None
    return journal if journal.moves else None


def _parsed(data: object, staging: PurePosixPath) -> Journal:
    fields = cast(dict[str, object], data)
    if fields["format"] != _FORMAT:
        raise ValueError("the journal of another version")
    moves = cast(list[list[object]], fields["moves"])
    emptied = cast(list[object], fields["emptied"])
    return Journal(
        tuple(_move(move, staging) for move in moves),
        tuple(PurePosixPath(str(path)) for path in emptied),
    )


def _move(fields: list[object], staging: PurePosixPath) -> Move:
    name, target, found = fields
    stamp: Stamp | None = None
    if found is not None:
        size, time = cast(list[int], found)
        stamp = size, time
    if name is not None and not str(name).isalnum():
        raise ValueError("no name of a staged file")
    source = None if name is None else staging / str(name)
    return Move(source, PurePosixPath(str(target)), stamp)
