"""What can be worked out about an operation once, before its first call.

Input: `Operation`. Output: `Plan`, kept for as long as the operation lives.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from .operation import Operation, Parameter
from .parameters import (
    Encode,
    cookie_text,
    encode,
    encode_allowing_reserved,
    encode_path_allowing_reserved,
)

_PLACE = re.compile(r"\{([^{}]+)\}")


class Plan:
    """`path` alternates between literal text and parameters; `others` are the rest, in order."""

    __slots__ = ("method", "path", "others", "accept", "accept_header")

    def __init__(
        self,
        method: str,
        path: tuple[str | Parameter, ...],
        others: tuple[Parameter, ...],
        accept: str,
        accept_header: tuple[bytes, bytes],
    ) -> None:
        self.method = method
        self.path = path
        self.others = others
        self.accept = accept
        self.accept_header = accept_header


@cache
def plan_of(operation: Operation[Any]) -> Plan:
    """The plan of an operation."""
    placed = {p.name: p for p in operation.parameters if p.location == "path"}
    pieces = enumerate(_PLACE.split(operation.path))
    path = tuple(
        placed.get(piece, "{" + piece + "}") if position % 2 else piece
        for position, piece in pieces
    )
    others = tuple(p for p in operation.parameters if p.location != "path")
    accept = _accept(operation)
    method = operation.method.upper()
    return Plan(method, path, others, accept, raw_header("Accept", accept))


def _accept(operation: Operation[Any]) -> str:
    types: list[str] = []
    for spec in operation.responses:
        if spec.media_type and not spec.is_error and spec.media_type not in types:
            types.append(spec.media_type)
    return ", ".join(types) or "*/*"


def raw_header(name: str, value: str) -> tuple[bytes, bytes]:
    """A header as it is sent. ValueError for what would end it; the value, maybe a secret, is not shown."""
    if "\n" in value or "\r" in value or "\0" in value:
        raise ValueError(f"the header {name} holds a line break")
    return name.encode("ascii"), value.encode()


def encoder(parameter: Parameter) -> Encode:
    """How the parameter's text is percent-encoded."""
    if parameter.style == "cookie":
        return cookie_text
    if not parameter.allow_reserved:
        return encode
    if parameter.location == "path":
        return encode_path_allowing_reserved
    return encode_allowing_reserved


__all__ = ["Plan", "encoder", "plan_of", "raw_header"]
