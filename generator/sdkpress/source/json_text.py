"""Plain data from JSON text (RFC 8259).

Input: text. Output: the data and the objects that write a key twice; faults carry an offset.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from math import isfinite
from typing import NoReturn, cast


class JsonFault(Exception):
    """The text is refused: `kind` is syntax or deep; `offset` counts characters from 0."""

    def __init__(self, kind: str, message: str, offset: int | None) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
        self.offset = offset


@dataclass(frozen=True, slots=True)
class JsonData:
    """`repeated` holds each object with a key twice, and one such key."""

    value: object
    repeated: tuple[tuple[dict[str, object], str], ...]


def _no_constant(text: str) -> NoReturn:
    raise JsonFault("syntax", f"{text} is not a JSON value", None)


def _number(text: str) -> object:
    number = float(text)
    return number if isfinite(number) else text


def _integer(text: str) -> object:
    try:
        return int(text)
    except ValueError:  # more digits than Python turns into a number
        return text


def read_json(text: str) -> JsonData:
    """The data of a JSON text. Raises `JsonFault`."""
    repeated: list[tuple[dict[str, object], str]] = []

    def pairs(found: list[tuple[str, object]]) -> dict[str, object]:
        made = dict(found)
        if len(made) != len(found):
            seen: set[str] = set()
            for key, _ in found:
                if key in seen:
                    repeated.append((made, key))
                seen.add(key)
        return made

    try:
        value = cast(
            object,
            json.loads(
                text,
                object_pairs_hook=pairs,
                parse_constant=_no_constant,
                parse_float=_number,
                parse_int=_integer,
            ),
        )
    except json.JSONDecodeError as error:
        raise JsonFault("syntax", error.msg, error.pos) from None
    except RecursionError:
        raise JsonFault("deep", "far too many levels of nesting", None) from None
    return JsonData(value, tuple(repeated))
