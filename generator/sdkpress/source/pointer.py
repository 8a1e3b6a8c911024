"""JSON pointers (RFC 6901) as sdkpress writes them: `#`, `#/a/b~1c`, never percent-encoded.

Input: tokens or a pointer's text. Output: the other of the two.
"""

from __future__ import annotations


def escape(token: str) -> str:
    """One token as it stands between two slashes."""
    if "~" in token:
        token = token.replace("~", "~0")
    if "/" in token:
        token = token.replace("/", "~1")
    return token


def unescape(token: str) -> str:
    """The key or index that an escaped token names."""
    return token.replace("~1", "/").replace("~0", "~") if "~" in token else token


def join(base: str, *tokens: str | int) -> str:
    """The pointer of something inside `base`."""
    return "/".join((base, *(escape(str(token)) for token in tokens)))


def parse(pointer: str) -> tuple[str, ...]:
    """The unescaped tokens of `#`, `#/…` or `/…`."""
    body = pointer.removeprefix("#")
    return tuple(unescape(token) for token in body.split("/")[1:])


def parent(pointer: str) -> str:
    """The pointer of what holds `pointer`; the root is its own parent."""
    return pointer.rpartition("/")[0] or "#"
