"""What the commands that make files have in common: find the job, build, then write or compare.

Input: the arguments. Output: an exit status; what there is to say is said on the console.
"""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from sdkpress.cli.arguments import Arguments
from sdkpress.cli.console import Console, Style
from sdkpress.cli.status import DONE, FAULTY, USAGE

if TYPE_CHECKING:
    from sdkpress.diagnostics.findings import Sink
    from sdkpress.output.compare import Comparison
    from sdkpress.pipeline import What
    from sdkpress.run import Build, Job


def build_and_write(what: What, arguments: Arguments, console: Console) -> int:
    """The whole run of `generate`, `docs`, `site` and `check`."""
    job = resolve(arguments, console)
    return job if isinstance(job, int) else _build(job, what, arguments, console)


def resolve(arguments: Arguments, console: Console) -> Job | int:
    """The document, config and folder of the run; an exit status where they cannot be had."""
    from sdkpress.cli.report import has_warnings, report
    from sdkpress.diagnostics.findings import GenerationFailed, Sink
    from sdkpress.run import NoDocument, resolve_job

    sink = Sink()
    try:
        job = resolve_job(arguments.spec, arguments.config, arguments.output, sink)
    except GenerationFailed:
        report(sink, arguments, console)
        return USAGE
    except NoDocument:
        console.complain(
            "sdkpress: no document is named\n"
            "help: name one, as in `sdkpress generate openapi.yaml`,"
            " or set `spec` in sdkpress.yaml"
        )
        return USAGE
    if not _is_there(job):
        from sdkpress.source.document import load_document

        load_document(job.spec, sink)
        report(sink, arguments, console)
        return USAGE
    report(sink, arguments, console)
    return USAGE if arguments.strict and has_warnings(sink) else job


def _is_there(job: Job) -> bool:
    try:
        return job.spec.exists() and not job.spec.is_dir()
    except (OSError, ValueError):
        return False


def stopped(sink: Sink, arguments: Arguments, console: Console) -> int:
    """The document cannot be read: say why."""
    from sdkpress.cli.report import report

    report(sink, arguments, console)
    console.complain(f"{_count(len(sink.fatal), 'error')}: nothing was written")
    return FAULTY


def _build(job: Job, what: What, arguments: Arguments, console: Console) -> int:
    from sdkpress.cli.report import bent, has_warnings, report
    from sdkpress.diagnostics.findings import GenerationFailed, Sink, ToolRefused
    from sdkpress.run import build

    sink = Sink()
    try:
        build_ = build(job, what, sink, console.announce)
    except GenerationFailed:
        return stopped(sink, arguments, console)
    except ToolRefused as refusal:
        console.complain(f"{refusal}\nnothing was written")
        return USAGE
    report(sink, arguments, console)
    if arguments.strict and has_warnings(sink):
        console.complain("--strict stops at errors and warnings: nothing was written")
        return FAULTY
    status = _output(build_, what, arguments, console)
    if status == DONE and (told := bent(sink)):
        console.say(told)
    return status


def _output(build_: Build, what: What, arguments: Arguments, console: Console) -> int:
    from sdkpress.cli.report import in_the_way, summary
    from sdkpress.output.manifest import BrokenManifest
    from sdkpress.output.paths import UnsafePath
    from sdkpress.output.write import WriteFailed, WriteRefused
    from sdkpress.run import compare_build, write_build

    try:
        if arguments.check:
            comparison = compare_build(build_, what, console.announce)
            return _check(comparison, build_, arguments, console)
        changes = write_build(build_, what, arguments.force, console.announce)
    except WriteRefused as refusal:
        console.complain(in_the_way(refusal.entries, build_.folder))
        return FAULTY
    except BrokenManifest as error:
        console.complain(
            f"sdkpress: the manifest in '{build_.folder}' cannot be used: {error}\n"
            "help: restore .sdkpress/manifest.json, or remove it and run with --force"
        )
        return USAGE
    except UnsafePath as error:
        console.complain(f"sdkpress: {error}\nnothing was written")
        return USAGE
    except WriteFailed as error:
        console.complain(f"sdkpress: {error}")
        return USAGE
    for path in changes.kept:
        console.say(
            f"note: {path} is no longer made; it was changed by hand, so it stays"
        )
    if not arguments.quiet:
        console.result(summary(build_, changes, console.elapsed()))
    return DONE


def _check(
    comparison: Comparison, build_: Build, arguments: Arguments, console: Console
) -> int:
    from sdkpress.output.difference import difference, summary

    if not comparison.differs:
        console.say(f"{build_.folder}: up to date")
        return DONE
    for line in difference(comparison):
        console.result(line, _style(line))
    console.complain(f"{build_.folder}: {summary(comparison)}")
    console.complain(f"help: {_mending_command(comparison, arguments)}")
    return FAULTY


def _style(line: str) -> Style | None:
    if line.startswith("+"):
        return "green"
    return "red" if line.startswith("-") else None


def _mending_command(comparison: Comparison, arguments: Arguments) -> str:
    """The command that would make the check pass, as one would type it here."""
    from sdkpress.output.compare import State

    command = "generate" if arguments.command == "check" else arguments.command
    words = ["sdkpress", command]
    if arguments.spec is not None:
        words.append(str(arguments.spec))
    for option, value in (("-c", arguments.config), ("-o", arguments.output)):
        if value is not None:
            words += [option, str(value)]
    if comparison.having(State.EDITED, State.FOREIGN):
        words.append("--force")
    return shlex.join(words)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
