"""The command line: what can be asked for, and the help that teaches it.

Input: `argv`. Output: the command's module and its filled arguments; wrong usage ends the process with status 2.
A command is a module below `cli.commands` with `COMMAND`, which tells what it does and what it takes, and
`run`. Only the module of the command that is asked for is imported.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, Protocol, cast

from sdkpress import __version__
from sdkpress.cli.commands import COMMANDS
from sdkpress.frozen import dataclass

if TYPE_CHECKING:
    from sdkpress.cli.console import Console
    from sdkpress.diagnostics.formats import Format
    from sdkpress.remote import Given, Remote


@dataclass
class Arguments:
    """What was asked for, as written; None where it was left out. Commands add fields of their own."""

    command: str = ""
    spec: Path | Remote | None = None
    given: Given | None = None  # the document, where it is no file
    offline: bool = False
    config: Path | None = None
    further_configs: list[Path] = field(default_factory=list["Path"])
    sdk: str | None = None
    output: Path | None = None
    check: bool = False
    package_only: bool = False
    exit_code: bool = False
    release: bool = False
    force: bool = False
    strict: bool = False
    verbose: bool = False
    quiet: bool = False
    allow_remote: list[str] = field(default_factory=list[str])
    format: Format = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What a command does, how it is used, and what it takes."""

    description: str
    examples: str
    add_options: Callable[[argparse.ArgumentParser], None]
    arguments: Callable[[], Arguments] = Arguments


class CommandModule(Protocol):
    """A module below `cli.commands`."""

    COMMAND: Command

    def run(self, arguments: Arguments, console: Console, /) -> int:
        """Carry the command out; its exit status."""
        ...


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
  1  the document cannot be read, or --strict is given and it has errors or warnings;
     files are in the way; a check found a difference
  2  wrong usage or config
"""


class Parser(argparse.ArgumentParser):
    """Errors name the way to help instead of repeating the whole usage."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\nhelp: {self.prog} --help\n")


def parse_arguments(argv: Sequence[str]) -> tuple[CommandModule, Arguments]:
    """Read the command line. Exits with 0 after --help and --version, with 2 on wrong usage."""
    if not argv or argv[0] not in COMMANDS:
        _without_command(argv)
    name, *rest = argv
    module = cast(
        CommandModule, import_module(f"sdkpress.cli.commands.{name.replace('-', '_')}")
    )
    arguments = module.COMMAND.arguments()
    arguments.command = name
    return module, parser_of(name, module.COMMAND).parse_args(rest, arguments)


def parser_of(name: str, command: Command) -> argparse.ArgumentParser:
    """What reads the options of one command."""
    indented = command.examples.replace("\n", "\n  ")
    parser = Parser(
        prog=f"sdkpress {name}",
        description=command.description,
        epilog=f"examples:\n  {indented}\n\n{_STATUS}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.add_options(parser)
    return parser


def _without_command(argv: Sequence[str]) -> NoReturn:
    """Help, the version, or what is wrong with a line that begins with no command."""
    listed = "\n".join(f"  {name:12}{text}" for name, text in COMMANDS.items())
    parser = Parser(
        prog="sdkpress",
        usage="sdkpress [-h] [--version] COMMAND ...",
        description=_INTRODUCTION,
        epilog="commands (`sdkpress COMMAND --help` tells more):\n"
        f"{listed}\n\n{_STATUS}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    version = f"sdkpress {__version__}"
    parser.add_argument("--version", action="version", version=version)
    options, rest = parser.parse_known_args(argv)
    del options
    if not rest:
        parser.error("a command is needed, as in `sdkpress generate openapi.yaml`")
    if rest[0].startswith("-"):
        parser.error(f"there is no option {rest[0]} before the command")
    parser.error(f"there is no command '{rest[0]}'{_near(rest[0])}")


def _near(name: str) -> str:
    import difflib  # only a mistake needs it

    matches = difflib.get_close_matches(name.lower(), COMMANDS, n=1)
    if matches:
        return f": did you mean '{matches[0]}'?"
    if Path(name).suffix in (".yaml", ".yml", ".json"):
        return f": did you mean `sdkpress generate {name}`?"
    return ""
