"""Which of an operation's documented responses a response is. Reads no network.

Input: an operation's responses, a status and a content type. Output: a `ResponseSpec`, or None.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from pydantic_core import from_json

from .http import httpx
from .media import essence, fitness, utf8
from .operation import Operation
from .response_spec import ResponseSpec


@lru_cache(maxsize=1024)
def find_response_spec(
    operation: Operation[Any], status: int, content_type: str
) -> ResponseSpec | None:
    """The documented response: exact status, then range, then `default`; among those the best media type.

    Where a response is documented for the status but none for the content type, there is none; an
    response without a `Content-Type` is taken for the first one.
    """
    return _best(_of_status(operation, status), content_type)


def _of_status(operation: Operation[Any], status: int) -> list[ResponseSpec]:
    """The responses that are documented for a status."""
    for key in (str(status), f"{status // 100}XX", "DEFAULT"):
        group = [spec for spec in operation.responses if spec.status.upper() == key]
        if group:
            return group
    return []


def is_documented(operation: Operation[Any], status: int) -> bool:
    """Whether the document says anything of a status."""
    return bool(_of_status(operation, status))


@lru_cache(maxsize=256)
def read_as(operation: Operation[Any], status: int) -> int:
    """The status as which a response is read: a success that is not documented as the first one that is."""
    if 200 <= status < 300 and not _of_status(operation, status):
        for spec in operation.responses:
            if not spec.is_error and spec.status.isdecimal():
                return int(spec.status)
    return status


def _best(group: list[ResponseSpec], content_type: str) -> ResponseSpec | None:
    received = essence(content_type)
    best: ResponseSpec | None = None
    best_fitness = 0
    for spec in group:
        if spec.kind == "none" or spec.media_type is None:
            fit = 1
        else:
            fit = fitness(essence(spec.media_type), received) if received else 1
        if fit > best_fitness:
            best, best_fitness = spec, fit
    return best


_CARRIED_AS: dict[str, tuple[str, ...]] = {
    "stream": ("",),
    "text": ("text/",),
    "sse": ("text/plain", "application/octet-stream"),
    "jsonl": ("text/plain", "application/octet-stream", "application/json"),
}
"""Media types, or how they begin, under which servers also send a kind of body."""


@lru_cache(maxsize=256)
def carried(
    operation: Operation[Any], status: int, content_type: str
) -> ResponseSpec | None:
    """The documented response that is likely sent under another media type than its own."""
    received = essence(content_type)
    group = _of_status(operation, status)
    if any(spec.kind == "json" for spec in group):
        return None
    for spec in group:
        if received.startswith(_CARRIED_AS.get(spec.kind, ())):
            return spec
    return None


def despite_its_type(
    operation: Operation[Any], response: httpx.Response
) -> ResponseSpec | None:
    """The documented JSON response for the status, if JSON came under another media type."""
    specs = _of_status(operation, read_as(operation, response.status_code))
    spec = next((spec for spec in specs if spec.kind == "json"), None)
    if spec is None:
        return None
    try:
        from_json(utf8(response.content, content_type_of(response)))
    except ValueError:
        return None
    return spec


@lru_cache(maxsize=256)
def names_no_success(operation: Operation[Any]) -> bool:
    """Whether the document lists errors alone: then every success is one that says nothing."""
    return all(spec.is_error for spec in operation.responses)


def content_type_of(response: httpx.Response) -> str:
    """The `Content-Type`, "" if there is none."""
    content_type: str = response.headers.get("content-type", "")
    return content_type


__all__ = [
    "carried",
    "content_type_of",
    "despite_its_type",
    "find_response_spec",
    "is_documented",
    "names_no_success",
    "read_as",
]
