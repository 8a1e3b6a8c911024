"""Media types: what kind of body each one stands for.

Input: a media type as a document writes it (RFC 9110 section 8.3.1). Output: `ContentKind`, which decides how a
body is written and read; nothing else looks at the text of a media type.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

__all__ = ["ContentKind", "content_kind", "essence"]


class ContentKind(StrEnum):
    """How a body is written and read."""

    JSON = "json"  # RFC 8259, and `+json` (RFC 6839)
    FORM = "form"  # application/x-www-form-urlencoded
    MULTIPART = "multipart"  # RFC 2046 section 5.1
    TEXT = "text"
    XML = "xml"  # RFC 7303, and `+xml`
    BINARY = "binary"  # bytes as they are
    EVENT_STREAM = "event_stream"  # server-sent events
    JSON_LINES = "json_lines"  # one JSON value a line
    ANY = "any"  # a range of types: `*/*`, `application/*`

    @property
    def is_stream(self) -> bool:
        """Whether the body is a sequence of items that are read one by one."""
        return self in (ContentKind.EVENT_STREAM, ContentKind.JSON_LINES)

    @property
    def has_fields(self) -> bool:
        """Whether the body is a set of named fields, which can be arguments of a method."""
        return self in (ContentKind.JSON, ContentKind.FORM, ContentKind.MULTIPART)


_KINDS: Final = {
    "": ContentKind.ANY,
    "*/*": ContentKind.ANY,
    "application/*": ContentKind.ANY,
    "application/json": ContentKind.JSON,
    "application/json-seq": ContentKind.JSON_LINES,
    "application/jsonl": ContentKind.JSON_LINES,
    "application/ndjson": ContentKind.JSON_LINES,
    "application/x-jsonlines": ContentKind.JSON_LINES,
    "application/x-ndjson": ContentKind.JSON_LINES,
    "application/x-www-form-urlencoded": ContentKind.FORM,
    "application/x-yaml": ContentKind.TEXT,
    "application/xml": ContentKind.XML,
    "application/yaml": ContentKind.TEXT,
    "text/event-stream": ContentKind.EVENT_STREAM,
    "text/json": ContentKind.JSON,
    "text/xml": ContentKind.XML,
}
_SUFFIXES: Final = {
    "json": ContentKind.JSON,
    "xml": ContentKind.XML,
    "yaml": ContentKind.TEXT,
}


def essence(media_type: str) -> str:
    """A media type without parameters, in lower case."""
    return media_type.partition(";")[0].strip().lower()


def content_kind(media_type: str) -> ContentKind:
    """The kind of body that a media type stands for; `BINARY` for one that is not known."""
    name = essence(media_type)
    if name in _KINDS:
        return _KINDS[name]
    main, _, sub = name.partition("/")
    suffix = sub.rpartition("+")[2] if "+" in sub else ""
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    if main == "multipart":
        return ContentKind.MULTIPART
    return ContentKind.TEXT if main == "text" else ContentKind.BINARY
