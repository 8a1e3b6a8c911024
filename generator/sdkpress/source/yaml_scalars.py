"""What an unquoted YAML scalar means (YAML 1.2.2 section 10.3, the core schema).

Input: its text, perhaps with a tag. Output: text, a number, a boolean or None. Timestamps, `=`, `yes`,
`on` and `1:20` are text.
"""

from __future__ import annotations

import re
from math import isfinite
from typing import Final

from sdkpress.source.limits import MAX_DIGITS

_INT: Final = re.compile(r"[-+]?[0-9]+\Z")
_PREFIXED: Final = re.compile(r"0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_FLOAT: Final = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_WORDS: Final[dict[str, object]] = {
    "": None,
    "~": None,
    **dict.fromkeys(("null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER_STARTS: Final = frozenset("+-.0123456789")

_CORE: Final = "tag:yaml.org,2002:"
_TEXT_TAGS: Final = frozenset(
    {"!", *(_CORE + n for n in ("str", "binary", "timestamp"))}
)
_PLAIN_TAGS: Final = frozenset(_CORE + n for n in ("int", "float", "bool", "null"))
_TIMESTAMP: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ]|$)")
MAPPING_TAGS: Final = frozenset({"!", _CORE + "map"})
SEQUENCE_TAGS: Final = frozenset({"!", _CORE + "seq"})


class PlainTimestamp(str):
    """A time that is written without quotes. It is text, as the core schema has it."""

    __slots__ = ()


def plain_scalar(text: str) -> object:
    """The value of an unquoted scalar.

    Numbers that Python or JSON cannot hold (`.nan`, `1e999`, a thousand digits) stay text.
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMBER_STARTS or len(text) > MAX_DIGITS:
        return text
    if _INT.match(text):
        return int(text)
    if _PREFIXED.match(text):
        number = int(text, 0)
        return number if number < 10**MAX_DIGITS else text
    if _FLOAT.match(text):
        real = float(text)
        return real if isfinite(real) else text
    return PlainTimestamp(text) if _TIMESTAMP.match(text) else text


def tagged_scalar(text: str, tag: str) -> tuple[object, bool]:
    """The value of a scalar with a tag, and whether the tag is one of YAML's own."""
    if tag in _PLAIN_TAGS:
        value = plain_scalar(text)
        if type(value) is int and tag.endswith("float"):
            return float(value), True
        return value, True
    return text, tag in _TEXT_TAGS
