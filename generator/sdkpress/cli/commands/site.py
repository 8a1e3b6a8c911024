"""`sdkpress site`: write the reference pages as a static site.

Input: a document and a folder. Output: the site's files.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from sdkpress.cli import options
from sdkpress.cli.arguments import Arguments, Command

if TYPE_CHECKING:
    from sdkpress.cli.console import Console


def _add_options(parser: argparse.ArgumentParser) -> None:
    options.add_document(parser)
    options.add_output(parser, "the folder to write (default: ./site)")
    options.add_force(parser)
    options.add_reporting(parser)


COMMAND = Command(
    description=(
        "Write the reference pages as a site: a folder that any web server can serve, and that\n"
        "can be opened and searched without one. Needs the extra sdkpress[site]."
    ),
    examples=(
        "sdkpress site openapi.yaml -o site\n"
        "sdkpress site            spec from sdkpress.yaml, to ./site"
    ),
    add_options=_add_options,
)


def run(arguments: Arguments, console: Console) -> int:
    """Write. `output` of the config is the SDK's folder, so it does not count here."""
    from sdkpress.cli.build import build_and_write

    arguments.output = arguments.output or Path("site")
    return build_and_write("site", arguments, console)
