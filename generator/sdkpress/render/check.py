"""Is every Python file that was made Python?

Input: rendered files. Output: the same files; a file that does not parse is our bug.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from pathlib import PurePosixPath


class BrokenPython(Exception):
    """A rendered file is not Python; `text` is what was rendered."""

    def __init__(self, path: PurePosixPath, text: bytes, error: Exception) -> None:
        super().__init__(f"{path}: {error}")
        self.path = path
        self.text = text


def check_python(
    files: Mapping[PurePosixPath, bytes],
) -> Mapping[PurePosixPath, bytes]:
    """The files, after each `.py` among them parsed."""
    for path, content in files.items():
        if path.suffix == ".py":
            try:
                ast.parse(content)
            except (SyntaxError, ValueError) as error:
                raise BrokenPython(path, content, error) from error
    return files
