"""Files made of other files.

Input: the bytes of pages. Output: one text, for a reader that pays for every character: the padding of tables
is taken out; and where in it each page stands, so that a later run finds those that stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

Span = tuple[int, int]
"""Where a text starts and ends in another, in bytes."""

_ROW: Final = re.compile(rb"^\|.*\|$", re.MULTILINE)
_PADDING: Final = re.compile(rb" {2,}(?=\|)")
_RULE: Final = re.compile(rb"-{4,}(?= +\|)")


def join(head: str, texts: Sequence[bytes]) -> tuple[bytes, list[Span]]:
    """Condensed pages one after another, with an empty line between, and the place of each."""
    first = head.strip("\n").encode()
    spans: list[Span] = []
    at = len(first)
    for text in texts:
        spans.append((at + 2, at + 2 + len(text)))
        at += 2 + len(text)
    return b"\n\n".join([first, *texts]) + b"\n", spans


def condensed(page: bytes) -> bytes:
    """The page without the padding of its tables, and without empty lines around."""
    text = page.strip(b"\n")
    return _ROW.sub(_narrow, text) if b"\n|" in text else text


def _narrow(row: re.Match[bytes]) -> bytes:
    return _RULE.sub(b"---", _PADDING.sub(b" ", row[0]))
