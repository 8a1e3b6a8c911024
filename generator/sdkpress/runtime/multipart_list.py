"""Multipart bodies whose parts have no names: `multipart/mixed`, `multipart/related` and others (RFC 2046 section 5.1).

Input: `operation.Body` and a valid list. Output: `Content`. Follows `prefixEncoding` and `itemEncoding` (OpenAPI 3.2
section 4.14.5.2): each part is written by its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

from pydantic_core import to_json

from .content import Content
from .files import FileModel
from .operation import Body, Part
from .parameters import scalar_text
from .type_guards import is_array, is_file, is_mapping, is_path


def write_list(body: Body, items: Sequence[object]) -> Content:
    """The body in one piece, its parts in the order of the list."""
    boundary = uuid4().hex
    pieces: list[bytes] = []
    for index, item in enumerate(items):
        part = body.parts[index] if index < len(body.parts) else body.rest
        data, content_type = _written(item, part)
        if not content_type.isprintable():
            message = (
                "a part's content type holds characters that a header cannot carry"
            )
            raise ValueError(message)
        head = f"--{boundary}\r\nContent-Type: {content_type}\r\n\r\n"
        pieces += (head.encode(), data, b"\r\n")
    pieces.append(f"--{boundary}--\r\n".encode())
    return Content(
        content_type=f"{body.content_type}; boundary={boundary}", data=b"".join(pieces)
    )


def _written(item: object, part: Part | None) -> tuple[bytes, str]:
    """The bytes of a part and their media type: the file's own, the documented one, or that of its kind."""
    wanted = None if part is None else part.content_type
    if isinstance(item, FileModel):
        data: object = getattr(item, "content", b"")
        given = getattr(item, "content_type", None)
        return _bytes(data), given or wanted or "application/octet-stream"
    if isinstance(item, (bytes, bytearray)) or is_path(item) or is_file(item):
        return _bytes(item), wanted or "application/octet-stream"
    if isinstance(item, str) and "json" not in (wanted or ""):
        return item.encode(), wanted or "text/plain"
    if wanted is None and not is_array(item) and not is_mapping(item):
        if not hasattr(item, "model_dump"):
            return scalar_text(item).encode(), "text/plain"
    return to_json(item, by_alias=True), wanted or "application/json"


def _bytes(data: object) -> bytes:
    if isinstance(data, str):
        return data.encode()
    if is_path(data):
        return Path(data).read_bytes()
    if is_file(data):
        return data.read()
    if isinstance(data, (bytes, bytearray)):
        return bytes(data)
    raise TypeError(
        f"a part is bytes, a path or an open file, not {type(data).__name__}"
    )


__all__ = ["write_list"]
