"""Files made of other files.

Input: the bytes of pages. Output: one text, for a reader that pays for every character: the padding of tables
is taken out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_ROW: Final = re.compile(rb"^\|.*\|$", re.MULTILINE)
_PADDING: Final = re.compile(rb" {2,}(?=\|)")
_RULE: Final = re.compile(rb"-{4,}(?= +\|)")


def join(head: str, pages: Iterable[bytes]) -> bytes:
    """The pages one after another, with an empty line between."""
    texts = [page.strip(b"\n") for page in pages]
    return b"\n\n".join([head.strip("\n").encode(), *map(condensed, texts)]) + b"\n"


def condensed(text: bytes) -> bytes:
    """The page without the padding of its tables."""
    return _ROW.sub(_narrow, text) if b"\n|" in text else text


def _narrow(row: re.Match[bytes]) -> bytes:
    return _RULE.sub(b"---", _PADDING.sub(b" ", row[0]))
