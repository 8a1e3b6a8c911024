"""Media types: reading `Content-Type` and matching it with what a document lists."""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(maxsize=256)
def essence(content_type: str) -> str:
    """`type/subtype` in lower case, without parameters."""
    return content_type.partition(";")[0].strip().lower()


def is_json(media_type: str) -> bool:
    """Whether a body of this (bare) media type is JSON."""
    return media_type == "application/json" or media_type.endswith("+json")


def is_xml(media_type: str) -> bool:
    """Whether a body of this (bare) media type is XML."""
    return media_type in ("application/xml", "text/xml") or media_type.endswith("+xml")


def utf8(body: bytes, content_type: str) -> bytes:
    """JSON text in UTF-8 without a byte order mark, from whatever encoding it came in.

    The mark decides, then the `charset`, then zeros in the first bytes (RFC 4627 section 3). The
    same bytes where nothing fits.
    """
    encoding = next((name for mark, name in _MARKS if body.startswith(mark)), None)
    if encoding is None:
        charset = _CHARSET.search(content_type)
        encoding = charset[1] if charset else _guess(body[:4])
    try:
        return body.decode(encoding).encode()
    except (LookupError, UnicodeDecodeError):
        return body


_CHARSET = re.compile(r"charset\s*=\s*\"?([\w.:-]+)", re.IGNORECASE)
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def _guess(start: bytes) -> str:
    zeros = [byte == 0 for byte in start]
    if zeros[:3] == [True, True, True]:
        return "utf-32-be"
    if zeros[1:4] == [True, True, True]:
        return "utf-32-le"
    if zeros[:1] == [True]:
        return "utf-16-be"
    return "utf-16-le" if zeros[1:2] == [True] else "utf-8"


def fitness(documented: str, received: str) -> int:
    """How well a received media type answers a documented one; both bare. 0: not at all.

    Equal, then JSON for JSON (a vendor's `+json` for `application/json`), then `text/*`, then `*/*`.
    """
    if documented == received:
        return 4
    if documented.endswith("/*") and documented != "*/*":
        return 2 if received.startswith(documented[:-1]) else 0
    if documented == "*/*":
        return 1
    return 3 if is_json(documented) and is_json(received) else 0


__all__ = ["essence", "fitness", "is_json", "is_xml", "utf8"]
