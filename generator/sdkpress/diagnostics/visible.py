"""Text of others, fit for a terminal.

Input: any text. Output: the text without characters that move a cursor, colour, hide or reorder what
is shown (C0, DEL, C1, the bidirectional controls and other format characters).
"""

from __future__ import annotations

import re
from typing import Final

_STYLE: Final = re.compile(r"\x1b\[(?:0|2|1|31|32|33)m")  # the console's own


def visible(text: str) -> str:
    """One line of text; each character keeps its width."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else _shown(c) for c in text)


def visible_lines(text: str, is_styled: bool = False) -> str:
    """Lines of text, which the console may have styled."""
    if text.isprintable():
        return text
    if not is_styled:
        return "\n".join(map(visible, text.split("\n")))
    return "\n".join(
        "".join(
            part if _STYLE.fullmatch(part) else visible(part)
            for part in re.split(f"({_STYLE.pattern})", line)
        )
        for line in text.split("\n")
    )


def ascii_controls(json_text: str) -> str:
    """JSON with what a terminal would act on written as escapes; it means the same."""
    if json_text.isascii():
        return json_text
    return "".join(
        c if c == "\n" or c.isprintable() else _escaped(c) for c in json_text
    )


def _shown(character: str) -> str:
    if character in "\t\n\r":
        return " "
    code = ord(character)
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"


def _escaped(character: str) -> str:
    pair = character.encode("utf-16-be", "surrogatepass")
    return "".join(
        f"\\u{pair[index]:02x}{pair[index + 1]:02x}" for index in range(0, len(pair), 2)
    )
