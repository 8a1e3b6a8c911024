"""What the commands that make files have in common: find the job, build, then write or compare.

Input: the arguments. Output: an exit status; what there is to say is said on the console.
"""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sdkpress.cli.arguments import Arguments
from sdkpress.cli.console import Console, Style
from sdkpress.cli.status import DONE, FAULTY, USAGE

if TYPE_CHECKING:
    from sdkpress.diagnostics.findings import Sink
    from sdkpress.output.compare import Comparison, Entry
    from sdkpress.output.write import Changes
    from sdkpress.pipeline import What
    from sdkpress.run import Build, Job

_EDITS_SHOWN: Final = 80  # lines of diff above a refusal


def build_and_write(what: What, arguments: Arguments, console: Console) -> int:
    """The whole run of `generate`, `docs`, `site` and `check`."""
    job = resolve(arguments, console)
    if isinstance(job, int):
        return job
    if what == "sdk" and (arguments.package_only or job.config.package_only):
        what = "package"
    return _build(job, what, arguments, console)


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
    from sdkpress.output.manifest import BrokenManifest
    from sdkpress.output.paths import UnsafePath
    from sdkpress.output.write import WriteFailed, WriteRefused
    from sdkpress.run import compare_build, write_build

    was_there = build_.folder.exists()
    try:
        if arguments.check:
            comparison = compare_build(build_, what, console.announce)
            return _check(comparison, build_, arguments, console)
        changes = write_build(build_, what, arguments.force, console.announce)
    except WriteRefused as refusal:
        _show_what_is_in_the_way(refusal.entries, build_.folder, arguments, console)
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
    return _tell(build_, changes, was_there, arguments, console)


def _tell(
    build_: Build,
    changes: Changes,
    was_there: bool,
    arguments: Arguments,
    console: Console,
) -> int:
    """Say what was done."""
    from sdkpress.cli.report import new_files, summary

    for path in changes.kept:
        console.say(
            f"note: {path} is no longer made; it was changed by hand, so it stays"
        )
    if changes.created and (was_there or arguments.exit_code):
        for line in new_files(changes.created, build_.folder):
            console.say(line)
    if not arguments.quiet:
        console.result(summary(build_, changes, console.elapsed()))
    changed = bool(changes.written or changes.removed)
    return FAULTY if arguments.exit_code and changed else DONE


def _show_what_is_in_the_way(
    entries: Sequence[Entry], folder: Path, arguments: Arguments, console: Console
) -> None:
    from sdkpress.cli.report import in_the_way, ways_on
    from sdkpress.output.compare import State
    from sdkpress.output.difference import difference_of

    edited = [entry for entry in entries if entry.state is State.EDITED]
    for line in difference_of(edited, _EDITS_SHOWN):
        console.complain(
            console.styled(line, style) if (style := _style(line)) else line
        )
    console.complain(in_the_way(entries, folder))
    console.complain(ways_on(entries, folder, _command(arguments, "--force")))


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
    """The command that would make the check pass."""
    from sdkpress.output.compare import State

    force = comparison.having(State.EDITED, State.FOREIGN)
    return _command(arguments, *(("--force",) if force else ()))


def _command(arguments: Arguments, *options: str) -> str:
    """The command that writes, as one would type it here."""
    command = "generate" if arguments.command == "check" else arguments.command
    words = ["sdkpress", command]
    if arguments.spec is not None:
        words.append(str(arguments.spec))
    for option, value in (("-c", arguments.config), ("-o", arguments.output)):
        if value is not None:
            words += [option, str(value)]
    if arguments.package_only:
        words.append("--package-only")
    return shlex.join((*words, *options))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
