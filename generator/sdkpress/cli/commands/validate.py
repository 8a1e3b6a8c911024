"""`sdkpress validate`: what is wrong with a document.

Input: a document and a config. Output: findings on standard output, as text or as what other tools read.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from sdkpress.cli import options
from sdkpress.cli.arguments import Arguments, Command
from sdkpress.cli.status import DONE, FAULTY

if TYPE_CHECKING:
    from sdkpress.cli.console import Console
    from sdkpress.diagnostics.findings import Sink
    from sdkpress.run import Job


def _add_options(parser: argparse.ArgumentParser) -> None:
    options.add_document(parser)
    options.add_reporting(parser)


COMMAND = Command(
    description=(
        "Check the document against the official JSON Schema of its version and against the rules\n"
        "that a schema cannot say. Exits with 1 when it has errors; with --strict also for warnings.\n"
        "The official schemas need the extra sdkpress[validate]."
    ),
    examples=(
        "sdkpress validate openapi.yaml\n"
        "sdkpress validate --format github        annotations of a pull request\n"
        "sdkpress validate --format sarif > sdkpress.sarif"
    ),
    add_options=_add_options,
)


def run(arguments: Arguments, console: Console) -> int:
    """Validate the document of each SDK."""
    from sdkpress.cli.workspace import for_each_sdk

    return for_each_sdk(arguments, console, _validate)


def _validate(arguments: Arguments, console: Console) -> int:
    """Look at the document from load to names, and at its schema."""
    from sdkpress.cli.build import resolve
    from sdkpress.cli.report import report
    from sdkpress.diagnostics.findings import Severity, Sink
    from sdkpress.diagnostics.frame import Frames

    job = resolve(arguments, console)
    if isinstance(job, int):
        return job
    sink = Sink()
    _look(job, sink, console)
    errors = len(sink.errors)
    warnings = sum(d.severity is Severity.WARNING for d in sink.diagnostics)
    if arguments.format == "text":
        frames = Frames(sink.texts, console.styled)
        for diagnostic in sink.diagnostics:
            console.result(frames.show(diagnostic))
    else:
        console.outcome.update(errors=errors, warnings=warnings)
        report(sink, arguments, console)
    console.say(f"{job.spec}: {errors} errors, {warnings} warnings")
    return FAULTY if errors or (arguments.strict and warnings) else DONE


def _look(job: Job, sink: Sink, console: Console) -> None:
    from sdkpress.diagnostics.findings import GenerationFailed, Sink, ToolRefused
    from sdkpress.pipeline import analyze
    from sdkpress.validation.allowances import allow
    from sdkpress.validation.official import check_official_schema

    analysis_sink = Sink()
    try:
        analysis = analyze(
            job.spec, job.config, analysis_sink, console.announce, job.given
        )
        sink.diagnostics.extend(analysis_sink.diagnostics)
        sink.texts.update(analysis_sink.texts)
    except GenerationFailed:
        sink.diagnostics.extend(analysis_sink.diagnostics)
        return
    by_schema = Sink(locate=analysis.document.locate)
    console.announce("schema")
    try:
        check_official_schema(analysis.document, by_schema)
    except ToolRefused as refusal:
        console.say(f"note: {refusal}")
    places = {(d.at.file, d.at.pointer) for d in analysis_sink.diagnostics}
    by_schema.diagnostics[:] = [
        d for d in by_schema.diagnostics if (d.at.file, d.at.pointer) not in places
    ]
    allowed = {
        index: one
        for index, one in enumerate(job.config.allow)
        if one.code == "schema-violation"
    }
    allow(by_schema, allowed, str(job.config.folder / "sdkpress.yaml"))
    sink.diagnostics.extend(by_schema.diagnostics)
