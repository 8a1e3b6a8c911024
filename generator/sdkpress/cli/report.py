"""What a run has to say, as text.

Input: findings, changes, refusals. Output: the lines that the command prints.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sdkpress.cli.arguments import Arguments
from sdkpress.cli.console import Console, Style
from sdkpress.diagnostics.findings import Diagnostic, Severity, Sink
from sdkpress.diagnostics.visible import visible

if TYPE_CHECKING:
    from sdkpress.diagnostics.listing import Listed
    from sdkpress.output.compare import Entry
    from sdkpress.run import Build

MAX_FINDINGS = 20  # of one severity, unless everything is asked for
MAX_NOTES = 5


def report(sink: Sink, arguments: Arguments, console: Console) -> None:
    """Say everything that was found."""
    if arguments.format != "text":
        from sdkpress.diagnostics.frame import Frames
        from sdkpress.diagnostics.listing import listed

        console.findings += listed(sink.diagnostics, Frames(sink.texts))
        return
    for text in findings(sink, console, everything=arguments.verbose):
        console.complain(text)


def has_warnings(sink: Sink) -> bool:
    """Whether there is more than notes."""
    return any(finding.severity is not Severity.INFO for finding in sink.diagnostics)


def findings(sink: Sink, console: Console, *, everything: bool) -> Iterator[str]:
    """Each finding, errors last so that they stand above the prompt.

    An error comes with its line of the document and the way out. The rest are one line each, unless everything is
    asked for. Notes are few, and none when quiet, and are found by their JSON pointer: looking up the lines of a
    large document takes a while, which notes are not worth.
    """
    if not sink.diagnostics:
        return
    from sdkpress.diagnostics.frame import Frames

    frames = Frames(sink.texts, console.styled)
    for severity in (Severity.INFO, Severity.WARNING, Severity.ERROR):
        note = severity is Severity.INFO and not everything
        if note and console.quiet:
            continue
        of_severity = [d for d in sink.diagnostics if d.severity is severity]
        most = MAX_NOTES if note else MAX_FINDINGS
        shown = of_severity if everything else of_severity[:most]
        for diagnostic in shown:
            if severity is Severity.ERROR or everything:
                yield frames.show(diagnostic)
            elif note:
                place = diagnostic.at
                where = place.file + (place.pointer if place.pointer != "#" else "")
                yield in_short("info", where, diagnostic, console)
            else:
                where = frames.where(diagnostic.at)
                yield in_short("warning", where, diagnostic, console)
        if hidden := Counter(d.code.name for d in of_severity[len(shown) :]):
            counts = ", ".join(f"{count} {name}" for name, count in hidden.items())
            yield f"… and {counts} (-v shows all)"


def in_short(
    severity: str, where: str, diagnostics: Diagnostic | Listed, console: Console
) -> str:
    """A finding in one line."""
    code = (
        diagnostics.code if isinstance(diagnostics.code, str) else diagnostics.code.name
    )
    styles: dict[str, Style] = {"error": "red", "warning": "yellow"}
    style: Style = styles.get(severity, "green")
    kind = console.styled(f"{severity} {code}:", style)
    return f"{visible(where)} {kind} {visible(diagnostics.message)}"


def bent(sink: Sink) -> str | None:
    """What of the document was broken and read past, in one line; None where nothing was."""
    counts = Counter(diagnostic.code.name for diagnostic in sink.errors)
    if not counts:
        return None
    listed = ", ".join(f"{count} {name}" for name, count in counts.items())
    return (
        f"the document is broken in places; what holds them was left out: {listed}\n"
        "help: mend them, or use --strict to stop at them"
    )


def contents(build_: Build) -> str:
    """What was made of the document: `9 of 9 operations, 3 models, 12 pages`."""
    api = build_.analysis.api
    operations = f"{len(api.operations)} of {api.operations_in_document} operations"
    return f"{operations}, {len(api.models)} models, {len(build_.tree.pages)} pages"


def summary(
    folder: Path | str,
    made: str,
    counts: tuple[int, int, int],
    seconds: float,
) -> str:
    """The line that tells what a run did; `counts` are of files written, unchanged and removed."""
    written, unchanged, removed = counts
    done = f"{written} files written, {unchanged} unchanged"
    if removed:
        done += f", {removed} removed"
    return f"{folder}: {made}; {done} in {seconds:.2f} s"


def in_the_way(entries: Sequence[Entry], folder: Path) -> str:
    """The files that stop a run."""
    from sdkpress.output.compare import State
    from sdkpress.output.path_state import Kind, with_article

    lines = [f"sdkpress: nothing was written: files in '{folder}' are in the way"]
    for state, why in (
        (State.EDITED, "changed by hand since sdkpress wrote it"),
        (State.FOREIGN, "not written by sdkpress"),
    ):
        of_state = [entry for entry in entries if entry.state is state]
        for entry in of_state[:MAX_FINDINGS]:
            odd = "" if entry.kind is Kind.FILE else f" ({with_article(entry.kind)})"
            lines.append(f"  {entry.path}: {why}{odd}")
        if len(of_state) > MAX_FINDINGS:
            lines.append(f"  … and {len(of_state) - MAX_FINDINGS} more: {why}")
    return "\n".join(lines)


def ways_on(entries: Sequence[Entry], folder: Path, take_ours: str) -> str:
    """What a user can do about files in the way; `take_ours` is the command that overwrites them."""
    from sdkpress.output.compare import State

    edited = [str(entry.path) for entry in entries if entry.state is State.EDITED]
    if not edited:
        return (
            "help: move them away, choose another folder with -o, or overwrite them:\n"
            f"  {take_ours}"
        )
    listed = ", ".join(edited[:3]) + (", …" if len(edited) > 3 else "")
    lines = ["help: there are three ways on"]
    lines.append(
        f"  keep yours   `keep: [{listed}]` in sdkpress.yaml, or the same in {folder}/.sdkpressignore"
    )
    if any(path.endswith(".py") for path in edited):
        lines.append(
            "  keep both    put your code between `# region` and `# endregion`: it is carried over"
        )
    else:
        lines.append(
            "  keep both    take the change into the document, or into a file of its own"
        )
    lines.append(f"  take ours    {take_ours}")
    return "\n".join(lines)


def new_files(created: Sequence[PurePosixPath], folder: Path) -> Iterator[str]:
    """Files that git does not know yet."""
    shown = [str(path) for path in created[:MAX_FINDINGS]]
    more = len(created) - len(shown)
    yield f"{len(created)} new file{'s' if len(created) > 1 else ''} in {folder}, to be added to git:"
    yield from (f"  {path}" for path in shown)
    if more:
        yield f"  … and {more} more"
