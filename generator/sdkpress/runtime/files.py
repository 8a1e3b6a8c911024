"""Files to upload: what a caller may pass, and how it becomes a file model."""

from __future__ import annotations

import io
import os
from os import PathLike
from typing import IO, Annotated, Any, Union

from pydantic import SkipValidation, model_validator

from .model import BaseModel
from .type_guards import is_mapping, is_path, is_tuple

FileContent = Annotated[Union[bytes, IO[bytes], io.IOBase], SkipValidation]
"""The type of a file model's `content` field and of a raw binary body."""

FileInput = Union[
    bytes,
    IO[bytes],
    io.IOBase,
    PathLike[str],
    tuple[str, Union[bytes, IO[bytes], io.IOBase]],
    tuple[str, Union[bytes, IO[bytes], io.IOBase], str],
]
"""Accepted beside a file model (or its dict) wherever a file is uploaded."""


class FileModel(BaseModel):
    """Base of the generated file models (`file_name`, `content`, `content_type`).

    Reads every `FileInput` too: bytes, an open file, a path, `(name, content[, type])`.
    """

    @model_validator(mode="before")
    @classmethod
    def _read_input(cls, value: Any) -> Any:
        if is_mapping(value) or isinstance(value, FileModel):
            return value
        if isinstance(value, str):
            raise path_as_text(value)
        if is_tuple(value):
            return dict(
                zip(("file_name", "content", "content_type"), value, strict=False)
            )
        return {"file_name": name_of(value), "content": value}


def path_as_text(value: str) -> TypeError:
    """The error for text where a file is meant: most likely its path, which must not be sent as content."""
    shown = value if len(value) <= 40 else f"{value[:40]}…"
    return TypeError(
        f"a file is given as bytes, an open file, a path or (name, content), not as text: "
        f"write pathlib.Path({shown!r}) to send that file, or .encode() to send the text"
    )


def name_of(content: object) -> str:
    """The name to send for content that was given without one."""
    path: object = content if is_path(content) else getattr(content, "name", None)
    if isinstance(path, (str, bytes)) or is_path(path):
        return os.path.basename(os.fsdecode(path))
    return "file"


__all__ = ["FileContent", "FileInput", "FileModel", "name_of", "path_as_text"]
