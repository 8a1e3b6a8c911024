"""Which page comes next: pure decisions, nothing is sent here.

Input: how an operation's pages follow each other, the JSON of one page and the values that current for it.
Output: the values that ask for the next one, or None after the last.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple
from urllib.parse import urljoin

from pydantic import BaseModel

from .paging_spec import Paging, PathTo, Slot
from .type_guards import is_array, is_mapping
from .unset import UNSET


class PageRequest(NamedTuple):
    """What one page was, or is to be, asked for with. `url` takes the place of path and query."""

    parameters: dict[str, object]
    body: object = UNSET
    url: str | None = None


def next_page(
    paging: Paging,
    page: object,
    current: PageRequest,
    url: str,
    header: str | None = None,
) -> PageRequest | None:
    """The request for the page after `page`, which `url` gave; None if there is none.

    `header` is what the response's header says of the next one: the URL of a `link`, or a cursor.

    A path that leads to nothing ends the list, and so does a cursor or URL that leads back to the
    page itself.
    """
    if paging.kind in ("url", "link"):
        is_link = paging.kind == "link"
        location = header if is_link else _text_at(page, paging.following)
        following = None if location is None else urljoin(url, location)
        return None if following in (None, url) else current._replace(url=following)
    slot = paging.position
    if slot is None:
        return None
    given = _read(current, slot)
    if paging.kind == "cursor":
        position: object = header or None
        if paging.header is None:
            position = _cursor_at(page, paging.following)
        if position == given:
            position = None
    else:
        position = _next_position(paging, page, current, given)
    return None if position is None else _write(current, slot, position)


def items_of(paging: Paging, result: object) -> Sequence[Any] | None:
    """The items of a page, none where the list is missing; None if it is not known where they are."""
    if paging.items is None:
        return None
    items = value_at(result, paging.items)
    return items if is_array(items) else ()


def value_at(value: object, path: PathTo) -> object:
    """What a path leads to in JSON or in models; None where it leads to nothing."""
    for step in path:
        if isinstance(step, int):
            inside = is_array(value) and -len(value) <= step < len(value)
            value = value[step] if is_array(value) and inside else None
        elif is_mapping(value):
            value = value.get(step)
        elif isinstance(value, BaseModel):
            value = getattr(value, step, None)
        else:
            return None
    return value


def _next_position(
    paging: Paging, page: object, current: PageRequest, given: object
) -> int | None:
    """The next page's number or offset. A page that is not full is the last one."""
    first = 0 if paging.position is None else paging.position.default
    start = _number(first) or 0
    position = start if given is None else _number(given)
    if position is None:
        return None
    count = 0
    if paging.results is not None:
        results = value_at(page, paging.results)
        count = len(results) if is_array(results) else 0
        limit = None if paging.limit is None else _number(_read(current, paging.limit))
        if count < max(limit or 1, 1):
            return None
    if paging.kind == "offset":
        return position + count
    if paging.pages is not None:
        pages = _number(value_at(page, paging.pages))
        if pages is None or position + 1 - start >= pages:
            return None
    return position + 1


def _cursor_at(page: object, path: PathTo) -> str | int | float | None:
    value = value_at(page, path)
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    return None if value == "" else value


def _text_at(page: object, path: PathTo) -> str | None:
    value = value_at(page, path)
    return value if isinstance(value, str) and value else None


def _number(value: object) -> int | None:
    """A whole number, however it was written."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str) and value.isascii() and value.isdigit():
        return int(value)
    return int(value) if isinstance(value, (int, float)) else None


def _read(current: PageRequest, slot: Slot) -> object:
    """The value a slot was given, else its default."""
    source = current.body if slot.in_body else current.parameters
    value = value_at(source, (slot.argument,))
    if value in (None, UNSET) and slot.name is not None:
        value = value_at(source, (slot.name,))
    return slot.default if value in (None, UNSET) else value


def _write(current: PageRequest, slot: Slot, value: object) -> PageRequest:
    """The same with another value in one slot."""
    if not slot.in_body:
        return current._replace(parameters={**current.parameters, slot.argument: value})
    body = current.body
    if isinstance(body, BaseModel):
        changed = body.model_copy(update={slot.argument: value})
        return current._replace(body=changed)
    kept = dict(body) if is_mapping(body) else {}
    if slot.name is not None:
        kept.pop(slot.name, None)
    return current._replace(body={**kept, slot.argument: value})


__all__ = ["PageRequest", "items_of", "next_page", "value_at"]
