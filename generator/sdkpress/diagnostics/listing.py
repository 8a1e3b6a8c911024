"""Findings with everything that a program or a log wants of them.

Input: `Diagnostic`s. Output: `Listed`, flat and with line and column, which `diagnostics.formats` writes in the
formats of programs, and which survives a round trip through JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from sdkpress.diagnostics.findings import Diagnostic, Location
from sdkpress.diagnostics.frame import Frames
from sdkpress.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedPlace:
    """The other end of a finding that has two."""

    file: str
    pointer: str
    line: int | None
    column: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One finding. `line` and `column` count from 1; None where the file cannot be read."""

    severity: str
    code: str
    message: str
    file: str
    pointer: str
    line: int | None
    column: int | None
    help: str
    related: tuple[RelatedPlace, ...] = ()

    @property
    def where(self) -> str:
        """`file:line:column`, which terminals and editors make a link of."""
        if self.line is None:
            return self.file + (self.pointer if self.pointer != "#" else "")
        return f"{self.file}:{self.line}:{self.column}"


def listed(
    diagnostics: Iterable[Diagnostic], frames: Frames | None = None
) -> list[Listed]:
    """The findings with their lines. `frames` holds the files that were looked into already."""
    frames = frames or Frames()
    return [_one(diagnostic, frames) for diagnostic in diagnostics]


def as_data(findings: Iterable[Listed]) -> list[dict[str, object]]:
    """The findings as JSON takes them."""
    return [{**asdict(f), "related": [asdict(r) for r in f.related]} for f in findings]


def from_data(data: Iterable[Mapping[str, Any]]) -> list[Listed]:
    """What `as_data` wrote."""
    return [_read_back(dict(one)) for one in data]


def _read_back(one: dict[str, Any]) -> Listed:
    related = tuple(RelatedPlace(**place) for place in one.pop("related", ()))
    return Listed(**one, related=related)


def _one(diagnostic: Diagnostic, frames: Frames) -> Listed:
    line, column = frames.position(diagnostic.at)
    return Listed(
        severity=str(diagnostic.severity),
        code=diagnostic.code.name,
        message=diagnostic.message,
        file=diagnostic.at.file,
        pointer=diagnostic.at.pointer,
        line=line,
        column=column,
        help=diagnostic.hint or diagnostic.code.remedy,
        related=tuple(_related(place, frames) for place in diagnostic.related),
    )


def _related(place: Location, frames: Frames) -> RelatedPlace:
    line, column = frames.position(place)
    return RelatedPlace(
        file=place.file, pointer=place.pointer, line=line, column=column
    )
