"""The arguments of `sdkpress diff`.

Input: nothing. Output: `DiffArguments`, which the command fills and the revisions read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sdkpress.cli.arguments import Arguments

if TYPE_CHECKING:
    from sdkpress.changes.report import ReportFormat


@dataclass
class DiffArguments(Arguments):
    """What `diff` takes besides."""

    old: str | None = None
    new: str | None = None
    report: ReportFormat = "text"
    accept: list[str] | None = None
