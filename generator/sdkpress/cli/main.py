"""The command: arguments to exit status. It and its console are all that prints.

Input: `argv`. Output: 0 done; 1 the document has errors, files are in the way or a check found a
difference; 2 wrong usage or config; 70 a bug of ours; 130 interrupted.
"""

from __future__ import annotations

import gc
import os
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from sdkpress.cli.arguments import Arguments, parse_arguments
from sdkpress.cli.console import Console

if TYPE_CHECKING:
    from sdkpress.diagnostics.findings import Sink
    from sdkpress.output.compare import Comparison
    from sdkpress.output.write import WriteRefused
    from sdkpress.pipeline import What
    from sdkpress.run import Build, Job

DONE, FAULTY, USAGE, BUG, INTERRUPTED, BROKEN_PIPE = 0, 1, 2, 70, 130, 141


def run() -> NoReturn:
    """The process: run the command in its arguments, and end.

    Ending at once leaves it to the system to free the memory: Python would visit every object first.
    """
    status = main()
    sys.stderr.flush()
    os._exit(status)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    try:
        try:
            arguments = parse_arguments(sys.argv[1:] if argv is None else argv)
            return _guarded(arguments)
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has seen enough; keep Python from complaining at its own exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except KeyboardInterrupt:
        sys.stderr.write("interrupted\n")
        return INTERRUPTED
    finally:
        gc.enable()


def _guarded(arguments: Arguments) -> int:
    """Run the command; what no user can have caused is told as a bug of ours."""
    console = Console(quiet=arguments.quiet)
    gc.disable()  # a run makes many objects and little garbage
    try:
        status = _run(arguments, console)
    except BrokenPipeError:
        raise
    except Exception as error:
        _complain_about_us(error, arguments, console)
        status = BUG
    if arguments.verbose:
        console.complain("\n".join(console.timings()))
    return status


def _run(arguments: Arguments, console: Console) -> int:
    from sdkpress.diagnostics.findings import Sink

    sink = Sink()
    job = _resolve_job(arguments, sink, console)
    if job is None:
        return USAGE
    _report(sink, arguments, console)
    if arguments.strict and _has_warnings(sink):
        return USAGE
    return _build(job, arguments, console)


def _resolve_job(arguments: Arguments, sink: Sink, console: Console) -> Job | None:
    from sdkpress.diagnostics.findings import GenerationFailed
    from sdkpress.run import NoDocument, resolve_job

    output = arguments.output
    if output is None and arguments.command == "site":
        output = Path("site")  # the config's folder is the SDK's
    try:
        job = resolve_job(arguments.spec, arguments.config, output, sink)
    except GenerationFailed:
        _report(sink, arguments, console)
        return None
    except NoDocument:
        console.complain(
            "sdkpress: no document is named\n"
            "help: name one, as in `sdkpress generate openapi.yaml`,"
            " or set `spec` in sdkpress.yaml"
        )
        return None
    if not job.spec.exists() or job.spec.is_dir():
        from sdkpress.source.document import load_document

        load_document(job.spec, sink)
        _report(sink, arguments, console)
        return None
    return job


def _build(job: Job, arguments: Arguments, console: Console) -> int:
    from sdkpress.diagnostics.findings import GenerationFailed, Sink, ToolRefused
    from sdkpress.run import build

    sink = Sink()
    what: What = "sdk"
    if arguments.command == "docs" or arguments.command == "site":
        what = arguments.command
    try:
        if arguments.command == "inspect":
            return _inspect(job, sink, arguments, console)
        build_ = build(job, what, sink, console.announce)
    except GenerationFailed:
        _report(sink, arguments, console)
        console.complain(f"{_count(len(sink.errors), 'error')}: nothing was written")
        return FAULTY
    except ToolRefused as refusal:
        console.complain(f"{refusal}\nnothing was written")
        return USAGE
    _report(sink, arguments, console)
    if arguments.strict and _has_warnings(sink):
        console.complain("--strict takes warnings for errors: nothing was written")
        return FAULTY
    return _output(build_, what, arguments, console)


def _inspect(job: Job, sink: Sink, arguments: Arguments, console: Console) -> int:
    import json

    from sdkpress.inspection import describe
    from sdkpress.pipeline import analyze

    found = analyze(job.spec, job.config, sink, console.announce)
    _report(sink, arguments, console)
    description = describe(found.api, found.names, job.config)
    console.result(json.dumps(description, indent=2, ensure_ascii=False))
    return FAULTY if arguments.strict and _has_warnings(sink) else DONE


def _output(build_: Build, what: What, arguments: Arguments, console: Console) -> int:
    from sdkpress.output.manifest import BrokenManifest
    from sdkpress.output.paths import UnsafePath
    from sdkpress.output.write import WriteFailed, WriteRefused, write
    from sdkpress.run import compare_build

    try:
        comparison = compare_build(build_, what, console.announce)
        if arguments.check or arguments.command == "check":
            return _check(comparison, build_, arguments, console)
        console.announce("write")
        changes = write(comparison, build_.folder, force=arguments.force)
    except WriteRefused as refusal:
        _complain_about_files(refusal, build_.folder, console)
        return FAULTY
    except BrokenManifest as error:
        console.complain(
            f"sdkpress: the manifest in '{build_.folder}' cannot be used: {error}\n"
            "help: restore .sdkpress/manifest.json, or remove it and run with --force"
        )
        return USAGE
    except (UnsafePath, WriteFailed) as error:
        console.complain(f"sdkpress: {error}\nnothing was written")
        return USAGE
    from sdkpress.cli.report import summary

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
        console.result(_coloured(line, console))
    console.complain(f"{build_.folder}: {summary(comparison)}")
    console.complain(f"help: {_mending_command(comparison, arguments)}")
    return FAULTY


def _coloured(line: str, console: Console) -> str:
    if line.startswith("+"):
        return console.styled(line, "green", sys.stdout)
    return console.styled(line, "red", sys.stdout) if line.startswith("-") else line


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


def _complain_about_files(
    refusal: WriteRefused, folder: Path, console: Console
) -> None:
    from sdkpress.cli.report import in_the_way

    console.complain(in_the_way(refusal.entries, folder))


def _report(sink: Sink, arguments: Arguments, console: Console) -> None:
    from sdkpress.cli.report import findings

    for text in findings(sink, console, everything=arguments.verbose):
        console.complain(text)


def _complain_about_us(
    error: Exception, arguments: Arguments, console: Console
) -> None:
    from sdkpress.cli.bug_report import bug_report

    console.complain(bug_report(error, console.passes, arguments.verbose))


def _has_warnings(sink: Sink) -> bool:
    from sdkpress.diagnostics.findings import Severity

    return any(finding.severity is not Severity.INFO for finding in sink.found)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
