"""Findings in the forms that programs read: JSON, SARIF and the commands of GitHub's workflows.

Input: findings, and the frames that look up their lines. Output: text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Any, Final, Literal

from sdkpress.diagnostics.findings import Diagnostic, Location, Severity
from sdkpress.diagnostics.frame import Frames
from sdkpress.diagnostics.visible import visible

Format = Literal["text", "json", "sarif", "github"]
FORMATS: Final[tuple[Format, ...]] = ("text", "json", "sarif", "github")

_LEVELS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
}
_GITHUB: Final = {**_LEVELS, Severity.INFO: "notice"}


def formatted(
    found: Sequence[Diagnostic], frames: Frames, format_: Format, version: str
) -> str:
    """All findings in one form; `version` is that of sdkpress."""
    match format_:
        case "json":
            return json.dumps([_plain(d, frames) for d in found], indent=2)
        case "sarif":
            return json.dumps(_sarif(found, frames, version), indent=2)
        case "github":
            return "\n".join(_commands(found, frames))
        case _:
            return "\n".join(frames.show(d) for d in found)


def _plain(diagnostic: Diagnostic, frames: Frames) -> dict[str, Any]:
    return {
        **_place(diagnostic.at, frames),
        "severity": diagnostic.severity.value,
        "code": diagnostic.code.name,
        "message": diagnostic.message,
        "help": diagnostic.hint or diagnostic.code.remedy,
        "related": [_place(one, frames) for one in diagnostic.related],
    }


def _place(at: Location, frames: Frames) -> dict[str, Any]:
    line, column = frames.position(at)
    return {
        "file": at.file,
        "line": line,
        "column": column,
        "pointer": at.pointer,
    }


def _sarif(found: Sequence[Diagnostic], frames: Frames, version: str) -> dict[str, Any]:
    """SARIF 2.1.0 (OASIS), as code scanning reads it."""
    used = {d.code.name: d.code for d in found}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "sdkpress",
                        "version": version,
                        "rules": [
                            {
                                "id": code.name,
                                "shortDescription": {"text": code.summary},
                                "help": {"text": code.remedy},
                            }
                            for code in used.values()
                        ],
                    }
                },
                "results": [_result(d, frames) for d in found],
            }
        ],
    }


def _result(diagnostic: Diagnostic, frames: Frames) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": diagnostic.code.name,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": diagnostic.message},
        "locations": [_sarif_place(diagnostic.at, frames)],
    }
    if diagnostic.related:
        result["relatedLocations"] = [
            _sarif_place(one, frames) for one in diagnostic.related
        ]
    return result


def _sarif_place(at: Location, frames: Frames) -> dict[str, Any]:
    line, column = frames.position(at)
    physical: dict[str, Any] = {
        "artifactLocation": {"uri": PurePath(at.file).as_posix()}
    }
    if line is not None:
        physical["region"] = {"startLine": line, "startColumn": column}
    return {
        "physicalLocation": physical,
        "logicalLocations": [{"fullyQualifiedName": at.pointer}],
    }


def _commands(found: Sequence[Diagnostic], frames: Frames) -> Iterator[str]:
    """Workflow commands; what a document says cannot end one or begin another."""
    for diagnostic in found:
        line, column = frames.position(diagnostic.at)
        properties = {
            "file": diagnostic.at.file,
            "line": line,
            "col": column,
            "title": diagnostic.code.name,
        }
        told = ",".join(
            f"{key}={_escaped(str(value), whole=False)}"
            for key, value in properties.items()
            if value is not None
        )
        hint = diagnostic.hint or diagnostic.code.remedy
        message = _escaped(
            f"{visible(diagnostic.message)}\n{visible(hint)}", whole=True
        )
        yield f"::{_GITHUB[diagnostic.severity]} {told}::{message}"


def _escaped(text: str, *, whole: bool) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text if whole else text.replace(":", "%3A").replace(",", "%2C")
