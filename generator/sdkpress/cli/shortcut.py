"""A run that would change nothing, answered from what the last one noted.

Input: the arguments. Output: what the last run said, where every file is as it was; and a new note after a run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkpress.cli.arguments import Arguments
from sdkpress.cli.console import Console
from sdkpress.remote import digest_of
from sdkpress.unchanged import (
    Question,
    Record,
    last_run,
    remember,
    unchanged,
)

if TYPE_CHECKING:
    from sdkpress.diagnostics.findings import Sink
    from sdkpress.output.compare import Comparison
    from sdkpress.pipeline import What
    from sdkpress.rebuild import Rebuild
    from sdkpress.run import Build, Job


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


def rebuilding(
    job: Job, asked: What, what: What, arguments: Arguments, config_sink: Sink
) -> Rebuild | None:
    """How a run goes by the last one; None for one that leaves nothing for the next."""
    if arguments.check or job.given is not None or what not in ("sdk", "docs"):
        return None
    from sdkpress.rebuild import Rebuild

    question = _question(asked, arguments)
    last = None
    if not (arguments.force or arguments.release or arguments.verbose):
        last = last_run(question)
        if last is not None and not last.changed.isdisjoint(config_sink.inputs):
            last = None
    return Rebuild(key=question.key(), last=last)


def note(
    what: What,
    arguments: Arguments,
    build_: Build,
    sink: Sink,
    comparison: Comparison,
) -> None:
    """Note what holds after a run that found, or left, everything as it should be."""
    from sdkpress.cli.report import MAX_FINDINGS, contents
    from sdkpress.diagnostics.listing import as_data, listed
    from sdkpress.output.keep import IGNORE_FILE
    from sdkpress.output.manifest import MANIFEST

    kept = {str(path) for path in build_.tree.kept}
    loud = [d for d in sink.diagnostics if d.severity != "info"][:MAX_FINDINGS]
    record = Record(
        folder=str(build_.folder),
        files=len(comparison.entries) + len(kept),
        summary=contents(build_),
        findings=as_data(listed(loud)),
    )
    paths = (MANIFEST, IGNORE_FILE, *(entry.path for entry in comparison.entries))
    outputs = {*map(str, paths), *kept}
    question = _question(what, arguments)
    inputs = remember(question, record, sink.inputs, outputs)
    if build_.reuse is not None:
        from sdkpress.incremental.marks import keep_marks

        keep_marks(question.key(), inputs, build_.reuse.marks)


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
