"""The command's two streams: results on one, everything said about them on the other.

Input: finished lines. Output: what appears in a terminal, a pipe or a log. Colour, and a line that
tells which pass is at work, appear in a terminal only.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from time import perf_counter
from typing import TYPE_CHECKING, Literal, TextIO

from sdkpress.diagnostics.visible import visible_lines

if TYPE_CHECKING:
    from sdkpress.diagnostics.listing import Listed

Style = Literal["red", "yellow", "green", "dim", "bold"]

_CODES: dict[Style, str] = {
    "red": "31",
    "yellow": "33",
    "green": "32",
    "dim": "2",
    "bold": "1",
}
_PATIENCE = 0.4  # seconds before a run is long enough to tell what it does
_CLEAR = "\r\x1b[K"


@dataclass(slots=True)
class Console:
    """Writes to standard output and standard error, and measures the passes."""

    quiet: bool = False
    for_programs: bool = False  # nothing but one text in their format is a result
    findings: list[Listed] = field(default_factory=list["Listed"])
    outcome: dict[str, object] = field(default_factory=dict[str, object])
    inputs: set[str] = field(default_factory=set[str])  # what the last run read
    started: float = field(default_factory=perf_counter)
    passes: list[tuple[str, float]] = field(default_factory=list[tuple[str, float]])
    shown: bool = False

    def result(self, text: str, style: Style | None = None) -> None:
        """What was asked for."""
        self._clear()
        text = visible_lines(text)
        shown = self.styled(text, style, sys.stdout) if style else text
        sys.stdout.write(shown + "\n")

    def tell(self, text: str, style: Style | None = None) -> None:
        """A result for people; programs get theirs in one piece at the end."""
        if not self.for_programs:
            self.result(text, style)

    def say(self, text: str) -> None:
        """Something worth knowing; left out when quiet."""
        if not self.quiet and not self.for_programs:
            self.complain(text)

    def complain(self, text: str) -> None:
        """Something that must be known."""
        self._clear()
        sys.stderr.write(visible_lines(text, colourful(sys.stderr)) + "\n")

    def announce(self, name: str) -> None:
        """A pass starts."""
        now = perf_counter()
        self.passes.append((name, now))
        waited = now - self.started > _PATIENCE
        if waited and not self.quiet and in_terminal(sys.stderr):
            sys.stderr.write(f"{_CLEAR}{self.styled(f'{name} …', 'dim')}")
            sys.stderr.flush()
            self.shown = True

    def ask(self, question: str, default: str, assumed: bool) -> str:
        """An answer; the default where none is given, or nobody is there to ask."""
        if assumed or self.quiet or not sys.stdin.isatty():
            return default
        sys.stderr.write(f"{question} [{default}]: ")
        sys.stderr.flush()
        return sys.stdin.readline().strip() or default

    def restart(self) -> None:
        """Another run begins."""
        self.started = perf_counter()
        self.passes.clear()
        sys.stdout.flush()

    def elapsed(self) -> float:
        """Seconds since the command started."""
        return perf_counter() - self.started

    def timings(self) -> list[str]:
        """One line for each pass that ran."""
        ends = [start for _, start in self.passes[1:]] + [perf_counter()]
        return [
            f"{name:>9} {1000 * (end - start):7.0f} ms"
            for (name, start), end in zip(self.passes, ends, strict=True)
        ]

    def styled(self, text: str, style: Style, stream: TextIO | None = None) -> str:
        """The text in a style, where the stream (standard error) is a terminal that shows it."""
        if not colourful(stream or sys.stderr):
            return text
        return f"\x1b[{_CODES[style]}m{visible_lines(text)}\x1b[0m"

    def _clear(self) -> None:
        if self.shown:
            sys.stderr.write(_CLEAR)
            self.shown = False


def in_terminal(stream: TextIO) -> bool:
    """Whether the stream is a terminal that understands more than text."""
    return os.environ.get("TERM") != "dumb" and stream.isatty()


def colourful(stream: TextIO) -> bool:
    """Whether to colour: in a terminal, unless NO_COLOR is set (https://no-color.org)."""
    return not os.environ.get("NO_COLOR") and in_terminal(stream)
