"""Plain data from JSON text (RFC 8259).

Input: text. Output: the data, with the places that write a key twice or hold half a character.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from math import isfinite
from typing import Final, NoReturn, cast

from sdkpress.frozen import dataclass
from sdkpress.source.limits import MAX_DEPTH, MAX_DIGITS
from sdkpress.source.pointer import join


class JsonFault(Exception):
    """The text is refused: `kind` is syntax or deep; `offset` counts characters from 0."""

    def __init__(
        self, kind: str, message: str, offset: int | None = None, pointer: str = "#"
    ) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
        self.offset = offset
        self.pointer = pointer


@dataclass(frozen=True, slots=True)
class JsonData:
    """`repeated` are pointers of keys written twice, `halves` of texts that were mended."""

    value: object
    repeated: tuple[str, ...] = ()
    halves: tuple[str, ...] = ()


_SURROGATE_ESCAPE: Final = re.compile(r"\\u[dD][89a-fA-F]")
_HALF: Final = re.compile("[\ud800-\udfff]")
_TOO_DEEP: Final = f"more than {MAX_DEPTH} levels of nesting"


def read_json(text: str) -> JsonData:
    """The data of a JSON text. Raises `JsonFault`."""
    value, repeated = _decoded(text)
    _check_depth(value)
    halves: list[str] = []
    pointers = _pointers_of(repeated, value) if repeated else ()
    if _SURROGATE_ESCAPE.search(text):
        value = _mended(value, "#", halves)
    return JsonData(value, pointers, tuple(halves))


_Repeated = list[tuple[dict[str, object], str]]


def _decoded(text: str) -> tuple[object, _Repeated]:
    repeated: _Repeated = []

    def pairs(members: list[tuple[str, object]]) -> dict[str, object]:
        decoded = dict(members)
        if len(decoded) != len(members):
            seen: set[str] = set()
            for key, _ in members:
                if key in seen:
                    repeated.append((decoded, key))
                seen.add(key)
        return decoded

    try:
        value = json.loads(
            text,
            object_pairs_hook=pairs,
            parse_constant=_no_constant,
            parse_float=_number,
            parse_int=_integer,
        )
    except json.JSONDecodeError as error:
        raise JsonFault("syntax", error.msg, error.pos) from None
    except RecursionError:
        raise JsonFault("deep", _TOO_DEEP) from None
    return cast(object, value), repeated


def _no_constant(text: str) -> NoReturn:
    raise JsonFault("syntax", f"{text} is not a JSON value")


def _number(text: str) -> object:
    number = float(text)
    return number if isfinite(number) else text


def _integer(text: str) -> object:
    return int(text) if len(text) <= MAX_DIGITS else text


def _items(container: object) -> Iterator[tuple[str | int, object]]:
    if isinstance(container, dict):
        yield from cast("dict[str, object]", container).items()
    elif isinstance(container, list):
        yield from enumerate(cast("list[object]", container))


def _containers(values: Iterable[object]) -> list[object]:
    return [value for value in values if type(value) is dict or type(value) is list]


def _check_depth(value: object) -> None:
    """Level by level: what JSON nests more deeply than the passes may recurse is refused."""
    level = _containers([value])
    for _ in range(MAX_DEPTH):
        deeper: list[object] = []
        for container in level:
            if type(container) is dict:
                deeper += _containers(cast("dict[str, object]", container).values())
            else:
                deeper += _containers(cast("list[object]", container))
        if not deeper:
            return
        level = deeper
    raise JsonFault("deep", _TOO_DEEP, pointer=_deepest(value))


def _deepest(value: object) -> str:
    stack: list[tuple[object, tuple[str | int, ...]]] = [(value, ())]
    while stack:
        container, path = stack.pop()
        if len(path) >= MAX_DEPTH:
            return join("#", *path)
        for token, child in _items(container):
            if isinstance(child, (dict, list)):
                stack.append((cast(object, child), (*path, token)))
    return "#"


def _pointers_of(repeated: _Repeated, value: object) -> tuple[str, ...]:
    places: dict[int, str] = {}
    wanted = {id(mapping) for mapping, _ in repeated}
    stack: list[tuple[object, str]] = [(value, "#")]
    while stack:
        container, at = stack.pop()
        if id(container) in wanted:
            places[id(container)] = at
        for token, child in _items(container):
            if isinstance(child, (dict, list)):
                stack.append((cast(object, child), join(at, token)))
    # An object that a later key of the same name replaced is no longer part of the data.
    return tuple(
        join(places[id(mapping)], key)
        for mapping, key in repeated
        if id(mapping) in places
    )


def _mended(value: object, at: str, halves: list[str]) -> object:
    """The value with U+FFFD for halves of surrogate pairs; its depth is known to be bounded."""
    if isinstance(value, str):
        mended = _HALF.sub("\ufffd", value)
        if mended != value:
            halves.append(at)
        return mended
    if isinstance(value, dict):
        return {
            _HALF.sub("\ufffd", key): _mended(child, join(at, key), halves)
            for key, child in cast("dict[str, object]", value).items()
        }
    if isinstance(value, list):
        items = enumerate(cast("list[object]", value))
        return [_mended(child, join(at, index), halves) for index, child in items]
    return value
