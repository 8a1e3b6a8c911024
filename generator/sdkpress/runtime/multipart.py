"""Bodies of `multipart/form-data`.

Input: `operation.Body` and a valid value. Output: `Content`. Follows the Encoding Object
(OpenAPI 3.1 section 4.8.15): arrays repeat their name, objects are JSON, scalars are text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel as PydanticBaseModel
from pydantic_core import to_json, to_jsonable_python

from .content import Content, FilePart
from .files import FileModel, name_of
from .model import fields_of
from .operation import Body, Part
from .parameters import scalar_text
from .type_guards import is_array, is_mapping, is_path


def write_multipart(body: Body, value: object) -> Content:
    """A multipart body from a valid model or mapping, its parts in the order of the fields; or from a list of parts."""
    if is_array(value):
        from .multipart_list import write_list

        return write_list(body, value)
    files: list[FilePart] = []
    content = Content(files=files)
    parts = {part.name: part for part in body.parts}
    for name, one in _fields(body, value):
        part = parts.get(name)
        written = name if part is None else part.written or name
        for item in _repeated(one, part):
            inner = None if part is None else _inside(part, item)
            if inner is not None:
                files.append((written, (None, *inner)))
            else:
                content_type = part.content_type if part else None
                is_file = part is not None and part.file
                _add_part(content, written, item, content_type, is_file)
            if part is not None and part.headers:
                _, whole = files[-1]
                kind = whole[2] if len(whole) > 2 else None
                files[-1] = (written, (whole[0], whole[1], kind, part.headers))
    return content


def _inside(part: Part, value: object) -> tuple[bytes, str] | None:
    """What a part that holds parts itself is written as; None for any other."""
    kind = part.content_type or ""
    if not kind.startswith(("multipart/", "application/x-www-form-urlencoded")):
        return None
    from .multipart_list import written_inside

    return written_inside(part, value)


def _fields(body: Body, value: object) -> list[tuple[str, object]]:
    """Wire name and value of each field that was given; files stay what they are."""
    if is_mapping(value):
        return list(value.items())
    if not isinstance(value, PydanticBaseModel):
        raise TypeError(f"a form needs an object, not {type(value).__name__}")
    fields = fields_of(type(value))
    files: dict[str, tuple[str, object]] = {}
    binary = {part.field for part in body.parts if part.file}
    for name, field in fields.items():
        one: object = getattr(value, name)
        if name in binary or _is_file(one):
            files[name] = (field.alias or name, one)
    written = value.model_dump(mode="json", by_alias=True, exclude=set(files))
    order = [field.alias or n for n, field in fields.items()]
    values = {**written, **dict(files.values())}
    names = [n for n in order if n in values]
    names += [n for n in values if n not in order]
    return [(n, values[n]) for n in names if not (n not in written and not values[n])]


def _is_file(value: object) -> bool:
    if is_array(value):
        return bool(value) and all(_is_file(item) for item in value)
    return isinstance(value, FileModel)


def _repeated(value: object, part: Part | None) -> Sequence[object]:
    """The parts that a value makes: an array makes one for each item."""
    if not is_array(value):
        return (value,)
    items = [item for item in value if item is not None]
    if part is not None and (part.content_type or "").startswith("multipart/"):
        if not all(is_array(item) for item in items):
            return (items,)  # they are the parts of one
    if part is not None and part.content_type is not None and not part.file:
        if "json" in part.content_type:
            return (items,)
    if part is not None and part.explode is False:
        return (",".join(scalar_text(item) for item in items),)
    return items


def _add_part(
    content: Content, name: str, value: object, content_type: str | None, file: bool
) -> None:
    assert content.files is not None
    if isinstance(value, FileModel) or file:
        content.files.append((name, _file(content, value, content_type)))
    elif is_array(value) or is_mapping(value) or "json" in (content_type or ""):
        data = to_json(value)
        content.files.append((name, (None, data, content_type or "application/json")))
    elif isinstance(value, bytes):
        content.files.append((name, (None, value, content_type)))
    else:
        text = scalar_text(to_jsonable_python(value))
        content.files.append((name, (None, text.encode(), content_type)))


def _file(content: Content, value: object, content_type: str | None) -> Any:
    if isinstance(value, FileModel):
        name = getattr(value, "file_name", None)
        data: object = getattr(value, "content", b"")
        content_type = getattr(value, "content_type", None) or content_type
    else:
        name, data = name_of(value), value
    if is_path(data):
        opened = open(data, "rb")
        content.opened.append(opened)
        data = opened
    if content_type is not None and not content_type.isprintable():
        raise ValueError(
            "a file's content type holds characters that a header cannot carry"
        )
    return (name, data, content_type) if content_type else (name, data)


__all__ = ["write_multipart"]
