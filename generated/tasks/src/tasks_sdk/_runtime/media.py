"""Media types: reading `Content-Type` and matching it with what a document lists."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=256)
def essence(content_type: str) -> str:
    """`type/subtype` in lower case, without parameters."""
    return content_type.partition(";")[0].strip().lower()


def is_json(media_type: str) -> bool:
    """Whether a body of this (bare) media type is JSON."""
    return media_type == "application/json" or media_type.endswith("+json")


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


__all__ = ["essence", "fitness", "is_json"]
