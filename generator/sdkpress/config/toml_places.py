"""Where a key of a TOML text stands.

Input: the text and the keys that lead to a value. Output: line and column of the last of those keys that is written there. Places
are for messages alone: what looks like a key inside a text of several lines is taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_TABLE: Final = re.compile(r"\s*\[{1,2}\s*([^\]\n]+?)\s*\]")
_ENTRY: Final = re.compile(
    r"""(\s*)((?:[\w-]+|"[^"\n]*"|'[^'\n]*')(?:\s*\.\s*(?:[\w-]+|"[^"\n]*"|'[^'\n]*'))*)\s*="""
)
_PART: Final = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")


def toml_place(text: str, keys: Sequence[str | int]) -> tuple[int, int]:
    """Line and column, from 1; the first line where none of the keys is found."""
    wanted = [str(key) for key in keys if not isinstance(key, int)]
    table: list[str] = []
    best, place = 0, (1, 1)
    for number, line in enumerate(text.splitlines(), start=1):
        column = 1
        if head := _TABLE.match(line):
            table = dotted = _keys(head[1])
        elif entry := _ENTRY.match(line):
            dotted = [*table, *_keys(entry[2])]
            column += len(entry[1])
        else:
            continue
        if len(dotted) > best and dotted == wanted[: len(dotted)]:
            best, place = len(dotted), (number, column)
    return place


def _keys(dotted: str) -> list[str]:
    return [part.strip("\"'") for part in _PART.findall(dotted)]
