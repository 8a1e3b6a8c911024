"""What sdkpress has to say about a document: findings with a place and a way out.

Input: facts that a pass reports to a `Sink`. Output: `Diagnostic` values, in the order reported.
Lines and columns are not known here: a `Location` names a JSON pointer, and `diagnostics.frame`
looks the pointer up in a marked read of the file when a diagnostic is printed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from enum import StrEnum

from sdkpress.frozen import dataclass


class Severity(StrEnum):
    """How much a finding matters.

    An error is something broken: what holds it is read without it, and the run goes on unless it is
    strict. Only an error whose code is `fatal` always stops it."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding: its stable name, its severity, and what a reader can do about it.

    `fatal` are those that leave nothing to go on with: no document, no config, no text that is YAML.
    """

    name: str
    severity: Severity
    summary: str
    remedy: str
    fatal: bool = False


@dataclass(frozen=True, slots=True)
class Location:
    """A location in a document: a file and a JSON pointer (RFC 6901, `#/…`; `#` is the root).

    `on_key` points at the key rather than the value. `line` and `column` (from 1) are set
    only where no pointer exists yet, as in a syntax error.
    """

    file: str
    pointer: str = "#"
    on_key: bool = False
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding at one place; `related` holds the other end where there are two."""

    code: Code
    message: str
    at: Location
    related: tuple[Location, ...] = ()
    hint: str | None = None

    @property
    def severity(self) -> Severity:
        """The severity of its code."""
        return self.code.severity


@dataclass(slots=True)
class Sink:
    """Collects what the passes report, and which files they read; the only mutable thing that is handed
    from pass to pass."""

    diagnostics: list[Diagnostic] = field(default_factory=list[Diagnostic])
    locate: Callable[[Location], Location] | None = None
    """Leads a location in a document that was put together to the file that it comes from."""
    texts: dict[str, bytes] = field(default_factory=dict[str, bytes])
    """The bytes of files that are not on disk, by their names."""
    inputs: list[str] = field(default_factory=list[str])

    def read(self, path: object) -> None:
        """Note a file that the outcome depends on, whether it is there or not."""
        self.inputs.append(str(path))

    def report(
        self,
        code: Code,
        message: str,
        at: Location,
        *,
        related: tuple[Location, ...] = (),
        hint: str | None = None,
    ) -> None:
        """Add one finding."""
        if self.locate is not None:
            at = self.locate(at)
            related = tuple(self.locate(one) for one in related)
        self.diagnostics.append(Diagnostic(code, message, at, related, hint))

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings of the highest severity, whether the run goes on or not."""
        return tuple(d for d in self.diagnostics if d.severity is Severity.ERROR)

    @property
    def fatal(self) -> tuple[Diagnostic, ...]:
        """The findings that stop the run."""
        return tuple(d for d in self.diagnostics if d.code.fatal)


class ToolRefused(Exception):
    """A program that sdkpress runs is missing or failed; the message says which, and the way out."""


class GenerationFailed(Exception):
    """The document cannot be pressed; carries every diagnostic found so far."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(f"{len(diagnostics)} findings")
        self.diagnostics = diagnostics
