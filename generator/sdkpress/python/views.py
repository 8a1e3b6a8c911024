"""What the templates of the SDK lay out: finished names, annotations, literals and docstrings.

Input: nothing. Output: frozen views. Texts of several lines are indented already.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MemberView:
    """A statement of a class body with the string that documents it (or ""); `spaced` puts an empty line
    before it."""

    source: str
    doc: str
    spaced: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionView:
    """A class (`head` is its first line) or an alias (`head` is all of it). `apart`: two empty lines before."""

    head: str
    doc: str = ""
    members: tuple[MemberView, ...] = ()
    apart: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelsView:
    """A module of models."""

    doc: str
    imports: tuple[str, ...]
    definitions: tuple[DefinitionView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """A package that loads what it offers when it is asked for.

    `entries` are the lines of the map from name to module, `imports` the same for type checkers, and
    `exports` the lines of `__all__`. `runtime` is the runtime's package as seen from here.
    """

    doc: str
    runtime: str
    constants: tuple[str, ...]
    entries: tuple[str, ...]
    imports: tuple[str, ...]
    exports: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodView:
    """A method: lines before the docstring (decorators, head), the docstring, the body."""

    head: str
    doc: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassView:
    """A class of operations: the groups below it and its methods, after what makes it."""

    head: str
    doc: str
    setup: str
    methods: tuple[MethodView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """A module of operations: their descriptions and the classes that call them."""

    doc: str
    imports: tuple[str, ...]
    type_imports: tuple[str, ...]  # for type checkers alone
    constants: tuple[str, ...]
    classes: tuple[ClassView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhooksView:
    """The module that reads webhooks. `returns` ends the function's head; `event` is the type, `quoted` as text."""

    imports: tuple[str, ...]
    returns: str
    event: str
    quoted: str


@dataclass(frozen=True, slots=True)
class ErrorHeads:
    """The first lines of the SDK's own error classes."""

    base: str
    default: str
    validation: str
    no_response: str
    timeout: str
    connection: str
    credential: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageView:
    """Facts that the small modules of the package share."""

    base_error: str
    default_error: str
    heads: ErrorHeads
    runtime: str  # from the package of errors


@dataclass(frozen=True, slots=True, kw_only=True)
class ForwardView:
    """A module that leads on to others."""

    imports: tuple[str, ...]
    facts: tuple[str, ...]
    exports: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectView:
    """`pyproject.toml` and its neighbours; values are TOML strings and arrays."""

    name: str
    version: str
    description: str
    authors: str
    license: str
    repository_url: str
    http_dependency: str
    package: str
