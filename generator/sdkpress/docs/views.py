"""What the page templates lay out: finished text, and flags for the sections that exist.

Input: nothing. Output: the view types that the presenters fill. Every string is Markdown or code already;
a template adds only headings, fences and empty lines.
"""

from __future__ import annotations

from sdkpress.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectPage:
    """An object, an error, an operation's request, the credentials, a file, or the client's globals."""

    title: str
    description: str
    deprecation: str
    table: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumPage:
    """An enum. `usage` is code that shows one value; `values` is a table, or `members` the values one by one."""

    title: str
    description: str
    deprecation: str
    usage: str
    note: str
    members: tuple[str, ...]
    table: str


@dataclass(frozen=True, slots=True)
class UnionMember:
    """One supported type: its name, and code that makes a value of it."""

    name: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnionPage:
    """A union and what it can hold."""

    title: str
    description: str
    deprecation: str
    members: tuple[UnionMember, ...]


@dataclass(frozen=True, slots=True)
class RetryPage:
    """The page about retries: two tables of fields."""

    config: str
    backoff: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UsageExample:
    """One snippet with its heading and the comment that names the operation for programs."""

    heading: str
    comment: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationSection:
    """One operation of a page; `response` and `deprecation` are empty where there is none."""

    heading: str
    description: str
    deprecation: str
    examples: tuple[UsageExample, ...]
    parameters: str
    response: str
    errors: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SdkPage:
    """The operations of one group; an entry is a line of the list that leads to the sections."""

    title: str
    path: str  # in the client, where the pages show it
    description: str
    entries: tuple[str, ...]
    sections: tuple[OperationSection, ...]
