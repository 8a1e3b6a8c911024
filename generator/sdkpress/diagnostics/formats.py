"""Findings in the formats of programs.

Input: `Listed` findings, and what else a run has to tell. Output: text: JSON for scripts, workflow commands for
GitHub Actions, SARIF 2.1.0 for code scanning.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Final, Literal
from urllib.parse import quote

from sdkpress import __version__
from sdkpress.diagnostics.listing import Listed, RelatedPlace, as_data

Format = Literal["text", "json", "github", "sarif"]
FORMATS: Final[tuple[Format, ...]] = ("text", "json", "github", "sarif")

_SARIF_LEVELS: Final = {"error": "error", "warning": "warning", "info": "note"}
_GITHUB_LEVELS: Final = {"error": "error", "warning": "warning", "info": "notice"}
_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"


def in_format(
    format_: Format, findings: Iterable[Listed], outcome: Mapping[str, object]
) -> str:
    """The findings and the outcome of a run. Only JSON has a place for the outcome."""
    match format_:
        case "github":
            return "\n".join(map(_github, findings))
        case "sarif":
            return json.dumps(_sarif(list(findings)), indent=2)
        case _:
            report = {**outcome, "findings": as_data(findings)}
            return json.dumps(report, indent=2)


def _github(finding: Listed) -> str:
    """A workflow command, which becomes a note beside the line of a pull request."""
    place = {"file": finding.file, "line": finding.line, "col": finding.column}
    properties = [f"{key}={_property(value)}" for key, value in place.items() if value]
    properties.append(f"title={_property(finding.code)}")
    others = [f"see also {_place(other)}\n" for other in finding.related]
    text = f"{finding.message}\n{''.join(others)}{finding.help}"
    level = _GITHUB_LEVELS[finding.severity]
    return f"::{level} {','.join(properties)}::{_escaped(text)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: object) -> str:
    return _escaped(str(value)).replace(":", "%3A").replace(",", "%2C")


def _sarif(findings: list[Listed]) -> Mapping[str, object]:
    helps = {finding.code: finding.help for finding in findings}
    rules = [{"id": code, "help": {"text": text}} for code, text in helps.items()]
    driver = {"name": "sdkpress", "version": __version__, "rules": rules}
    results = [_sarif_result(finding) for finding in findings]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints"}
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [{**run, "results": results}],
    }


def _place(place: RelatedPlace) -> str:
    if place.line is None:
        return f"{place.file}{place.pointer}"
    return f"{place.file}:{place.line}:{place.column}"


def _sarif_result(finding: Listed) -> Mapping[str, object]:
    result: dict[str, object] = {
        "ruleId": finding.code,
        "level": _SARIF_LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_sarif_location(finding)],
    }
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": f"the other end: {other.pointer}"},
                **_sarif_location(other),
            }
            for number, other in enumerate(finding.related, 1)
        ]
    return result


def _sarif_location(at: Listed | RelatedPlace) -> dict[str, object]:
    place: dict[str, object] = {"artifactLocation": {"uri": quote(at.file)}}
    if at.line is not None:
        place["region"] = {"startLine": at.line, "startColumn": at.column or 1}
    return {
        "physicalLocation": place,
        "logicalLocations": [{"fullyQualifiedName": at.pointer}],
    }
