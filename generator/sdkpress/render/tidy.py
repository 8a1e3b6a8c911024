"""Pages as hooks for text files leave them: no blanks at line ends, and none but one line end at the end of the file.

Input: the bytes of a page. Output: the same page. A hard line break made of blanks (CommonMark 0.31.2 section 6.7) is written as a
backslash, which means the same.
"""

from __future__ import annotations

import re
from typing import Final

_FENCE: Final = re.compile(rb" {0,3}(`{3,}|~{3,})")
_BLANKS: Final = b" \t\x0b\x0c"
_TRAILING: Final = tuple(bytes((blank, 10)) for blank in _BLANKS)
_ENDS: Final = tuple(bytes((blank,)) for blank in _BLANKS)


def tidied(page: bytes) -> bytes:
    """The page without blanks at line ends, and with no more than one line end at its end.

    A page that ends without any keeps to that: see `output.compare` for hooks that add one.
    """
    # Looking for each takes a third of the time of one expression for all.
    if any(map(page.__contains__, _TRAILING)) or page.endswith(_ENDS):
        page = b"\n".join(_lines(page))
    body = page.rstrip(b"\n")
    return body + b"\n" if body and page.endswith(b"\n") else body


def _lines(page: bytes) -> list[bytes]:
    lines = page.split(b"\n")
    fence = b""
    for number, line in enumerate(lines):
        marker = _FENCE.match(line)
        if marker and not fence:
            fence = marker[1]
        elif marker and marker[1].startswith(fence):
            fence = b""
        text = line.rstrip(_BLANKS)
        if text != line:
            following = lines[number + 1] if number + 1 < len(lines) else b""
            breaks = line.endswith(b"  ") and text and following.strip() and not fence
            plain = not text.endswith((b"|", b"\\")) and not text.lstrip().startswith(
                b"#"
            )
            lines[number] = text + b"\\" if breaks and plain else text
    return lines
