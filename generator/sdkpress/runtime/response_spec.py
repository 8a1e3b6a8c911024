"""Descriptions of responses: what an operation may answer, and as which type it is read. Pure data.

Input: values written by generated code. Output: `ResponseSpec`, by which `response` reads.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

LazyType = Callable[[], object]
"""Returns a type that `pydantic.TypeAdapter` takes (a model class, a union, `list[...]`, ...)."""


class ResponseSpec:
    """One documented response: a status (`200`, `2XX`, `default`), a media type and a type.

    `media_type` and `type` are None for a response without content. `error` is a callable giving the
    exception class to raise with the parsed body as `.data` (None: the default error).
    """

    __slots__ = (
        "status",
        "media_type",
        "type",
        "kind",
        "sentinel",
        "flat",
        "is_error",
        "error",
        "message",
    )

    def __init__(
        self,
        status: str,
        media_type: str | None = None,
        type: LazyType | None = None,
        kind: Literal["json", "xml", "text", "stream", "sse", "jsonl", "none"] = "json",
        sentinel: str | None = None,
        flat: bool = False,
        is_error: bool = False,
        error: LazyType | None = None,
        message: str | None = "message",
    ) -> None:
        self.status = status
        self.media_type = media_type
        self.type = type
        self.kind = kind
        self.sentinel = sentinel
        self.flat = flat  # sse: iterate over the event's data, not the event
        self.is_error = is_error
        self.error = error
        self.message = message


def json(
    status: str, type: LazyType, media_type: str = "application/json"
) -> ResponseSpec:
    """A JSON response."""
    return ResponseSpec(status, media_type, type)


def error(
    status: str,
    type: LazyType,
    exception: LazyType | None = None,
    message: str | None = "message",
    media_type: str = "application/json",
) -> ResponseSpec:
    """A JSON error. `message` is the body's attribute that holds the error's message, if it has it."""
    return ResponseSpec(
        status, media_type, type, is_error=True, error=exception, message=message
    )


def empty(status: str, is_error: bool = False) -> ResponseSpec:
    """A response without a body."""
    return ResponseSpec(status, kind="none", is_error=is_error)


__all__ = ["LazyType", "ResponseSpec", "empty", "error", "json"]
