"""Code of a user's own in a generated Python file, carried over when the file is made again.

Input: the file as it is and as it is made new. Output: the new file with the user's regions. A region stands
between `# region` and `# endregion`, in the body of a class or at the top level of a module:

    class Tasks:
        ...

        # region custom
        def finish(self, id: int) -> None: ...
        # endregion

When the file is made again, a region in a class comes to stand at the end of the class, one after the imports
after the imports, and any other at the end of the file.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from itertools import product
from typing import Final

from sdkpress.frozen import dataclass

_START: Final = re.compile(r"([ \t]*)#[ \t]*#?region\b")
_END: Final = re.compile(r"[ \t]*#[ \t]*#?endregion\b")
_CLASS: Final = re.compile(r"class (\w+)")
_MOST_TRIES: Final = 1000
_TOP: Final = "top"
_FOOT: Final = "foot"


@dataclass(frozen=True, slots=True)
class _Region:
    """One region's lines, and where it belongs: the name of a class, the top or the foot of the module."""

    lines: tuple[str, ...]
    place: str


def carry_over(
    current: bytes, wanted: bytes, is_ours: Callable[[bytes], bool]
) -> bytes | None:
    """The wanted file with the regions of the current one.

    None where there are none, where the rest of the file is not what we wrote (`is_ours`), or where the class
    that a region stands in is gone.
    """
    if b"region" not in current:
        return None
    try:
        text, new = current.decode().replace("\r\n", "\n"), wanted.decode()
    except UnicodeDecodeError:
        return None
    lines, new_lines = text.split("\n"), new.split("\n")
    if any(_START.match(line) for line in new_lines):
        return None  # a text of the document looks like one
    parts = _split(lines)
    if parts is None or len(parts) < 2:
        return None
    bases = ("\n".join(base).encode() for base in _without(parts))
    for base in bases:
        if base == wanted:
            return current
        if is_ours(base):
            return _with(new, [region for region, _ in parts if region])
    return None


_Part = tuple[_Region | None, tuple[str, ...]]
"""A region, and the lines of ours that follow it; the first has no region."""


def _split(lines: list[str]) -> list[_Part] | None:
    """The file at its regions; None where one has no end."""
    parts: list[_Part] = []
    region: _Region | None = None
    ours: list[str] = []
    at = 0
    while at < len(lines):
        start = _START.match(lines[at])
        if start is None:
            ours.append(lines[at])
            at += 1
            continue
        end = next((n for n in range(at, len(lines)) if _END.match(lines[n])), None)
        if end is None:
            return None
        parts.append((region, tuple(ours)))
        before = [line for _, block in parts for line in block]
        place = _place(before, indented=bool(start[1]))
        region, ours = _Region(tuple(lines[at : end + 1]), place), []
        at = end + 1
    parts.append((region, tuple(ours)))
    return parts


def _place(before: list[str], indented: bool) -> str:
    if indented:
        for line in reversed(before):
            if match := _CLASS.match(line):
                return match[1]
        return _FOOT
    last = next((line for line in reversed(before) if line.strip()), "")
    return _TOP if last.startswith(("import ", "from ", ")")) else _FOOT


def _without(parts: list[_Part]) -> Iterator[list[str]]:
    """What the file may have been before the regions came: how many of the empty lines around each were
    there is not known, so each number is tried."""
    blocks = [_trimmed(block) for _, block in parts]
    gaps = [
        range(left[2] + right[0] + 1)
        for left, right in zip(blocks, blocks[1:], strict=False)
    ]
    for count, numbers in enumerate(product(*gaps)):
        if count > _MOST_TRIES:
            return
        base = [""] * blocks[0][0] + list(blocks[0][1])
        for number, (_, body, _) in zip(numbers, blocks[1:], strict=True):
            base += [""] * number + list(body)
        base += [""] * blocks[-1][2] if blocks[-1][1] else []
        yield base
        if not blocks[-1][1]:
            yield [*_rstripped(base), ""]


def _rstripped(lines: list[str]) -> list[str]:
    while lines and not lines[-1]:
        lines = lines[:-1]
    return lines


def _trimmed(block: tuple[str, ...]) -> tuple[int, tuple[str, ...], int]:
    """How many empty lines come first, the rest, how many come last."""
    first = next((n for n, line in enumerate(block) if line.strip()), len(block))
    last = next((n for n, line in enumerate(reversed(block)) if line.strip()), 0)
    return first, block[first : len(block) - last], last


def _with(text: str, regions: list[_Region]) -> bytes | None:
    """The new text with the regions in their places."""
    tree = ast.parse(text)
    ends = {n.name: n.end_lineno or 0 for n in tree.body if isinstance(n, ast.ClassDef)}
    imports = [n for n in tree.body if isinstance(n, (ast.Import, ast.ImportFrom))]
    lines = text.rstrip("\n").split("\n")
    ends[_TOP] = max((n.end_lineno or 0 for n in imports), default=0)
    ends[_FOOT] = len(lines)
    inserted: dict[int, list[str]] = {}
    for region in regions:
        if region.place not in ends:
            return None
        gap = ["", ""] if region.place == _FOOT else [""]
        inserted.setdefault(ends[region.place], []).extend((*gap, *region.lines))
    for at in sorted(inserted, reverse=True):
        lines[at:at] = inserted[at]
    return ("\n".join(lines) + "\n").encode()
