"""`sdkpress init`: a first `sdkpress.yaml`.

Input: the settings of another generator. Output: `sdkpress.yaml` in the working folder, and a report.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sdkpress.cli import options
from sdkpress.cli.arguments import Arguments, Command
from sdkpress.cli.status import DONE, FAULTY, USAGE

if TYPE_CHECKING:
    from sdkpress.cli.console import Console


@dataclass
class InitArguments(Arguments):
    """The file to begin from."""

    source: Path | None = None


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "spec",
        nargs="?",
        type=options.a_path,
        metavar="SPEC",
        help="the OpenAPI document, to be named in the new file",
    )
    parser.add_argument(
        "--from",
        dest="source",
        required=True,
        type=options.a_path,
        metavar="GEN_YAML",
        help="the gen.yaml of a published SDK, with its gen.lock beside it",
    )
    parser.add_argument(
        "--force", action="store_true", help="replace a sdkpress.yaml that is there"
    )
    options.add_reporting(parser)


COMMAND = Command(
    description=(
        "Write a sdkpress.yaml that says what a Speakeasy gen.yaml says, beside that file, and\n"
        "report what is served, what has no counterpart and what differs for users."
    ),
    examples="sdkpress init openapi.yaml --from gen.yaml",
    add_options=_add_options,
    arguments=InitArguments,
)


def run(arguments: Arguments, console: Console) -> int:
    """Write the file and print the report."""
    import os

    from sdkpress.config.files import FILE_NAME
    from sdkpress.migration.from_gen_yaml import migrate

    assert isinstance(arguments, InitArguments)
    source = arguments.source
    if source is None or not source.is_file():
        console.complain(f"sdkpress: there is no file '{source}'")
        return USAGE
    target = source.with_name(FILE_NAME)
    if target.exists() and not arguments.force:
        console.complain(f"sdkpress: {target} exists; --force replaces it")
        return FAULTY
    spec = arguments.spec
    named = None
    if spec is not None:
        named = str(spec)
        if isinstance(spec, Path):
            named = Path(os.path.relpath(spec, source.parent)).as_posix()
    try:
        migration = migrate(source, named)
    except ValueError as error:
        console.complain(f"sdkpress: {error}")
        return USAGE
    target.write_text(migration.config, "utf-8")
    console.result(f"wrote {target}")
    _list(console, "Served", migration.served)
    _list(console, "Without a counterpart", migration.without_counterpart)
    _list(console, "Different for users", migration.different)
    return DONE


def _list(console: Console, title: str, lines: Iterable[str]) -> None:
    listed = list(lines)
    if listed:
        console.result(f"\n{title}:")
        for line in listed:
            console.result(f"  {line}")
