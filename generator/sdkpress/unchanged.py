"""Whether a run would find everything as the last one left it, answered before anything is parsed.

Input: what was asked for. Output: `Record` of the last run that was asked for the same, where every file that it
read and every file that it left is as it was, and sdkpress itself too; else None.

A file is taken as unchanged when its size, times and inode are those that were noted; the content is compared
where they are not, or where it was noted so soon after a change that another could have the same times. Records
lie in the user's cache: without it, a run just takes longer.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict, field
from hashlib import sha256
from pathlib import Path
from stat import S_ISLNK
from time import time_ns
from typing import Any, Final

from sdkpress import __version__
from sdkpress.cache import cache_folder, forget_old
from sdkpress.files import read_regular, replace_file
from sdkpress.frozen import dataclass

_FORMAT: Final = 1
_MOST_RECORDS: Final = 256
_TICK: Final = 50_000_000  # nanoseconds within which two changes may have one time

Stamp = tuple[int, int, int, int]
"""Size, time of the content's last change, of the entry's, inode."""
Noted = tuple[Stamp | None, str | None]
"""A file's stamp, and its digest where the stamp alone says too little. None: it was not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked for, as it was typed: two runs with one question have one answer."""

    what: str
    spec: str | None
    config: str | None
    output: str | None
    package_only: bool = False
    document: str | None = None  # the digest of one that is no file
    sdk: str | None = None
    folder: str = field(default_factory=os.getcwd)

    def key(self) -> str:
        """A name for the record."""
        return sha256(json.dumps(asdict(self)).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What a run read, what it left in which folder, and what it said."""

    folder: str
    files: int
    summary: str
    findings: list[Any]
    inputs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LastRun:
    """What is noted of the last run with one question, where everything but some of its `inputs` is as it was."""

    key: str
    sdkpress: str
    folder: str
    inputs: Mapping[str, str | None]  # with their digests
    outputs: tuple[str, ...]
    changed: frozenset[str]


def unchanged(question: Question) -> Record | None:
    """The record of the last run, if a new one would change nothing."""
    data, here = _data_of(question), Path(question.folder)
    try:
        if data is None or not _all_as_noted(here, data["inputs"]):
            return None
        if _all_as_noted(here / data["folder"], data["files"]):
            return Record(
                folder=data["folder"],
                files=data["count"],
                summary=data["summary"],
                findings=data["findings"],
                inputs=tuple(data["inputs"]),
            )
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None


def last_run(question: Question) -> LastRun | None:
    """The last run, where it was this sdkpress's, and its files are as it left them."""
    data, here = _data_of(question), Path(question.folder)
    try:
        if data is None or not _all_as_noted(here / data["folder"], data["files"]):
            return None
        inputs: dict[str, Any] = data["inputs"]
        changed = {p for p, n in inputs.items() if not _all_as_noted(here, {p: n})}
        return LastRun(
            key=question.key(),
            sdkpress=data["sdkpress"],
            folder=data["folder"],
            inputs={path: noted[1] for path, noted in inputs.items()},
            outputs=tuple(data["files"]),
            changed=frozenset(changed),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _data_of(question: Question) -> dict[str, Any] | None:
    """What is noted, if this sdkpress noted it."""
    try:
        data: dict[str, Any] = json.loads(_place(question).read_bytes())
        mine = data["format"] == _FORMAT and data["sdkpress"] == own_stamp()
        return data if mine else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remember(
    question: Question, record: Record, inputs: Iterable[str], outputs: Iterable[str]
) -> Mapping[str, str | None]:
    """Note what holds after a run; the digests of the inputs. A cache that cannot be written is done without."""
    folder = Path(question.folder) / record.folder
    noted = _noted(Path(question.folder), inputs, with_digest=True)
    data: Mapping[str, object] = {
        "format": _FORMAT,
        "sdkpress": own_stamp(),
        "folder": record.folder,
        "inputs": noted,
        "files": _noted(folder, outputs),
        "count": record.files,
        "summary": record.summary,
        "findings": record.findings,
    }
    place = _place(question)
    try:
        replace_file(place, json.dumps(data).encode(), 0o700)
        forget_old(place.parent, _MOST_RECORDS)
    except OSError:
        pass
    return {path: digest for path, (_, digest) in noted.items()}


def _place(question: Question) -> Path:
    return cache_folder() / "runs" / f"{question.key()}.json"


def _noted(
    folder: Path, paths: Iterable[str], with_digest: bool = False
) -> dict[str, Noted]:
    now = time_ns()
    notes: dict[str, Noted] = {}
    for path in sorted(set(paths)):
        place = os.path.join(folder, path)
        stamp = _stamp(place)
        if stamp is None:
            notes[path] = (None, None)
        elif with_digest or max(stamp[1], stamp[2]) > now - _TICK:
            notes[path] = (stamp, _digest(place))
        else:
            notes[path] = (stamp, None)
    return notes


def _all_as_noted(folder: Path, notes: Mapping[str, Any]) -> bool:
    prefix = str(folder)
    for path, (noted, digest) in notes.items():
        place = os.path.join(prefix, path)
        stamp = _stamp(place)
        if (None if stamp is None else list(stamp)) == noted:
            recent = stamp is not None and digest is not None
            if not recent or _digest(place) == digest:
                continue
            return False
        if stamp is None or digest is None or _digest(place) != digest:
            return False
    return True


def _stamp(place: str) -> Stamp | None:
    try:
        status = os.stat(place, follow_symlinks=False)
    except (FileNotFoundError, NotADirectoryError):
        return None
    if S_ISLNK(status.st_mode):
        status = os.stat(place)
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def _digest(place: str) -> str | None:
    try:
        return sha256(read_regular(place)).hexdigest()
    except OSError:
        return None


def own_stamp() -> str:
    """sdkpress and its templates, as they are installed: a changed module or template is another sdkpress."""
    package = Path(__file__).resolve().parent
    templates = package.parent.parent / "templates"
    digest = sha256(f"{__version__} {sys.version}".encode())
    for root in (package, templates):
        for line in _tree(str(root)):
            digest.update(line.encode())
    return digest.hexdigest()


def _tree(folder: str) -> list[str]:
    """Each file below with its size and time, sorted."""
    lines: list[str] = []
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return lines
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                lines += _tree(entry.path)
        else:
            status = entry.stat()
            lines.append(f"{entry.path} {status.st_size} {status.st_mtime_ns}\n")
    return lines
