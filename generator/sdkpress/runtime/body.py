"""Request bodies: a value and its documented media type to what is sent.

Input: `operation.Body` and the caller's value. Output: `Content`. Models, their dicts and plain
values are validated by the body's type first (pydantic's ValidationError if they do not fit).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast

from pydantic import BaseModel as PydanticBaseModel
from pydantic_core import to_json

from .content import Content, from_file
from .files import FileContent, FileModel, path_as_text
from .media import essence, is_json, is_xml
from .model import fields_of
from .operation import Body
from .parameters import scalar_text
from .response_spec import LazyType
from .type_guards import is_array, is_file, is_mapping, is_path, is_stream
from .unset import UNSET
from .values import adapter_of, jsonable

_LINES = frozenset(
    ("application/jsonl", "application/x-ndjson", "application/x-jsonlines")
)


def write_body(body: Body, value: object) -> Content | None:
    """The body to send, or None to send none."""
    if value is UNSET:
        return None
    if body.flattened:
        value = _gather(body, cast(Mapping[str, object], value))
        if not body.required and _says_nothing(body, value):
            return None
    elif value is None and not body.required:
        return None
    media_type = essence(body.content_type)
    if is_json(media_type) and not _is_file_type(body.type):
        adapter = adapter_of(body.type)
        valid = adapter.validate_python(value)
        data = adapter.serializer.to_json(valid, by_alias=True)
        return Content(content_type=body.content_type, data=data)
    if media_type.startswith("multipart/"):
        from .multipart import write_multipart

        return write_multipart(body, adapter_of(body.type).validate_python(value))
    if media_type == "application/x-www-form-urlencoded":
        from .form import write_form

        return write_form(body, jsonable(value, body.type))
    if is_xml(media_type) and _is_model(value):
        from .xml import write_xml

        valid = adapter_of(body.type).validate_python(value)
        if isinstance(valid, PydanticBaseModel):
            return Content(content_type=body.content_type, data=write_xml(valid))
    return _write_raw(body, media_type, value)


@lru_cache(maxsize=256)
def _is_file_type(type_: LazyType) -> bool:
    """Whether a body is a file, whatever its media type."""
    return type_() in (bytes, FileContent)


def _is_model(value: object) -> bool:
    """A model or its dict: what else is given for an XML body is the text itself."""
    return is_mapping(value) or isinstance(value, PydanticBaseModel)


def _says_nothing(body: Body, given: Mapping[str, object]) -> bool:
    """Whether an optional body holds nothing but what the method gives on its own: the defaults."""
    type_: Any = body.type()
    fields = fields_of(type_) if hasattr(type_, "model_fields") else {}
    return all(
        name in fields
        and (
            fields[name].default == value
            or (value is None and fields[name].is_required())
        )
        for name, value in given.items()
    )


def _gather(body: Body, values: Mapping[str, object]) -> dict[str, Any]:
    """The arguments that were given, with additional properties among them."""
    given: dict[str, Any] = {k: v for k, v in values.items() if v is not UNSET}
    if body.extra is not None:
        more = given.pop(body.extra, None)
        if is_mapping(more):
            given = {**more, **given}
    return given


def _write_raw(body: Body, media_type: str, value: object) -> Content:
    """Text, binary and any other media type: bytes and streams as they are, JSON for the rest."""
    content_type = (
        "application/octet-stream" if "*" in media_type else body.content_type
    )
    if isinstance(value, FileModel):
        value = value.model_dump().get("content", value.model_dump())
    if isinstance(value, (bytes, bytearray)):
        return Content(content_type=content_type, data=bytes(value))
    if isinstance(value, str):
        if _is_file_type(body.type):
            raise path_as_text(value)
        return Content(content_type=content_type, data=value.encode())
    if is_path(value):
        file = open(value, "rb")
        content = from_file(content_type, file)
        content.opened.append(file)
        return content
    if is_file(value):
        return from_file(content_type, value)
    if media_type in _LINES and is_array(value):
        adapter = adapter_of(body.type)
        items = adapter.validate_python(value)
        lines = [to_json(item, by_alias=True) + b"\n" for item in items]
        return Content(content_type=content_type, data=b"".join(lines))
    if is_stream(value):
        return Content(content_type=content_type, source=value)
    plain = jsonable(value, body.type)
    if media_type.startswith("text/") and not isinstance(plain, (dict, list)):
        return Content(content_type=content_type, data=scalar_text(plain).encode())
    return Content(content_type=content_type, data=to_json(plain))


__all__ = ["write_body"]
