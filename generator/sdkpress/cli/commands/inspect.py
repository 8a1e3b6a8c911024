"""`sdkpress inspect`: what the document becomes, as JSON for programs.

Input: a document. Output: one JSON value on standard output.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from sdkpress.cli import options
from sdkpress.cli.arguments import Arguments, Command

if TYPE_CHECKING:
    from sdkpress.cli.console import Console


def _add_options(parser: argparse.ArgumentParser) -> None:
    options.add_document(parser)
    options.add_reporting(parser)


COMMAND = Command(
    description=(
        "Print a JSON description of the SDK: each operation with its call, parameters, body\n"
        "and responses, each model with its Python name, and the client."
    ),
    examples=(
        "sdkpress inspect openapi.yaml\n"
        "sdkpress inspect openapi.yaml | jq -r '.operations[].call'"
    ),
    add_options=_add_options,
)


def run(arguments: Arguments, console: Console) -> int:
    """Analyse the document and print what it becomes."""
    from sdkpress.cli.build import analyzed
    from sdkpress.diagnostics.visible import ascii_controls
    from sdkpress.inspection import describe

    shown = analyzed(arguments, console)
    if isinstance(shown, int):
        return shown
    import json

    job, analysis, status = shown
    description = describe(analysis.api, analysis.names, job.config)
    text = json.dumps(description, indent=2, ensure_ascii=False)
    console.result(ascii_controls(text))
    return status
