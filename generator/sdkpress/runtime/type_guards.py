"""What kind of Python value it is, in a way that both type checkers follow."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable, Mapping, Set
from os import PathLike
from typing import IO, Any, TypeGuard


def is_mapping(value: object) -> TypeGuard[Mapping[Any, Any]]:
    """A dict or alike."""
    return isinstance(value, Mapping)


def is_array(value: object) -> TypeGuard[list[Any] | tuple[Any, ...]]:
    """A list or tuple: what becomes a JSON array."""
    return isinstance(value, (list, tuple))


def is_set(value: object) -> TypeGuard[Set[Any]]:
    """A set: what becomes a JSON array without repeats."""
    return isinstance(value, Set)


def is_tuple(value: object) -> TypeGuard[tuple[Any, ...]]:
    """A tuple."""
    return isinstance(value, tuple)


def is_path(value: object) -> TypeGuard[PathLike[str]]:
    """A `pathlib` path or alike; a str is none."""
    return isinstance(value, PathLike)


def is_file(value: object) -> TypeGuard[IO[bytes]]:
    """An open file."""
    return hasattr(value, "read")


def is_stream(value: object) -> TypeGuard[Iterable[bytes] | AsyncIterable[bytes]]:
    """Something to iterate over that is not a JSON value."""
    if isinstance(value, (str, bytes, Mapping, list, tuple, Set)):
        return False
    # A model can be iterated over too, but it is an object on the wire.
    if hasattr(type(value), "model_fields"):
        return False
    return isinstance(value, (Iterable, AsyncIterable))


__all__ = [
    "is_array",
    "is_file",
    "is_mapping",
    "is_path",
    "is_set",
    "is_stream",
    "is_tuple",
]
