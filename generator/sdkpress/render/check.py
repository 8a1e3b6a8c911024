"""Is every Python file that was made Python?

Input: rendered files. Output: the same files; a file that does not parse is our bug.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from symtable import symtable


class BrokenPython(Exception):
    """A rendered file is not Python; `content` is what was rendered."""

    def __init__(self, path: PurePosixPath, content: bytes, error: Exception) -> None:
        super().__init__(f"{path}: {error}")
        self.path = path
        self.content = content


def check_python(
    files: Mapping[PurePosixPath, bytes],
) -> Mapping[PurePosixPath, bytes]:
    """The files, after each `.py` among them parsed and its names were resolved.

    A symbol table needs the whole of Python's own parser, finds an argument given twice as well, and
    takes two thirds of the time of a syntax tree.
    """
    for path, content in files.items():
        if path.suffix == ".py":
            try:
                symtable(content.decode(), str(path), "exec")
            except (SyntaxError, ValueError) as error:
                raise BrokenPython(path, content, error) from error
    return files
