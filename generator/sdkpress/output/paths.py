"""Which paths may be written below a folder.

Input: the paths of a `FileTree`. Output: nothing, or `UnsafePath`. Names come from a document, so this
is checked again here, whatever the name pass promises.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from unicodedata import normalize

_FORBIDDEN = frozenset('<>:"|?*\\')
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "clock$"}
    | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)}
)
_RESERVED = frozenset({".git", ".sdkpress"})
MAX_NAME = 255  # bytes of one part of a path, on the file systems in use


class UnsafePath(Exception):
    """A path that must not or cannot be written."""


def check_paths(paths: Iterable[PurePosixPath]) -> None:
    """Raise `UnsafePath` for a path that leaves the folder, that some file system cannot hold,
    or that is another one to a file system that ignores case."""
    seen: dict[str, PurePosixPath] = {}
    folders: dict[str, PurePosixPath] = {}
    for path in paths:
        check_path(path)
        folded = _folded(path)
        if folded in seen:
            raise UnsafePath(f"'{path}' and '{seen[folded]}' differ only in case")
        seen[folded] = path
        for folder in path.parents[:-1]:
            folders.setdefault(_folded(folder), path)
    for folded in seen.keys() & folders.keys():
        raise UnsafePath(f"'{seen[folded]}' is a file and a folder")


def check_path(path: PurePosixPath) -> None:
    parts = path.parts
    if path.is_absolute() or not parts or ".." in parts:
        raise UnsafePath(f"'{path}' leaves the output folder")
    if parts[0].lower() in _RESERVED:
        raise UnsafePath(f"'{path}' lies in a reserved folder")
    for part in parts:
        if any(c in _FORBIDDEN or ord(c) < 32 or ord(c) == 127 for c in part):
            raise UnsafePath(f"{str(path)!r} holds a character that file names cannot")
        if part.endswith((".", " ")) or part.split(".")[0].lower() in _DEVICES:
            raise UnsafePath(f"'{path}' is no file name on Windows")
        if len(part.encode()) > MAX_NAME:
            raise UnsafePath(f"'{part[:40]}…' is longer than {MAX_NAME} bytes")


def _folded(path: PurePosixPath) -> str:
    return normalize("NFC", str(path)).casefold()
