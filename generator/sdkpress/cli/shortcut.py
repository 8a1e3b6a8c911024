"""A run that would change nothing, answered from what the last one noted.

Input: the arguments. Output: what the last run said, where every file is as it was; and a new note after a run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkpress.cli.arguments import Arguments
from sdkpress.cli.console import Console
from sdkpress.remote import digest_of
from sdkpress.unchanged import (
    Question,
    Record,
    last_run,
    own_stamp,
    remember,
    unchanged,
)

if TYPE_CHECKING:
    from sdkpress.diagnostics.findings import Sink
    from sdkpress.output.compare import Comparison
    from sdkpress.pipeline import What
    from sdkpress.run import Build, Job

_OURS: Final = frozenset({".sdkpress/manifest.json", ".sdkpressignore"})


def as_before(what: What, arguments: Arguments, console: Console) -> bool:
    """Whether nothing would change; what there is to say is said then.

    With -v all passes run, since their times are asked for.
    """
    if arguments.force or arguments.verbose or arguments.release:
        return False
    record = unchanged(_question(what, arguments))
    if record is None:
        return False
    console.inputs = set(record.inputs)
    if record.findings:
        from sdkpress.cli.report import in_short
        from sdkpress.diagnostics.listing import from_data

        diagnostics = from_data(record.findings)
        if arguments.strict and any(one.severity != "info" for one in diagnostics):
            return False
        console.findings += diagnostics
        for one in diagnostics:
            if one.severity != "info" and not console.for_programs:
                console.complain(in_short(one.severity, one.where, one, console))
    console.outcome.update(folder=record.folder, written=[], removed=[], created=[])
    if arguments.check:
        console.say(f"{record.folder}: up to date")
    elif not arguments.quiet:
        counts = (0, record.files, 0)
        from sdkpress.cli.report import summary

        console.tell(summary(record.folder, record.summary, counts, console.elapsed()))
    return True


def texts_alone(
    job: Job,
    asked: What,
    what: What,
    arguments: Arguments,
    sink: Sink,
    console: Console,
) -> Build | None:
    """What is to be written where only texts of the document have changed; None where everything is to be built."""
    if arguments.force or arguments.release or arguments.check or arguments.verbose:
        return None
    last = last_run(_question(asked, arguments))
    if last is None or not last.changed <= {str(job.spec)}:
        return None
    from sdkpress.rebuild import rebuild

    return rebuild(job, what, last, sink, console.announce)


def note(
    what: What,
    arguments: Arguments,
    build_: Build,
    sink: Sink,
    document_sink: Sink,
    comparison: Comparison,
) -> None:
    """Note what holds after a run that found, or left, everything as it should be."""
    from sdkpress.cli.report import MAX_FINDINGS, contents
    from sdkpress.diagnostics.listing import as_data, listed
    from sdkpress.output.keep import IGNORE_FILE
    from sdkpress.output.manifest import MANIFEST

    others = build_.others or frozenset[str]()
    loud = [d for d in sink.diagnostics if d.severity != "info"][:MAX_FINDINGS]
    record = Record(
        folder=str(build_.folder),
        files=len(comparison.entries) + len(others - _OURS),
        summary=contents(build_),
        findings=as_data(listed(loud)),
    )
    paths = (MANIFEST, IGNORE_FILE, *(entry.path for entry in comparison.entries))
    outputs = {*map(str, paths), *others}
    question = _question(what, arguments)
    remember(question, record, sink.inputs, outputs)
    if what != "site" and not arguments.check:
        from sdkpress.rebuild import remember_state

        remember_state(question.key(), own_stamp(), build_, document_sink)


def _question(what: What, arguments: Arguments) -> Question:
    def typed(path: object) -> str | None:
        return None if path is None else str(path)

    return Question(
        what=what,
        spec=typed(arguments.spec),
        config=typed(arguments.config),
        output=typed(arguments.output),
        package_only=arguments.package_only,
        sdk=arguments.sdk,
        document=None if arguments.given is None else digest_of(arguments.given),
    )
