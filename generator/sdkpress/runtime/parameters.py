"""Parameters to text, by the style table of OpenAPI (3.0 section 4.7.12.3) and RFC 6570.

Input: one JSON-like value and how it is to be written. Output: percent-encoded text for a path
or query, plain text for a header. Nothing here knows where the value came from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from urllib.parse import quote

from .type_guards import is_array, is_mapping

Encode = Callable[[str], str]

_RESERVED = ":/?[]@!$&'()*+,;="
_TRIPLET = re.compile("(%[0-9A-Fa-f]{2})")


def scalar_text(value: object) -> str:
    """A scalar as JSON spells it, without quotes."""
    if isinstance(value, str):
        return value
    if value is True:
        return "true"
    if value is False:
        return "false"
    if value is None:
        return "null"
    return str(value)


def encode(text: str) -> str:
    """Percent-encode everything but RFC 3986's unreserved characters."""
    return quote(text, safe="-._~")


def encode_allowing_reserved(text: str) -> str:
    """The same, leaving reserved characters (but `#`) and percent-encoded triplets alone."""
    if "%" not in text:
        return quote(text, safe=_RESERVED)
    parts = _TRIPLET.split(text)
    return "".join(
        p if i % 2 else quote(p, safe=_RESERVED) for i, p in enumerate(parts)
    )


def encode_path_allowing_reserved(text: str) -> str:
    """The same for a path, which a `?` would end."""
    return encode_allowing_reserved(text).replace("?", "%3F")


def verbatim(text: str) -> str:
    """Header values are not encoded."""
    return text


def cookie_text(text: str) -> str:
    """A value of the style `cookie` is not encoded (OpenAPI 3.2.0 section 4.12.2): refuse what would end it."""
    if any(c in ";\r\n\0" for c in text):
        raise ValueError("a cookie cannot hold a semicolon or a line break")
    return text


def _items(value: object) -> Sequence[object] | None:
    """The items of an array that are there to be written, or None if it is no array."""
    if is_array(value):
        return [v for v in value if v is not None]
    return None


def _members(value: object) -> Sequence[tuple[str, object]] | None:
    if is_mapping(value):
        return [(scalar_text(k), v) for k, v in value.items() if v is not None]
    return None


def _text(value: object) -> str:
    """What stands for a nested value, where the table says nothing: comma-separated scalars."""
    items = _items(value)
    if items is not None:
        return ",".join(_text(v) for v in items)
    members = _members(value)
    if members is not None:
        return ",".join(f"{k},{_text(v)}" for k, v in members)
    return scalar_text(value)


def write_simple(value: object, explode: bool, encode: Encode) -> str:
    """`simple`, in a path (RFC 6570 `{name}`) or header."""
    items = _items(value)
    if items is not None:
        return ",".join(encode(_text(v)) for v in items)
    members = _members(value)
    if members is not None:
        sign = "=" if explode else ","
        return ",".join(f"{encode(k)}{sign}{encode(_text(v))}" for k, v in members)
    return encode(scalar_text(value))


def write_label(value: object, explode: bool, encode: Encode) -> str:
    """`label` (RFC 6570 `{.name}`)."""
    if not explode:
        return "." + write_simple(value, False, encode)
    items = _items(value)
    if items is not None:
        return "".join("." + encode(_text(v)) for v in items)
    members = _members(value)
    if members is not None:
        return "".join(f".{encode(k)}={encode(_text(v))}" for k, v in members)
    return "." + encode(scalar_text(value))


def write_matrix(name: str, value: object, explode: bool, encode: Encode) -> str:
    """`matrix` (RFC 6570 `{;name}`)."""
    key = encode(name)
    if explode:
        items = _items(value)
        if items is not None:
            return "".join(f";{key}={encode(_text(v))}" for v in items)
        members = _members(value)
        if members is not None:
            return "".join(f";{encode(k)}={encode(_text(v))}" for k, v in members)
    text = write_simple(value, False, encode)
    return f";{key}={text}" if text else f";{key}"


def write_path(
    name: str, value: object, style: str, explode: bool, encode: Encode
) -> str:
    """A path parameter in any of its styles."""
    if style == "label":
        return write_label(value, explode, encode)
    if style == "matrix":
        return write_matrix(name, value, explode, encode)
    return write_simple(value, explode, encode)


_DELIMITERS = {
    "form": ",",
    "spaceDelimited": "%20",
    "pipeDelimited": "%7C",
    "tabDelimited": "%09",  # OpenAPI 2.0, `collectionFormat: tsv`
}


ENCODED_BRACKETS = ("%5B", "%5D")
"""What surrounds a key of `deepObject` in a query (RFC 3986 reserves brackets for hosts)."""
PLAIN_BRACKETS = ("[", "]")
"""The same in a form body, where brackets need no encoding and readers of logs are grateful."""


def write_pairs(
    name: str,
    value: object,
    style: str,
    explode: bool,
    encode: Encode,
    brackets: tuple[str, str] = ENCODED_BRACKETS,
) -> list[str]:
    """A query parameter, cookie or form field as `name=value` texts: none, one or several.

    Empty arrays and objects write nothing, as in RFC 6570.
    """
    if type(value) is str:
        return [f"{encode(name)}={encode(value)}"]
    items = _items(value)
    members = _members(value)
    if style == "deepObject" and (items is not None or members is not None):
        return list(_deep(encode(name), value, encode, brackets))
    key = encode(name)
    if explode:
        if items is not None:
            return [f"{key}={encode(_text(v))}" for v in items]
        if members is not None:
            return [
                pair
                for k, v in members
                for pair in write_pairs(k, v, "form", _items(v) is not None, encode)
            ]
    delimiter = _DELIMITERS.get(style, ",")
    if items is not None:
        texts = [encode(_text(v)) for v in items]
    elif members is not None:
        texts = [t for k, v in members for t in (encode(k), encode(_text(v)))]
    else:
        return [f"{key}={encode(scalar_text(value))}"]
    return [f"{key}={delimiter.join(texts)}"] if texts else []


def _deep(
    key: str, value: object, encode: Encode, brackets: tuple[str, str]
) -> Iterable[str]:
    """`deepObject`: `name[key]=value`; deeper objects nest, and so do arrays, by index.

    OpenAPI leaves what is nested undefined; `name[0][key]` is what Rails, PHP and qs read.
    """
    opening, closing = brackets
    items = _items(value)
    members = _members(value)
    if items is not None:
        members = [(str(index), item) for index, item in enumerate(items)]
    if members is None:
        yield f"{key}={encode(scalar_text(value))}"
        return
    for name, member in members:
        yield from _deep(
            f"{key}{opening}{encode(name)}{closing}", member, encode, brackets
        )


__all__ = [
    "PLAIN_BRACKETS",
    "Encode",
    "encode",
    "encode_allowing_reserved",
    "encode_path_allowing_reserved",
    "scalar_text",
    "verbatim",
    "write_pairs",
    "write_path",
    "write_simple",
]
