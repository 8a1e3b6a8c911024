"""Scalars as js-yaml 4 writes them: text in the first style that holds it, numbers as JavaScript spells them.

Input: a value, and for text how deep it stands. Output: what follows the key's colon or the dash; a block
scalar with its lines, indented.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from math import isinf, isnan
from typing import Final

_WIDTH: Final = 80
_NARROWEST: Final = 40  # text is never folded narrower than this

# What may stand unquoted: no blank or indicator first, no blank or colon last, no `: `, no ` #`.
_SEEN: Final = (
    "\x21-\x7e\xa1-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff"
)
_PLAIN: Final = re.compile(
    rf"(?![-?:,\[\]{{}}#&*!|=>'\"%@`])[{_SEEN}]"
    rf"(?:(?<!:)[ ]|(?<! )#|(?!#)[{_SEEN}])*(?<![ :])"
)
_UNPRINTABLE: Final = re.compile(rf"[^ \n{_SEEN}]")
_NEEDS_INDENT: Final = re.compile(r"\n* ")
_BREAK: Final = re.compile(r" (?=[^ ])")
# Words and forms that would read as something else than text.
_WORDS: Final = frozenset(
    "null Null NULL ~ true True TRUE false False FALSE << .inf .Inf .INF +.inf +.Inf +.INF"
    " -.inf -.Inf -.INF .nan .NaN .NAN y Y yes Yes YES on On ON n N no No NO off Off OFF".split()
)
_FORMS: Final = re.compile(
    r"""
      [-+]?(?:0b[01_]+ | 0x[0-9a-fA-F_]+ | 0o[0-7]+)
    | [-+]?[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?
    | (?:-?\.[0-9]+ | \.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?
    | [-+]?[0-9_]+(?::[0-9_]+)+(?:\.[0-9_]*)?
    | [0-9]{4}-[0-9]{2}-[0-9]{2}
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?
      (?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?
    """,
    re.VERBOSE,
)
_MAY_MISREAD: Final = frozenset("0123456789+-._~<nNtTfFyYoO")

_ESCAPES: Final[Mapping[str, str]] = {
    **{"\0": "\\0", "\a": "\\a", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\v": "\\v"},
    **{"\f": "\\f", "\r": "\\r", "\x1b": "\\e", '"': '\\"', "\\": "\\\\"},
    **{"\x85": "\\N", "\xa0": "\\_", "\u2028": "\\L", "\u2029": "\\P"},
}
_ESCAPED: Final = re.compile(rf"""[^ !#-\[\]-~{_SEEN[3:]}]""")


def scalar_text(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case float():
            return _float(value)
        case Mapping():
            return "{}"
        case list() | tuple():
            return "[]"
        case _:
            return _quoted(str(value))


def _float(value: float) -> str:
    """Shortest digits, written out between 1e-7 and 1e21 as JavaScript does."""
    if isnan(value):
        return ".nan"
    if isinf(value):
        return ".inf" if value > 0 else "-.inf"
    if value == 0:
        return "-0.0" if str(value)[0] == "-" else "0"
    mantissa, _, exponent = repr(abs(value)).partition("e")
    whole, _, fraction = mantissa.partition(".")
    fraction = "" if fraction == "0" else fraction
    point = len(whole) + int(exponent or 0)  # digits before the decimal point
    digits = whole + fraction
    stripped = digits.lstrip("0")
    point -= len(digits) - len(stripped)
    digits = stripped.rstrip("0")
    sign = "-" if value < 0 else ""
    if len(digits) <= point <= 21:
        return sign + digits.ljust(point, "0")
    if 0 < point <= 21:
        return f"{sign}{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"{sign}0.{'0' * -point}{digits}"
    # A mantissa without a dot would not read back as a number.
    dot = f".{digits[1:]}" if len(digits) > 1 or point <= 0 else ""
    return f"{sign}{digits[0]}{dot}e{point - 1:+d}"


@lru_cache(maxsize=16384)
def key_text(key: str) -> str:
    if not key:
        return "''"
    if "\n" in key or _UNPRINTABLE.search(key):
        return _escaped(key)
    return key if _is_plain(key) else _quoted(key)


@lru_cache(maxsize=32768)
def _short(text: str) -> str:
    """Text that fits any line, remembered because the same words come often."""
    return _styled(text, _NARROWEST, 0)


def styled_text(text: str, level: int) -> str:
    size = len(text) if text.isascii() else 2 * len(text)
    if size <= _NARROWEST and "\n" not in text:
        return _short(text)
    indent = 2 * max(1, level)
    return _styled(text, max(min(_WIDTH, _NARROWEST), _WIDTH - indent), indent)


def _styled(text: str, width: int, indent: int) -> str:
    """The text in the first style that holds it: plain, quoted, folded or literal."""
    if not text:
        return "''"
    if _UNPRINTABLE.search(text):
        return _escaped(text)
    if not text.isascii():
        text = _as_utf16(text)
    lines = text.split("\n")
    foldable = any(len(line) > width and line[0] != " " for line in lines)
    if foldable:
        return _from_utf16(">" + _block(text, _folded(lines, width), indent))
    if len(lines) > 1:
        return _from_utf16("|" + _block(text, text, indent))
    text = _from_utf16(text)
    return text if _is_plain(text) else _quoted(text)


def _is_plain(text: str) -> bool:
    if _PLAIN.fullmatch(text) is None:
        return False
    if text[0] not in _MAY_MISREAD:
        return True
    return text not in _WORDS and _FORMS.fullmatch(text) is None


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _escaped(text: str) -> str:
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    if character in _ESCAPES:
        return _ESCAPES[character]
    if code <= 0xFF:
        return f"\\x{code:02X}"
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"


def _block(text: str, laid_out: str, indent: int) -> str:
    """A block scalar's header and lines; a digit in the header where the text starts with a blank."""
    digit = "2" if _NEEDS_INDENT.match(text) else ""
    if not text.endswith("\n"):
        chomp = "-"
    elif text == "\n" or text.endswith("\n\n"):
        chomp = "+"
    else:
        chomp = ""
    laid_out = laid_out.removesuffix("\n")
    pad = " " * indent
    lines = [pad + line if line else "" for line in laid_out.split("\n")]
    return f"{digit}{chomp}\n" + "\n".join(lines)


def _folded(lines: list[str], width: int) -> str:
    """Lines broken at single blanks; a line break of the text becomes one more line break.

    Lines that start with a blank are not folded, nor are the breaks beside them.
    """
    out = [_fold(lines[0], width)]
    verbatim_before = lines[0][:1] in ("", " ")
    breaks = 0
    for line in lines[1:]:
        breaks += 1
        if not line:
            continue
        verbatim = line[0] == " "
        extra = 0 if verbatim or verbatim_before else 1
        out.append("\n" * (breaks + extra) + _fold(line, width))
        verbatim_before, breaks = verbatim, 0
    return "".join(out) + "\n" * breaks


def _fold(line: str, width: int) -> str:
    """One line, broken greedily so that parts are at most `width` long where words allow it."""
    if not line or line[0] == " ":
        return line
    parts: list[str] = []
    start = current = 0
    for match in _BREAK.finditer(line):
        at = match.start()
        if at - start > width:
            end = current if current > start else at
            parts.append(line[start:end])
            start = end + 1
        current = at
    if len(line) - start > width and current > start:
        parts.append(line[start:current])
        start = current + 1
    parts.append(line[start:])
    return "\n".join(parts)


def _as_utf16(text: str) -> str:
    """The text with every character above U+FFFF as two: JavaScript measures so."""
    if max(text) <= "\uffff":
        return text
    return "".join(c if c <= "\uffff" else _pair(c) for c in text)


def _pair(character: str) -> str:
    code = ord(character) - 0x10000
    return chr(0xD800 + (code >> 10)) + chr(0xDC00 + (code & 0x3FF))


def _from_utf16(text: str) -> str:
    if text.isascii() or not any("\ud800" <= c <= "\udfff" for c in text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16")
