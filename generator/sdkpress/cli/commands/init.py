"""`sdkpress init`: set a repository up.

Input: a folder. Output: a commented `sdkpress.yaml`, an entry for pre-commit and a workflow of GitHub or GitLab; nothing that
is there is overwritten.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from sdkpress.cli import options
from sdkpress.cli.arguments import Arguments, Command
from sdkpress.cli.status import DONE, USAGE
from sdkpress.files import replace_file

if TYPE_CHECKING:
    from pathlib import Path

    from sdkpress.cli.console import Console


@dataclass
class InitArguments(Arguments):
    """What `init` takes besides."""

    yes: bool = False
    package: str | None = None
    ci: str = "auto"
    source: Path | None = None


def _add_options(parser: argparse.ArgumentParser) -> None:
    options.add_spec(parser)
    options.add_output(parser, "the folder of the SDK (default: ./sdk)")
    add = parser.add_argument
    add("--package", metavar="NAME", help="the import name (default: after the title)")
    add(
        "--ci",
        choices=("auto", "github", "gitlab", "none"),
        default="auto",
        help="which workflow to write (default: that of the remote of git)",
    )
    add(
        "--from",
        dest="source",
        type=options.a_path,
        metavar="GEN_YAML",
        help="write what the gen.yaml of a published SDK says, beside that file, and a report",
    )
    add("--force", action="store_true", help="with --from: replace a sdkpress.yaml")
    add("-y", "--yes", action="store_true", help="ask nothing")
    options.add_verbosity(parser)


COMMAND = Command(
    description=(
        "Find the document, ask little, and write a commented sdkpress.yaml, an entry for\n"
        "pre-commit and a CI workflow. A file that is there is never overwritten: what belongs in it\n"
        "is printed."
    ),
    examples=(
        "sdkpress init\n"
        "sdkpress init --yes\n"
        "sdkpress init api/openapi.yaml --package petstore --ci github\n"
        "sdkpress init openapi.yaml --from gen.yaml"
    ),
    add_options=_add_options,
    arguments=InitArguments,
)


def run(arguments: Arguments, console: Console) -> int:
    """Find out, then write."""
    from pathlib import Path

    from sdkpress.cli.setup import Answers, documents, files, guessed_ci

    wanted = cast(InitArguments, arguments)
    if wanted.source is not None:
        from sdkpress.cli.migrating import begin_from

        return begin_from(wanted.source, wanted.spec, wanted.force, console)
    if wanted.spec is None:
        candidates = documents(Path())
        if not candidates:
            console.complain(
                "sdkpress: there is no OpenAPI document in this folder\n"
                "help: name it, as in `sdkpress init path/to/openapi.yaml`"
            )
            return USAGE
        spec = _choose(candidates, wanted, console)
    else:
        spec = str(wanted.spec)
    answers = Answers(
        spec=spec,
        output=str(
            wanted.output or console.ask("folder of the SDK", "sdk", wanted.yes)
        ),
        package=wanted.package,
        ci=guessed_ci(Path()) if wanted.ci == "auto" else wanted.ci,
    )
    for path, text in files(answers).items():
        if path.exists():
            console.say(
                f"{path} is there already; this belongs in it:\n{text.rstrip()}"
            )
        else:
            replace_file(path, text.encode())
            console.tell(f"{path} written")
    console.say("next: sdkpress generate")
    return DONE


def _choose(candidates: list[Path], wanted: InitArguments, console: Console) -> str:
    if len(candidates) > 1:
        console.say("documents: " + ", ".join(path.as_posix() for path in candidates))
    first = candidates[0].as_posix()
    return first if len(candidates) == 1 else console.ask("document", first, wanted.yes)
