"""`sdkpress compare`: what users of a published SDK would miss in another.

Input: two packages, as folders or names of installed distributions. Output: what the second lacks, by kind.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sdkpress.cli import options
from sdkpress.cli.arguments import Arguments, Command
from sdkpress.cli.status import DONE, FAULTY, USAGE

if TYPE_CHECKING:
    from sdkpress.cli.console import Console


@dataclass
class CompareArguments(Arguments):
    """The two SDKs."""

    old: str = ""
    new: str = ""
    all: bool = False


def _add_options(parser: argparse.ArgumentParser) -> None:
    what = "a folder that holds the package, or the name of an installed distribution"
    parser.add_argument("old", metavar="OLD_SDK", help=f"the published SDK: {what}")
    parser.add_argument("new", metavar="NEW_SDK", help="the new one, likewise")
    parser.add_argument(
        "--all", action="store_true", help="list every name, however many there are"
    )
    options.add_reporting(parser)


COMMAND = Command(
    description=(
        "Tell which public names and calls of a published SDK another one lacks or changes:\n"
        "clients, calls, arguments, classes, exceptions, fields, modules. Both are read as\n"
        "text and never imported. The exit status is 1 if anything is missing but tools\n"
        "that the old SDK's own code has in `utils`, `types` and `basesdk`."
    ),
    examples=(
        "sdkpress compare ../published-sdk sdk\nsdkpress compare petshop sdk --all"
    ),
    add_options=_add_options,
    arguments=CompareArguments,
)

_SHOWN = 12


def run(arguments: Arguments, console: Console) -> int:
    """Read both and print what is missing."""
    from sdkpress.migration.compare import losses
    from sdkpress.migration.locate import locate
    from sdkpress.migration.surface import Surface, read_surface

    assert isinstance(arguments, CompareArguments)
    surfaces: list[Surface] = []
    for text in (arguments.old, arguments.new):
        folder = locate(text)
        if folder is None:
            console.complain(
                f"sdkpress: '{text}' is neither a folder with an SDK (a `sdk.py`) nor an installed distribution with one"
            )
            return USAGE
        surfaces.append(read_surface(folder))
    old, new = surfaces
    names_by_kind: dict[str, list[str]] = {}
    missed = False
    for loss in losses(old, new):
        names_by_kind.setdefault(loss.kind, []).append(loss.name)
        missed = missed or not loss.is_tool
    known = len(old.calls)
    console.result(f"{old.package}: {known} calls, {len(old.exports)} names to import")
    for kind, names in names_by_kind.items():
        console.result(f"\n{len(names)} missing {kind}:")
        shown = names if arguments.all else names[:_SHOWN]
        for name in shown:
            console.result(f"  {name}")
        if len(shown) < len(names):
            console.result(f"  … {len(names) - len(shown)} more (--all lists them)")
    if not missed:
        beside = " but these tools" if names_by_kind else ""
        console.result(f"nothing is missing{beside}")
    return FAULTY if missed else DONE
