"""What models and arguments are made of."""

from __future__ import annotations

from .._runtime.async_binary import AsyncBinaryResponse
from .._runtime.enums import UnrecognizedInt, UnrecognizedStr
from .._runtime.files import FileContent, FileInput, FileModel
from .._runtime.model import BaseModel
from .._runtime.sync_binary import BinaryResponse
from .._runtime.unions import Tagged, Unrecognized
from .._runtime.unset import (
    UNSET,
    UNSET_SENTINEL,
    Nullable,
    OptionalNullable,
    Unset,
)

__all__ = [
    "UNSET",
    "UNSET_SENTINEL",
    "AsyncBinaryResponse",
    "BaseModel",
    "BinaryResponse",
    "FileContent",
    "FileInput",
    "FileModel",
    "Nullable",
    "OptionalNullable",
    "Tagged",
    "Unrecognized",
    "UnrecognizedInt",
    "UnrecognizedStr",
    "Unset",
]
