"""`sdkpress diff`: what changes for the users of the SDK.

Input: two documents, or one and the last generation. Output: every change with its place, whether it breaks, and the
version that follows.
"""

from __future__ import annotations

import argparse
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
    """Compare; exit with 1 where a breaking change is not accepted."""
    from sdkpress.changes.compare import compare_surfaces
    from sdkpress.changes.report import is_accepted, report
    from sdkpress.changes.version import next_version
    from sdkpress.cli.revisions import NoRevision, Revisions

    wanted = cast(DiffArguments, arguments)
    try:
        revisions = Revisions(wanted, console)
        old, new = revisions.old(), revisions.new()
    except NoRevision as error:
        console.complain(f"sdkpress: {error}")
        return USAGE
    if old is None or new is None:
        return FAULTY
    changes = compare_surfaces(old.surface, new.surface)
    accepted = (*new.config.accept, *(wanted.accept or ()))
    version = new.config.version
    versions = (version, next_version(version, changes))

    def place(change: Change) -> str:
        return revisions.place(change, old, new)

    console.result(report(changes, accepted, wanted.report, place, versions))
    broken = [c for c in changes if c.breaking and not is_accepted(c, accepted)]
    return FAULTY if broken else DONE
