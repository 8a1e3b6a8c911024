"""`sdkpress templates`: the templates that a team may override.

Input: names of templates. Output: their list, with the view of each; with `export`, copies of them in a folder.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sdkpress.cli import options
from sdkpress.cli.arguments import Arguments, Command
from sdkpress.cli.status import DONE, FAULTY, USAGE
from sdkpress.files import replace_file

if TYPE_CHECKING:
    from sdkpress.cli.console import Console


@dataclass
class TemplateArguments(Arguments):
    """What `templates` takes."""

    action: str = "list"
    names: list[str] = field(default_factory=list[str])


def _add_options(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("action", nargs="?", choices=("list", "export"), default="list")
    add(
        "names",
        nargs="*",
        metavar="NAME",
        help="templates to export, as docs/sdk.md.jinja, or patterns (default: all)",
    )
    options.add_output(
        parser, "the folder to export to (default: ./sdkpress-templates)"
    )
    options.add_force(parser)
    options.add_verbosity(parser)


COMMAND = Command(
    description=(
        "List the templates with the view that each lays out, or copy some into a folder of yours.\n"
        "`templates:` in the config names that folder: what lies there takes the place of sdkpress's own."
    ),
    examples=(
        "sdkpress templates\n"
        "sdkpress templates export docs/sdk.md.jinja\n"
        "sdkpress templates export 'project/*' -o ours"
    ),
    add_options=_add_options,
    arguments=TemplateArguments,
)


def run(arguments: Arguments, console: Console) -> int:
    """List or export."""
    import fnmatch

    from sdkpress.render.overrides import template_names

    wanted = cast(TemplateArguments, arguments)
    known = template_names()
    chosen: list[str] = []
    for pattern in wanted.names or ["*"]:
        templates = fnmatch.filter(known, pattern)
        if not templates:
            console.complain(
                f"sdkpress: there is no template '{pattern}'{_near(pattern, known)}"
            )
            return USAGE
        chosen += [name for name in templates if name not in chosen]
    if wanted.action == "list":
        for name in chosen:
            console.result(f"{name:40} {_view(name)}".rstrip())
        return DONE
    return _export(chosen, wanted, console)


def _near(pattern: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(pattern, known, n=1)
    return f": did you mean '{near[0]}'?" if near else ""


def _view(name: str) -> str:
    from sdkpress.render.overrides import view_of

    view = view_of(name)
    return (
        "(included by others)" if view is None else f"{view.__module__}.{view.__name__}"
    )


def _export(names: list[str], arguments: Arguments, console: Console) -> int:
    from sdkpress.render.environment import template_root

    folder = arguments.output or Path("sdkpress-templates")
    there = [name for name in names if (folder / name).exists()]
    if there and not arguments.force:
        console.complain(
            f"sdkpress: {len(there)} of them are in '{folder}' already, {there[0]} for one\n"
            "help: --force takes sdkpress's own again"
        )
        return FAULTY
    for name in names:
        target = folder / name
        try:
            replace_file(target, (template_root() / name).read_bytes())
        except OSError as error:
            console.complain(f"sdkpress: cannot write '{target}': {error.strerror}")
            return USAGE
        console.tell(f"{target} written")
    console.say(
        f"next: `templates: {folder.as_posix()}` in sdkpress.yaml; leave in what you change"
    )
    return DONE
