"""What the site's templates lay out.

Input: nothing. Output: the view types that `site.present` fills. Every string is finished Markdown or code.
"""

from __future__ import annotations

from dataclasses import dataclass

from sdkpress.docs.readme.views import Installation, Usage


@dataclass(frozen=True, slots=True, kw_only=True)
class CallExample:
    """One example of a call in the three ways to make it; `heading` is empty where there is only one."""

    heading: str
    sync: str
    async_: str
    curl: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerExample:
    """A body that the server sends, under a line that says when."""

    title: str
    language: str
    text: str
    fence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationPage:
    """One operation."""

    title: str
    endpoint: str
    call: str
    description: str
    deprecation: str
    credentials: str
    examples: tuple[CallExample, ...]
    parameters: str
    result: str
    responses: str
    answers: tuple[AnswerExample, ...]
    excerpt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPage:
    """A group: what it is for, and its operations."""

    title: str
    description: str
    operations: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelsPage:
    """All classes, in one table."""

    title: str
    table: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """The first page: what the API is, its groups, and how to install and to call it."""

    title: str
    description: str
    groups: str
    installation: Installation
    usage: Usage | None
