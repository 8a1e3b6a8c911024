"""Values as Python source: the only place that quotes a document's text into code.

Input: JSON values. Output: a literal that evaluates to the same value, that black leaves as it is,
and that holds printable characters only (controls, lone surrogates and invisible characters are
escaped), so that no text of a document can end a string or hide in one.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final, cast

from sdkpress.python.nodes import Group, Node, Pair, Text

_SHORT: Final = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def text(value: str) -> str:
    """A string literal: double quotes, unless the text holds more of them than of single ones.

    That is black's choice too: the fewest escapes, and double quotes where it makes no difference.
    """
    single = value.count('"') > value.count("'") if '"' in value else False
    quote = "'" if single else '"'
    if value.isascii() and value.isprintable():
        body = value.replace("\\", "\\\\").replace(quote, "\\" + quote)
        return quote + body + quote
    return quote + "".join(_escape(char, quote) for char in value) + quote


def data(value: bytes) -> str:
    """A bytes literal in double quotes."""
    return 'b"' + "".join(map(_escaped_byte, value)) + '"'


def _escaped_byte(byte: int) -> str:
    char = chr(byte)
    plain = char.isascii() and char.isprintable() and char not in '"\\'
    return char if plain else f"\\x{byte:02x}"


def _escape(char: str, quote: str) -> str:
    if char == quote:
        return "\\" + char
    short = _SHORT.get(char)
    if short is not None:
        return short
    if char.isprintable():
        return char
    code = ord(char)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def number(value: int | float) -> str:
    """A number literal; the values JSON has no word for are spelled as calls."""
    if isinstance(value, int):
        return repr(value)
    if math.isnan(value):
        return 'float("nan")'
    if math.isinf(value):
        return 'float("inf")' if value > 0 else 'float("-inf")'
    return repr(value).replace("e+", "e")


def scalar(value: object) -> str:
    """The literal of None, a boolean, a number or a string; anything else is quoted as its text."""
    if value is None or isinstance(value, bool):
        return repr(value)
    if isinstance(value, int | float):
        return number(value)
    return text(value if isinstance(value, str) else str(value))


def literal(value: object) -> str:
    """Any JSON value on one line."""
    if isinstance(value, Mapping):
        pairs = cast("Mapping[object, object]", value).items()
        return (
            "{" + ", ".join(f"{scalar(k)}: {literal(item)}" for k, item in pairs) + "}"
        )
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return (
            "["
            + ", ".join(literal(item) for item in cast("Sequence[object]", value))
            + "]"
        )
    return scalar(value)


def expression(value: object, *, explode: bool = False) -> Node:
    """Any JSON value for `layout`; `explode` puts each member of every container on its own line."""
    if isinstance(value, Mapping):
        pairs = cast("Mapping[object, object]", value).items()
        members: tuple[Node, ...] = tuple(
            Pair(scalar(k) + ": ", expression(item, explode=explode))
            for k, item in pairs
        )
        return Group("{", members, "}", explode=explode)
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        items = tuple(
            expression(item, explode=explode)
            for item in cast("Sequence[object]", value)
        )
        return Group("[", items, "]", explode=explode)
    return Text(scalar(value))
