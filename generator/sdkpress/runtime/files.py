"""Files to upload: what a caller may pass, and how it becomes a file model."""

from __future__ import annotations

import io
import os
from collections.abc import Mapping
from os import PathLike
from typing import IO, Annotated, Any, Union, cast

from pydantic import SkipValidation, model_validator

from .model import BaseModel

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
        if isinstance(value, (Mapping, FileModel)):
            return value  # pyright narrows to Mapping[Unknown, Unknown]
        if isinstance(value, tuple):
            name, content, *kind = value
            fields = {"file_name": name, "content": content}
            return {**fields, "content_type": kind[0]} if kind else fields
        return {"file_name": name_of(value), "content": value}


def name_of(content: object) -> str:
    """The name to send for content that was given without one."""
    path = content if isinstance(content, PathLike) else getattr(content, "name", None)
    if isinstance(path, (str, bytes, PathLike)):
        return os.path.basename(os.fsdecode(cast("str | PathLike[str]", path)))
    return "file"


__all__ = ["FileContent", "FileInput", "FileModel", "name_of"]
