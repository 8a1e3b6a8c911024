"""Findings that a team has looked at and lives with: the `allow` of a config.

Input: findings and the allowances. Output: the findings without those that are allowed, and one for each allowance
that nothing needs any more.
"""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase

from sdkpress.config.sections import AllowanceConfig
from sdkpress.diagnostics import codes
from sdkpress.diagnostics.findings import Diagnostic, Location, Sink


def allow(sink: Sink, allowances: Mapping[int, AllowanceConfig], config: str) -> None:
    """Take the allowed findings out of the sink. The allowances are by their place in the config, which findings
    call `config`."""
    used: set[int] = set()
    kept: list[Diagnostic] = []
    for diagnostic in sink.diagnostics:
        matching = [
            index
            for index, allowance in allowances.items()
            if not diagnostic.code.fatal
            and allowance.code == diagnostic.code.name
            and fnmatchcase(diagnostic.at.pointer, allowance.at)
        ]
        used.update(matching)
        if not matching:
            kept.append(diagnostic)
    sink.diagnostics[:] = kept
    for index, allowance in allowances.items():
        if index not in used:
            where = "" if allowance.at == "*" else f" at {allowance.at}"
            message = f"nothing needs the allowance of {allowance.code!r}{where}"
            at = Location(config, f"#/allow/{index}")
            sink.report(codes.UNUSED_ALLOWANCE, message, at)
