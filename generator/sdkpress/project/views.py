"""What the templates of an SDK's tests and of its project files lay out.

Input: nothing. Output: frozen views of finished code and texts.
"""

from __future__ import annotations

from sdkpress.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TestView:
    """One test: its name, the lines of its body, and what must have come below the last of them, if anything."""

    __test__ = False  # no class of pytest's

    name: str
    fits: bool  # whether its head fits on one line
    lines: tuple[str, ...]
    received: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TestModuleView:
    """The tests of one group."""

    __test__ = False

    document: str
    doc: str
    imports: tuple[str, ...]
    client: str
    tests: tuple[TestView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerView:
    """The server of the tests, and the client that calls it. `environment` and
    `client_arguments` are lines of code."""

    document: str
    imports: tuple[str, ...]
    package: str
    installed: str
    client: str
    client_arguments: tuple[str, ...]
    environment: tuple[str, ...]
    upload: str  # the literal of a file's name; empty where no test uploads one


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkflowView:
    """A CI workflow."""

    document: str
    tests: bool
