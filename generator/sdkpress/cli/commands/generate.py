"""`sdkpress generate`: write the SDK.

Input: a document and a folder. Output: the package, its project files and its pages.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from sdkpress.cli import options
from sdkpress.cli.arguments import Arguments, Command

if TYPE_CHECKING:
    from sdkpress.cli.console import Console


def _add_options(parser: argparse.ArgumentParser) -> None:
    options.add_document(parser)
    options.add_output(parser)
    options.add_check(parser)
    options.add_force(parser)
    options.add_package_only(parser)
    options.add_exit_code(parser)
    parser.add_argument(
        "--release",
        action="store_true",
        help="raise the version by what changed for users, and write the CHANGELOG entry",
    )
    options.add_reporting(parser)


COMMAND = Command(
    description=(
        "Write the SDK package, its project files and its reference pages.\n\n"
        "Files written before and no longer made are removed. A file that sdkpress did not\n"
        "write, or that was changed by hand since, is never overwritten without --force."
    ),
    examples=(
        "sdkpress generate openapi.yaml -o sdk\n"
        "sdkpress generate                        spec and output from sdkpress.yaml\n"
        "sdkpress generate api.json -c other.yaml a config of another name\n"
        "sdkpress generate --check                write nothing, tell whether it would"
    ),
    add_options=_add_options,
)


def run(arguments: Arguments, console: Console) -> int:
    """Write, or with --check compare."""
    from sdkpress.cli.build import build_and_write

    return build_and_write("sdk", arguments, console)
