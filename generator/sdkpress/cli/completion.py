"""Scripts that complete commands in a shell.

Input: the name of a shell. Output: its script. It knows the commands, the options of each, and the values of options that have a
choice; anything else is completed as a path.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from importlib import import_module
from typing import Final, cast

from sdkpress.cli.arguments import CommandModule, parser_of
from sdkpress.cli.commands import COMMANDS
from sdkpress.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a command: how it is spelled, what it is for, and the values it takes where they are few."""

    names: tuple[str, ...]
    help: str
    choices: tuple[str, ...]
    takes_value: bool


def completion_script(shell: str) -> str:
    """The script for `bash`, `zsh` or `fish`."""
    match shell:
        case "bash":
            return _BASH.replace("COMMANDS", " ".join(COMMANDS)).replace(
                "CASES", "\n".join(_bash_cases())
            )
        case "zsh":
            return _ZSH.replace("COMMANDS", "\n".join(_zsh_commands())).replace(
                "CASES", "\n".join(_zsh_cases())
            )
        case _:
            return "\n".join(_fish())


def options_of(command: str) -> tuple[Option, ...]:
    """The options and choices of a command, as its parser has them."""
    name = f"sdkpress.cli.commands.{command.replace('-', '_')}"
    module = cast(CommandModule, import_module(name))
    parser = parser_of(command, module.COMMAND)
    actions = cast("list[argparse.Action]", vars(parser)["_actions"])
    return tuple(
        Option(
            names=tuple(action.option_strings),
            help=(action.help or "").partition(" (default")[0],
            choices=tuple(map(str, action.choices or ())),
            takes_value=action.nargs != 0,
        )
        for action in actions
    )


def _words(command: str) -> str:
    """What may follow a command."""
    return " ".join(
        word
        for option in options_of(command)
        for word in (option.names or option.choices)
    )


def _bash_cases() -> Iterator[str]:
    for command in COMMANDS:
        for option in options_of(command):
            if option.names and option.choices:
                names = "|".join(f"{command}:{name}" for name in option.names)
                yield f'    {names}) words="{" ".join(option.choices)}" ;;'
        yield f'    {command}:*) words="{_words(command)}" ;;'


_BASH: Final = """\
_sdkpress() {
  local current="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" words
  case "${COMP_WORDS[1]}:$before" in
    "$current":*) words="COMMANDS --help --version" ;;
CASES
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _sdkpress sdkpress"""


def _zsh_commands() -> Iterator[str]:
    for command, text in COMMANDS.items():
        yield f"    {_quoted(f'{command}:{text}')}"


def _zsh_cases() -> Iterator[str]:
    for command in COMMANDS:
        yield f"    {command}) _arguments \\"
        for option in options_of(command):
            values = f"({' '.join(option.choices)})" if option.choices else "_files"
            about = option.help.replace("[", "(").replace("]", ")").replace(":", "\\:")
            value = f":value:{values}" if option.takes_value else ""
            for name in option.names:
                yield f"      {_quoted(f'{name}[{about}]{value}')} \\"
            if not option.names:
                yield f"      {_quoted(f'::value:{values}')} \\"
        yield "      ;;"


_ZSH: Final = """\
#compdef sdkpress
_sdkpress() {
  local -a commands=(
COMMANDS
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
CASES
  esac
}
if [[ $funcstack[1] == _sdkpress ]]; then
  _sdkpress "$@"
else
  compdef _sdkpress sdkpress
fi"""


def _fish() -> Iterator[str]:
    for command, text in COMMANDS.items():
        yield f"complete -c sdkpress -n __fish_use_subcommand -xa {command} -d {_fish_quoted(text)}"
        seen = f"-n '__fish_seen_subcommand_from {command}'"
        for option in options_of(command):
            names = " ".join(
                f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}"
                for name in option.names
            )
            values = f"-xa '{' '.join(option.choices)}'" if option.choices else ""
            needs = "-r" if option.takes_value and option.names and not values else ""
            words = (names, needs, values, f"-d {_fish_quoted(option.help)}")
            description = " ".join(word for word in words if word)
            if names or values:
                yield f"complete -c sdkpress {seen} {description}"


def _quoted(text: str) -> str:
    """A word of a POSIX shell."""
    return "'" + text.replace("'", "'\\''") + "'"


def _fish_quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
