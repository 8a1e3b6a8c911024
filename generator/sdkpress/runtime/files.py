"""Files to upload: what a caller may pass, and how it becomes a part of a multipart body."""

from __future__ import annotations

import io
from os import PathLike
from typing import IO, Annotated, Any, Union

from pydantic import SkipValidation

from .model import BaseModel

FileContent = Annotated[Union[bytes, IO[bytes], io.IOBase], SkipValidation]
"""The type of a file model's `content` field and of a raw binary body."""

FileInput = Union[
    bytes,
    IO[bytes],
    io.IOBase,
    "PathLike[str]",
    tuple[str, Union[bytes, IO[bytes], io.IOBase]],
    tuple[str, Union[bytes, IO[bytes], io.IOBase], str],
]
"""Accepted beside a file model (or its dict) wherever a file is uploaded."""


class FileModel(BaseModel):
    """Base of the generated file models (`file_name`, `content`, `content_type`).

    Reads every `FileInput` too: bytes, an open file, a path, `(name, content[, type])`.
    """


__all__ = ["FileContent", "FileInput", "FileModel"]
