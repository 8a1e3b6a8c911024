"""Words: how texts of a document become the words of a Python name.

Input: any text. Output: identifiers in snake_case, PascalCase or UPPER_CASE, without regard to what is
reserved (`names.reserved`) or taken (`names.resolve`). Pure functions, tested as tables.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Final

__all__ = [
    "bounded",
    "number_word",
    "pascal",
    "pascal_value",
    "snake",
    "snake_as_published",
    "speller",
    "split",
    "titled",
    "upper",
]

# The initialisms that Go's linter knows, and that the pages print in capitals.
_INITIALISMS: Final = frozenset(
    """ACL API ASCII CPU CSS DNS EOF GUID HTML HTTP HTTPS ID IP JSON QPS RAM RPC SLA SMTP SQL SSH TCP
    TLS TTL UDP UI UID UUID URI URL UTF8 VM XML XMPP XSRF XSS""".split()
)
_PART: Final = re.compile(r"[^\W_]+")
# First of all the plural of an initialism: `IPs`, `URLs`.
_CAMEL: Final = re.compile(
    r"[A-Z]{2,}s(?![a-z])|[A-Z]+[0-9]*(?=[A-Z][a-z])|[A-Z]?[a-z0-9]+|[A-Z]+[0-9]*(?![a-z])|[A-Z]+|[^A-Za-z0-9]+"
)
_HUMPS: Final = re.compile(
    r"[A-Z]+[0-9]*(?=[A-Z][a-z])|[A-Z]?[a-z0-9]+|[A-Z]+[0-9]*(?![a-z])|[A-Z]+|[^A-Za-z0-9]+"
)
_ONES: Final = (
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen""".split()
)
_TENS: Final = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
_ONE_WORD: Final = re.compile(r"OAuth(?=[A-Z0-9]|$)|IPv(?=[46])|GraphQL|GitHub|MacOS")
# A file is called after a name, and no file system takes more than 255 bytes.
_LONGEST: Final = 120
_LONGEST_JOINED: Final = 200
_SIGN: Final = re.compile(r"^([+-])(?=\d)")
_SIGNS: Final = {"+": "plus ", "-": "minus "}
_SPECIAL: Final = {
    "!": "bang", '"': "quote", "#": "hash", "$": "dollar", "%": "percent", "&": "and",
    "'": "quote", "(": "left", ")": "right", "*": "star", "+": "plus", ",": "comma",
    "-": "minus", ".": "dot", "/": "slash", ":": "colon", ";": "semicolon", "<": "less",
    "=": "equal", ">": "greater", "?": "question", "@": "at", "[": "left", "\\": "backslash",
    "]": "right", "^": "caret", "_": "underscore", "`": "tick", "{": "left", "|": "pipe",
    "}": "right", "~": "tilde", " ": "space",
}  # fmt: skip


@cache
def split(text: str) -> tuple[str, ...]:
    """The words of a text: at anything but letters and digits, and at camel humps.

    A text without letters and digits is spelled: `<=` is `less equal`; `+1` is `plus 1`.
    """
    return tuple(
        word for part in _parts(text, joined=True) for word in _CAMEL.findall(part)
    )


def _parts(text: str, *, joined: bool) -> list[str]:
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in decomposed if not unicodedata.combining(c))
    text = _SIGN.sub(lambda found: _SIGNS[found.group(1)], text)
    if joined:
        text = _ONE_WORD.sub(lambda found: found.group().capitalize(), text)
    parts = _PART.findall(text)
    return parts or [_SPECIAL[c] for c in text if c in _SPECIAL]


@cache
def snake(text: str, digit: str = "field") -> str:
    """`X-Shop-Team` → `x_shop_team`, `s3Uri` → `s3_uri`; a leading digit gets `digit` before it."""
    name = "_".join(split(text)).lower()
    return _identifier(name, digit, "_")


@cache
def snake_as_published(text: str, digit: str = "field") -> str:
    """`OAuthToken` → `o_auth_token`, `moderatorIDs` → `moderator_i_ds`: humps alone make words."""
    parts = _parts(text, joined=False)
    words = [word for part in parts for word in _HUMPS.findall(part)]
    return _identifier("_".join(words).lower(), digit, "_")


def speller(naming: str) -> Callable[[str], str]:
    """How attributes, arguments and methods are spelled with a setting of `compatibility.naming`."""
    return snake_as_published if naming == "speakeasy" else snake


def number_word(digits: str) -> str:
    """`137` → `one hundred and thirty seven`; what is longer than six digits is spelled digit by digit."""
    number = int(digits)
    if len(digits) > 6:
        return " ".join(_ONES[int(digit)] for digit in digits)
    if number >= 1000:
        rest = number % 1000
        below = f" {number_word(str(rest))}" if rest else ""
        return f"{number_word(str(number // 1000))} thousand{below}"
    if number >= 100:
        rest = number % 100
        below = f" and {number_word(str(rest))}" if rest else ""
        return f"{_ONES[number // 100]} hundred{below}"
    if number < 20:
        return _ONES[number]
    return f"{_TENS[number // 10]} {_ONES[number % 10] if number % 10 else ''}".strip()


@cache
def upper(text: str) -> str:
    """`cohere:rerank-v3.5` → `COHERE_RERANK_V3_5`, for members of enum classes."""
    name = "_".join(split(text)).upper()
    return _identifier(name, "VALUE", "_")


@cache
def pascal(text: str) -> str:
    """`UrlImageItem` → `URLImageItem`, `Body_upload_raw_samples` → `BodyUploadRawSamples`.

    Inner capitals stay, whole words that are initialisms become capitals (PAGES rule).
    """
    name = "".join(
        _capitalised(word)
        for part in _parts(text, joined=False)
        for word in _CAMEL.findall(part)
    )
    return _identifier(name, "Model", "")


def titled(text: str) -> str:
    """Pascal case for headings: `apiCredentials` → `ApiCredentials`; initialisms stay as written."""
    return "".join(part[:1].upper() + part[1:] for part in _parts(text, joined=False))


def pascal_value(value: str) -> str:
    """A constant as part of a class name: `YOUTUBE_VIDEO` → `YoutubeVideo`."""
    shouted = value.upper() == value
    name = pascal(value.lower() if shouted else value)
    return name.removeprefix("Model") if value[:1].isdigit() else name


def _capitalised(word: str) -> str:
    shouted = word.upper()
    if shouted in _INITIALISMS:
        return shouted
    return word[:1].upper() + word[1:]


def bounded(name: str, size: int = _LONGEST_JOINED) -> str:
    """The name, or as much of it as fits into `size` bytes of UTF-8."""
    if len(name) * 4 <= size:
        return name
    return name.encode()[:size].decode(errors="ignore")


def _identifier(name: str, digit: str, joint: str) -> str:
    name = bounded(name, _LONGEST)
    if name[:1].isdigit():
        name = f"{digit}{joint}{name}"
    name = "".join(c for c in name if c == "_" or f"a{c}".isidentifier())
    if name and not name.isidentifier():
        name = f"{digit}{joint}{name}"
    return name or digit
