"""Descriptions of lists that come in pages. Pure data, loaded by the SDKs that have such lists.

Input: values written by generated code. Output: `Paging`, by which `paging` finds the next page.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

PathTo = tuple[str | int, ...]
"""Steps into a value: names of members, and positions in lists (negative ones from the end)."""


class Slot(NamedTuple):
    """A value of a call: a parameter's argument, or an attribute of the body and its wire name."""

    argument: str
    in_body: bool = False
    name: str | None = None
    default: int | None = None  # what the server takes if it is not given


class Paging(NamedTuple):
    """How the pages of a list follow each other. Paths lead into the response's JSON.

    `position` is what changes: a `page` goes up by one, an `offset` by the number of results, and a
    `cursor` is what is found at `following`; so is the next page's `url`, which changes no argument. A
    `link` is the response's header of that name (RFC 8288), where its relation is `next`.
    """

    kind: Literal["page", "offset", "cursor", "url", "link"]
    position: Slot | None = None
    limit: Slot | None = None
    following: PathTo = ()
    results: PathTo | None = None
    pages: PathTo | None = None  # to the number of pages
    header: str | None = None  # of the response: it holds the next cursor
    items: PathTo | None = None  # as `results`, by the attributes of models


__all__ = ["Paging", "PathTo", "Slot"]
