"""The command line: what can be asked for, and the help that teaches it.

Input: `argv`. Output: a filled `Arguments`; wrong usage ends the process with status 2.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NoReturn

from sdkpress import __version__

Command = Literal["generate", "docs", "site", "inspect", "check"]


@dataclass
class Arguments:
    """What was asked for, as written; None where it was left out."""

    command: Command = "generate"
    spec: Path | None = None
    config: Path | None = None
    output: Path | None = None
    check: bool = False
    force: bool = False
    strict: bool = False
    verbose: bool = False
    quiet: bool = False


_INTRODUCTION = """\
Press an OpenAPI document into a typed Python SDK and its reference pages.

A first run:
  sdkpress generate openapi.yaml -o sdk     the SDK, with its pages, in ./sdk
  sdkpress docs openapi.yaml -o site        the reference pages alone

With a sdkpress.yaml in the working folder that says `spec:` and `output:`,
`sdkpress generate` is enough.
"""

_STATUS = """\
exit status:
  0  done
  1  the document has errors, files are in the way, or a check found a difference
  2  wrong usage or config
"""

_DESCRIPTIONS: dict[Command, tuple[str, str, str]] = {
    "generate": (
        "write the SDK: the package, its project files and its pages",
        "Write the SDK package, its project files and its reference pages.\n\n"
        "Files written before and no longer made are removed. A file that sdkpress did not\n"
        "write, or that was changed by hand since, is never overwritten without --force.",
        "sdkpress generate openapi.yaml -o sdk\n"
        "sdkpress generate                        spec and output from sdkpress.yaml\n"
        "sdkpress generate api.json -c other.yaml a config of another name\n"
        "sdkpress generate --check                write nothing, tell whether it would",
    ),
    "docs": (
        "write the reference pages alone",
        "Write the reference pages below docs/ and leave the rest of the folder alone.",
        "sdkpress docs openapi.yaml -o site\nsdkpress docs --check",
    ),
    "site": (
        "write the reference pages as a static site",
        "Write the reference pages as a site: a folder that any web server can serve, and that\n"
        "can be opened and searched without one. Needs the extra sdkpress[site].",
        "sdkpress site openapi.yaml -o site\nsdkpress site            spec from sdkpress.yaml, to ./site",
    ),
    "inspect": (
        "print what the document becomes, as JSON for programs",
        "Print a JSON description of the SDK: each operation with its call, parameters, body\n"
        "and responses, each model with its Python name, and the client.",
        "sdkpress inspect openapi.yaml\n"
        "sdkpress inspect openapi.yaml | jq -r '.operations[].call'",
    ),
    "check": (
        "tell whether the output is what generate would write",
        "Write nothing. Exit with 0 when the output folder is what `generate` would write, and\n"
        "with 1, a unified diff and the command that mends it when it is not.",
        "sdkpress check\nsdkpress check openapi.yaml -o sdk",
    ),
}


class _Parser(argparse.ArgumentParser):
    """Errors name the way to help instead of repeating the whole usage."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\nhelp: {self.prog} --help\n")


def parse_arguments(argv: Sequence[str]) -> Arguments:
    """Read the command line. Exits with 0 after --help and --version, with 2 on wrong usage."""
    parser = _Parser(
        prog="sdkpress",
        description=_INTRODUCTION,
        epilog=_STATUS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    version = f"sdkpress {__version__}"
    parser.add_argument("--version", action="version", version=version)
    commands = parser.add_subparsers(
        dest="command",
        metavar="command",
        required=True,
        title="commands (`sdkpress COMMAND --help` tells more)",
    )
    for command, (summary, description, examples) in _DESCRIPTIONS.items():
        indented = examples.replace("\n", "\n  ")
        below = commands.add_parser(
            command,
            help=summary,
            description=description,
            epilog=f"examples:\n  {indented}\n\n{_STATUS}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        _add_options(below, command)
    return parser.parse_args(argv, Arguments())


def _add_options(parser: argparse.ArgumentParser, command: Command) -> None:
    add = parser.add_argument
    add(
        "spec",
        nargs="?",
        type=Path,
        metavar="SPEC",
        help="the OpenAPI document (default: `spec` of the config)",
    )
    add(
        "-c",
        "--config",
        type=Path,
        metavar="CONFIG",
        help="a sdkpress.yaml, or a Speakeasy gen.yaml (default: ./sdkpress.yaml if it exists)",
    )
    if command != "inspect":
        add(
            "-o",
            "--output",
            type=Path,
            metavar="DIR",
            help=(
                "the folder to write (default: ./site)"
                if command == "site"
                else "the folder to write (default: `output` of the config, else ./<package>)"
            ),
        )
    if command in ("generate", "docs"):
        add(
            "--check",
            action="store_true",
            help="write nothing; exit with 1 and a diff when something would change",
        )
    if command in ("generate", "docs", "site"):
        add(
            "--force",
            action="store_true",
            help="overwrite files that are not ours or were changed by hand",
        )
    add("--strict", action="store_true", help="take warnings for errors")
    add(
        "-v",
        "--verbose",
        action="store_true",
        help="show every finding in full, and the time of each pass",
    )
    add("-q", "--quiet", action="store_true", help="say only what is wrong")
