"""`sdkpress diff`: what changes for the users of the SDK.

Input: two documents, or one and the last generation. Output: every change with its place, whether it breaks, and the
version that follows.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sdkpress.cli import options
from sdkpress.cli.arguments import Arguments, Command
from sdkpress.cli.diff_arguments import DiffArguments
from sdkpress.cli.status import DONE, FAULTY, USAGE

if TYPE_CHECKING:
    from sdkpress.changes.model import Change
    from sdkpress.cli.console import Console


def _add_options(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    what = "a file, or REVISION:FILE of git, as HEAD~1:openapi.yaml"
    add("old", nargs="?", metavar="OLD", help=f"{what} (default: the last generation)")
    add("new", nargs="?", metavar="NEW", help=f"{what} (default: `spec` of the config)")
    options.add_config(parser)
    options.add_output(parser)
    add(
        "--format",
        dest="report",
        choices=("text", "markdown", "json"),
        default="text",
        help="how the changes are written (default: text)",
    )
    add(
        "--accept",
        action="append",
        metavar="CHANGE",
        help="a breaking change that is meant, as 'removed models.Pet.*'; may be repeated",
    )
    options.add_verbosity(parser)


COMMAND = Command(
    description=(
        "Tell what changes for the users of the SDK: calls, arguments, models and fields that are\n"
        "removed, renamed, retyped, now required, deprecated or new, and what changes on the wire;\n"
        "each with its place, whether code that was right can fail, and the version that follows.\n\n"
        "Breaking changes that are meant are named in `accept:` of the config or with --accept."
    ),
    examples=(
        "sdkpress diff                                the document against the last generation\n"
        "sdkpress diff HEAD~1:openapi.yaml            an older one against the document of the config\n"
        "sdkpress diff old.yaml new.yaml --format markdown"
    ),
    add_options=_add_options,
    arguments=DiffArguments,
)


def run(arguments: Arguments, console: Console) -> int:
    """Compare, for each SDK that is asked for; exit with 1 where a breaking change is not accepted."""
    from sdkpress.cli.workspace import for_each_sdk

    wanted = cast(DiffArguments, arguments)
    named = wanted.new or wanted.old
    wanted.spec = None if named is None else Path(named)
    reports: dict[str, str] = {}

    def one(arguments: Arguments, console: Console) -> int:
        status, text = _compared(cast(DiffArguments, arguments), console)
        if text is not None:
            reports[arguments.sdk or str(arguments.config)] = text
        return status

    status = for_each_sdk(wanted, console, one)
    if reports:
        console.result(_together(reports, wanted.report))
    return status


def _together(reports: dict[str, str], format_: str) -> str:
    """The reports of all SDKs; that of one stands alone."""
    if len(reports) == 1:
        return next(iter(reports.values()))
    if format_ == "json":
        import json

        sdks = {name: json.loads(text) for name, text in reports.items()}
        return json.dumps({"sdks": sdks}, indent=2)
    head = "## {}\n" if format_ == "markdown" else "[{}]"
    parts = (f"{head.format(name)}\n{text}\n" for name, text in reports.items())
    return "\n".join(parts).rstrip("\n")


def _compared(wanted: DiffArguments, console: Console) -> tuple[int, str | None]:
    """The exit status, and the report where there is one."""
    from sdkpress.changes.compare import compare_surfaces
    from sdkpress.changes.report import is_accepted, report
    from sdkpress.changes.version import next_version
    from sdkpress.cli.revisions import NoRevision, Revisions

    try:
        revisions = Revisions(wanted, console)
        old, new = revisions.old(), revisions.new()
    except NoRevision as error:
        console.complain(f"sdkpress: {error}")
        return USAGE, None
    if old is None or new is None:
        return FAULTY, None
    changes = compare_surfaces(old.surface, new.surface)
    accepted = (*new.config.accept, *(wanted.accept or ()))
    version = revisions.version(new)
    versions = (version, next_version(version, changes))

    def place(change: Change) -> str:
        return revisions.place(change, old, new)

    broken = any(c.breaking and not is_accepted(c, accepted) for c in changes)
    text = report(changes, accepted, wanted.report, place, versions)
    return FAULTY if broken else DONE, text
