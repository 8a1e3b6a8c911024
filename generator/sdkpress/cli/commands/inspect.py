"""`sdkpress inspect`: what the document becomes, as JSON for programs.

Input: a document. Output: one JSON value on standard output.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from sdkpress.cli import options
from sdkpress.cli.arguments import Arguments, Command
from sdkpress.cli.status import DONE, FAULTY

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
    from sdkpress.cli.build import resolve, stopped
    from sdkpress.cli.report import has_warnings, report
    from sdkpress.diagnostics.findings import GenerationFailed, Sink
    from sdkpress.diagnostics.visible import ascii_controls
    from sdkpress.inspection import describe
    from sdkpress.pipeline import analyze

    job = resolve(arguments, console)
    if isinstance(job, int):
        return job
    sink = Sink()
    try:
        analysis = analyze(job.spec, job.config, sink, console.announce, job.given)
    except GenerationFailed:
        return stopped(sink, arguments, console)
    report(sink, arguments, console)
    import json

    description = describe(analysis.api, analysis.names, job.config)
    text = json.dumps(description, indent=2, ensure_ascii=False)
    console.result(ascii_controls(text))
    return FAULTY if arguments.strict and has_warnings(sink) else DONE
