"""What the commands that make files have in common: find the job, then build.

Input: the arguments. Output: an exit status; what there is to say is said on the console.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sdkpress.cli.arguments import Arguments
from sdkpress.cli.console import Console
from sdkpress.cli.status import DONE, FAULTY, USAGE
from sdkpress.cli.workspace import for_each_sdk

if TYPE_CHECKING:
    from sdkpress.diagnostics.findings import Sink
    from sdkpress.pipeline import Analysis, What
    from sdkpress.run import Job


def build_and_write(what: What, arguments: Arguments, console: Console) -> int:
    """The whole run of `generate`, `docs`, `site` and `check`, for each SDK that is asked for."""

    def one(arguments: Arguments, console: Console) -> int:
        return _build_one(what, arguments, console)

    return for_each_sdk(arguments, console, one)


def _build_one(what: What, arguments: Arguments, console: Console) -> int:
    from sdkpress.cli.shortcut import as_before

    if not fetched(arguments, console):
        return USAGE
    if as_before(what, arguments, console):
        return DONE
    from sdkpress.diagnostics.findings import Sink

    sink = Sink()
    job = resolve(arguments, console, sink)
    if isinstance(job, int):
        return job
    console.inputs = set(sink.inputs) | {str(job.spec)}
    return _build(job, what, arguments, console, sink)


def fetched(arguments: Arguments, console: Console) -> bool:
    """Read a document that was named and is no file; whether it could be had."""
    from sdkpress.remote import NotFetched, Remote, read_remote

    if isinstance(arguments.spec, Remote) and arguments.given is None:
        try:
            arguments.given = read_remote(arguments.spec, offline=arguments.offline)
        except NotFetched as error:
            console.complain(f"sdkpress: {error}")
            return False
    return True


def resolve(
    arguments: Arguments,
    console: Console,
    sink: Sink | None = None,
    *,
    must_exist: bool = True,
) -> Job | int:
    """The document, config and folder of the run; an exit status where they cannot be had."""
    from sdkpress.cli.report import has_warnings, report
    from sdkpress.diagnostics.findings import GenerationFailed, Sink
    from sdkpress.remote import NotFetched, Remote
    from sdkpress.run import NoDocument, resolve_job

    sink = Sink() if sink is None else sink
    if arguments.further_configs:
        console.complain(f"sdkpress: `{arguments.command}` takes one config")
        return USAGE
    if not fetched(arguments, console):
        return USAGE
    spec = None if isinstance(arguments.spec, Remote) else arguments.spec
    try:
        job = resolve_job(
            arguments.given or spec,
            arguments.config,
            arguments.output,
            sink,
            offline=arguments.offline,
            sdk=arguments.sdk,
        )
    except NotFetched as error:
        console.complain(f"sdkpress: {error}")
        return USAGE
    except GenerationFailed:
        report(sink, arguments, console)
        return USAGE
    except NoDocument as none:
        if not must_exist:
            return none.job
        console.complain(
            "sdkpress: no document is named\n"
            "help: name one, as in `sdkpress generate openapi.yaml`,"
            " or set `spec` in sdkpress.yaml"
        )
        return USAGE
    if must_exist and not _is_there(job):
        from sdkpress.source.document import load_document

        load_document(job.spec, sink)
        report(sink, arguments, console)
        return USAGE
    report(sink, arguments, console)
    if arguments.strict and has_warnings(sink):
        return USAGE
    hosts = (*job.config.allow_remote, *arguments.allow_remote)
    return replace(job, config=replace(job.config, allow_remote=hosts))


def _is_there(job: Job) -> bool:
    try:
        return job.given is not None or job.spec.exists() and not job.spec.is_dir()
    except (OSError, ValueError):
        return False


def analyzed(arguments: Arguments, console: Console) -> tuple[Job, Analysis, int] | int:
    """What the document becomes, for commands that only show it, and the exit status after that.

    The exit status alone where the document cannot be read.
    """
    from sdkpress.cli.report import has_warnings, report
    from sdkpress.diagnostics.findings import GenerationFailed, Sink
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
    strict = arguments.strict and has_warnings(sink)
    return job, analysis, FAULTY if strict else DONE


def stopped(sink: Sink, arguments: Arguments, console: Console) -> int:
    """The document cannot be read: say why."""
    from sdkpress.cli.report import report

    report(sink, arguments, console)
    console.complain(f"{_count(len(sink.fatal), 'error')}: nothing was written")
    return FAULTY


def _build(
    job: Job, asked: What, arguments: Arguments, console: Console, config_sink: Sink
) -> int:
    from sdkpress.cli.report import bent, has_warnings, report
    from sdkpress.cli.shortcut import note, rebuilding
    from sdkpress.cli.writing import compare_or_write
    from sdkpress.diagnostics.findings import GenerationFailed, Sink, ToolRefused
    from sdkpress.run import build

    alone = arguments.package_only or job.config.package_only
    what: What = "package" if asked == "sdk" and alone else asked
    sink = Sink()
    if job.given is not None and not _as_locked(job, arguments, console):
        return FAULTY
    try:
        build_ = build(
            job,
            what,
            sink,
            console.announce,
            release=arguments.release,
            rebuild=rebuilding(job, asked, what, arguments, config_sink),
        )
    except GenerationFailed:
        return stopped(sink, arguments, console)
    except ToolRefused as refusal:
        console.complain(f"{refusal}\nnothing was written")
        return USAGE
    report(sink, arguments, console)
    if arguments.strict and has_warnings(sink):
        console.complain("--strict stops at errors and warnings: nothing was written")
        return FAULTY
    status, comparison = compare_or_write(build_, what, arguments, console)
    if comparison is not None and job.given is not None and not arguments.check:
        from sdkpress.remote import lock

        lock(job.given, job.config.folder)
    named = job.given is None or arguments.given is not None
    if comparison is not None and named:
        both = Sink(
            diagnostics=config_sink.diagnostics + sink.diagnostics,
            inputs=config_sink.inputs + sink.inputs,
        )
        note(asked, arguments, build_, both, comparison)
    if status == DONE and (summary_of_bent := bent(sink)):
        console.say(summary_of_bent)
    return status


def _as_locked(job: Job, arguments: Arguments, console: Console) -> bool:
    """Whether a check sees the document that was written from: one with an address may change at any time."""
    from sdkpress.remote import digest_of, locked_digest

    given = job.given
    if given is None or not arguments.check:
        return True
    known = locked_digest(given.label, job.config.folder)
    if known is None or known == digest_of(given):
        return True
    console.complain(
        f"sdkpress: '{given.label}' has changed since the SDK was written from it\n"
        "help: run `sdkpress generate`, or check what was written with --offline"
    )
    return False


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
