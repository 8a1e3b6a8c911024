"""`sdkpress check`: would `generate` change something?

Input: a document and the folder that was written. Output: a unified diff, and the command that mends it.
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
    options.add_package_only(parser)
    options.add_reporting(parser)


COMMAND = Command(
    description=(
        "Write nothing. Exit with 0 when the output folder is what `generate` would write, and\n"
        "with 1, a unified diff and the command that mends it when it is not."
    ),
    examples="sdkpress check\nsdkpress check openapi.yaml -o sdk",
    add_options=_add_options,
)


def run(arguments: Arguments, console: Console) -> int:
    """Compare."""
    from sdkpress.cli.build import build_and_write

    arguments.check = True
    return build_and_write("sdk", arguments, console)
