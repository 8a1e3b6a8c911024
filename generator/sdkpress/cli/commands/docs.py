"""`sdkpress docs`: write the reference pages.

Input: a document and a folder. Output: the pages below its `docs/`.
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
    options.add_exit_code(parser)
    options.add_reporting(parser)


COMMAND = Command(
    description="Write the reference pages below docs/ and leave the rest of the folder alone.",
    examples="sdkpress docs openapi.yaml -o site\nsdkpress docs --check",
    add_options=_add_options,
)


def run(arguments: Arguments, console: Console) -> int:
    """Write, or with --check compare."""
    from sdkpress.cli.build import build_and_write

    return build_and_write("docs", arguments, console)
