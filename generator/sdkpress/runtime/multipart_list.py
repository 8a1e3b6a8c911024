"""Multipart bodies whose parts have no names: `multipart/mixed`, `multipart/related` and others (RFC 2046 section 5.1).

Input: `operation.Body` and a valid list. Output: `Content`. Follows `prefixEncoding` and `itemEncoding` (OpenAPI 3.2
section 4.14.5.2): each part is written by its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from uuid import uuid4

from pydantic import BaseModel
from pydantic_core import to_json

from .content import Content
from .files import FileModel
from .form import write_form
from .operation import Body, Part
from .parameters import scalar_text
from .type_guards import is_array, is_file, is_mapping, is_path


def write_list(body: Body | Part, items: Sequence[object]) -> Content:
    """The body in one piece, its parts in the order of the list."""
    placed = (
        (item, body.parts[index] if index < len(body.parts) else body.rest, "")
        for index, item in enumerate(items)
    )
    return _whole(body, placed)


def write_named(body: Part, value: Mapping[object, object]) -> Content:
    """The same of a part whose own parts have names."""
    parts = {part.name: part for part in body.parts}
    named = (
        (item, parts.get(str(name)), str(name))
        for name, item in value.items()
        if item is not None
    )
    return _whole(body, named)


def _whole(
    body: Body | Part, items: Iterable[tuple[object, Part | None, str]]
) -> Content:
    boundary = uuid4().hex
    pieces: list[bytes] = []
    for item, part, name in items:
        data, content_type = _written(item, part)
        if not content_type.isprintable():
            message = (
                "a part's content type holds characters that a header cannot carry"
            )
            raise ValueError(message)
        head = [f"--{boundary}", f"Content-Type: {content_type}"]
        if name:
            head.append(f'Content-Disposition: form-data; name="{_quoted(name)}"')
        if part is not None and part.headers:
            head += [f"{key}: {value}" for key, value in part.headers.items()]
        pieces += ("\r\n".join((*head, "", "")).encode(), data, b"\r\n")
    pieces.append(f"--{boundary}--\r\n".encode())
    return Content(
        content_type=f"{body.content_type}; boundary={boundary}", data=b"".join(pieces)
    )


def written_inside(part: Part, value: object) -> tuple[bytes, str] | None:
    """The bytes and the media type of a part that holds parts itself; None for any other."""
    kind = part.content_type or ""
    is_multipart = kind.startswith("multipart/")
    if not is_multipart and kind != "application/x-www-form-urlencoded":
        return None
    if isinstance(value, BaseModel):
        value = value.model_dump(mode="json", by_alias=True)
    if is_mapping(value):
        inner = write_named(part, value) if is_multipart else write_form(part, value)
    elif is_multipart and is_array(value):
        inner = write_list(part, value)
    else:
        return None
    return inner.data or b"", inner.content_type or kind


def _quoted(name: str) -> str:
    """A name as HTML forms write it into a header."""
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


def _written(item: object, part: Part | None) -> tuple[bytes, str]:
    """The bytes of a part and their media type: the file's own, the documented one, or that of its kind."""
    wanted = None if part is None else part.content_type
    inner = None if part is None else written_inside(part, item)
    if inner is not None:
        return inner
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


__all__ = ["write_list", "written_inside"]
