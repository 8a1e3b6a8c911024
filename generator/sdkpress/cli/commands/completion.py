"""`sdkpress completion`: what completes commands and options in a shell.

Input: the name of a shell. Output: a script for it, made from the commands as they are.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from sdkpress.cli.arguments import Arguments, Command
from sdkpress.cli.status import DONE

if TYPE_CHECKING:
    from sdkpress.cli.console import Console


@dataclass
class CompletionArguments(Arguments):
    """What `completion` takes."""

    shell: str = "bash"


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=("bash", "zsh", "fish"), help="the shell")


COMMAND = Command(
    description="Print a script that completes commands, options and their values.",
    examples=(
        "sdkpress completion bash >> ~/.bashrc\n"
        "sdkpress completion zsh >> ~/.zshrc      below compinit\n"
        "sdkpress completion fish > ~/.config/fish/completions/sdkpress.fish"
    ),
    add_options=_add_options,
    arguments=CompletionArguments,
)


def run(arguments: Arguments, console: Console) -> int:
    """Print the script."""
    from sdkpress.cli.completion import completion_script

    console.result(completion_script(cast(CompletionArguments, arguments).shell))
    return DONE
