"""A finding as text: where it is, what it is, the lines around it and the way out.

Input: a `Diagnostic`. Output: lines like

    petstore.yaml:41:15 error ref-not-found: there is nothing at '#/components/schemas/Pett'
       40 |       schema:
       41 |         $ref: '#/components/schemas/Pett'
          |               ^
      at /paths/~1pets/get/responses/200/content/application~1json/schema/$ref
      help: did you mean 'Pet'?

Nothing is printed here. A file that a finding names is read again, once, to look up its lines.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal

from sdkpress.diagnostics.findings import Diagnostic, Location, Severity
from sdkpress.diagnostics.visible import visible
from sdkpress.source.marks import Marks

Style = Literal["red", "yellow", "green", "dim", "bold"]
Paint = Callable[[str, Style], str]
"""Gives a text its colour, where there is colour."""

_WIDTH: Final = 100  # characters of a line of the document that are shown
_COLOURS: Final[dict[Severity, Style]] = {
    Severity.ERROR: "red",
    Severity.WARNING: "yellow",
    Severity.INFO: "green",
}


def plain(text: str, _style: Style) -> str:
    """No colour."""
    return text


class Frames:
    """Shows findings; holds the marks of each file that they name."""

    def __init__(
        self, texts: Mapping[str, bytes] | None = None, paint: Paint = plain
    ) -> None:
        self._texts = dict(texts or {})
        self._paint = paint
        self._marks: dict[str, Marks | None] = {}

    def add(self, file: str, text: bytes) -> None:
        """Give the text of a file that is not read from disk."""
        self._texts.setdefault(file, text)

    def show(self, diagnostic: Diagnostic) -> str:
        """The finding as lines, without an end of line."""
        paint, at = self._paint, diagnostic.at
        colour = _COLOURS[diagnostic.severity]
        kind = paint(f"{diagnostic.severity} {diagnostic.code.name}:", colour)
        where = paint(visible(self.where(at)), "bold")
        lines = [f"{where} {kind} {visible(diagnostic.message)}"]
        lines += self._excerpt(at, colour)
        for other in diagnostic.related:
            lines.append(f"  and {visible(self.where(other))}")
            lines += self._excerpt(other, "dim")
        if at.pointer != "#":
            lines.append(f"  at {visible(at.pointer.removeprefix('#'))}")
        lines.append(f"  help: {visible(diagnostic.hint or diagnostic.code.remedy)}")
        return "\n".join(lines)

    def where(self, place: Location) -> str:
        """`file:line:column`, or the file alone when it cannot be read."""
        line, column = self.position(place)
        return place.file if line is None else f"{place.file}:{line}:{column}"

    def position(self, place: Location) -> tuple[int | None, int | None]:
        """Line and column of a place, from 1; None when the file cannot be read."""
        if place.line is not None:
            return place.line, place.column or 1
        marks = self._marks_of(place.file)
        if marks is None:
            return None, None
        return marks.locate(place.pointer, on_key=place.on_key)

    def _marks_of(self, file: str) -> Marks | None:
        if file not in self._marks:
            raw = self._texts.get(file)
            if raw is None:
                try:
                    raw = Path(file).read_bytes()
                except (OSError, ValueError):
                    raw = None
            self._marks[file] = None if raw is None else _marks(raw)
        return self._marks[file]

    def _excerpt(self, place: Location, colour: Style) -> list[str]:
        marks = self._marks_of(place.file)
        line, column = self.position(place)
        if marks is None or line is None or column is None:
            return []
        if line > len(marks.lines) or not marks.lines[line - 1].strip():
            return []
        start = max(0, column - 1 - _WIDTH // 2) if column > _WIDTH else 0
        with_previous = line > 1 and not start and marks.lines[line - 2].strip()
        first = line - 1 if with_previous else line
        shown: list[str] = []
        for number in range(first, line + 1):
            text = _cut(marks.lines[number - 1], start)
            shown.append(f"{self._paint(f'{number:>5} |', 'dim')} {text}".rstrip())
        dots = 2 if start else 0
        caret = " " * (column - 1 - start + dots) + "^"
        shown.append(f"{self._paint('      |', 'dim')} {self._paint(caret, colour)}")
        return shown


def _cut(line: str, start: int) -> str:
    """A window of the line, with dots where more is left out."""
    shown = visible(line[start : start + _WIDTH])
    before = "… " if start else ""
    return before + shown + (" …" if len(line) > start + _WIDTH else "")


@lru_cache(maxsize=2)
def _marks(raw: bytes) -> Marks:
    """The marks of a text; a run shows its findings and notes them, from the same document."""
    return Marks(raw)
