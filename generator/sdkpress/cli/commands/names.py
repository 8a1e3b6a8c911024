"""`sdkpress names`: what everything is called, as settings that keep it so.

Input: a document and a config. Output: the `methods` and `models` of a config on standard output; with --pin in the
config, beside those that it has.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sdkpress.cli import options
from sdkpress.cli.arguments import Arguments, Command
from sdkpress.cli.status import DONE, USAGE
from sdkpress.files import replace_file
from sdkpress.source.pointer import parent, parse

if TYPE_CHECKING:
    from sdkpress.cli.console import Console
    from sdkpress.config.additions import Entry
    from sdkpress.pipeline import Analysis


class NamesArguments(Arguments):
    """The options of this command."""

    pin: bool = False


def _add_options(parser: argparse.ArgumentParser) -> None:
    options.add_document(parser)
    parser.add_argument(
        "--pin", action="store_true", help="write the names into the config"
    )
    options.add_reporting(parser)


COMMAND = Command(
    description=(
        "Print what every method and class is called, as the settings `methods` and `models`, which\n"
        "keep the names whatever the document becomes. Leave in what you want to choose."
    ),
    examples="sdkpress names openapi.yaml\nsdkpress names --pin",
    add_options=_add_options,
    arguments=NamesArguments,
)


def run(arguments: Arguments, console: Console) -> int:
    """Analyse the document and print its names."""
    from sdkpress.cli.build import analyzed
    from sdkpress.diagnostics.visible import ascii_controls

    shown = analyzed(arguments, console)
    if isinstance(shown, int):
        return shown
    _, analysis, status = shown
    settings = {"methods": list(_methods(analysis)), "models": list(_models(analysis))}
    if cast(NamesArguments, arguments).pin:
        return _pin(_config_of(arguments), settings, console)
    for setting, entries in settings.items():
        console.result(f"{setting}:")
        for entry in entries:
            console.result(ascii_controls(f"  {entry.line}"))
    return status


def _config_of(arguments: Arguments) -> Path:
    from sdkpress.config.files import FILE_NAME, find_config

    return arguments.config or find_config(Path()) or Path(FILE_NAME)


def _methods(analysis: Analysis) -> Iterator[Entry]:
    from sdkpress.config.additions import Entry

    api, names = analysis.api, analysis.names
    for operation in api.operations:
        group = ".".join(names.groups[operation.groups[0]].attributes)
        name = names.operations[operation.id]
        yield Entry(operation.operation_id, name, f"{group}.{name}".lstrip("."))


def _models(analysis: Analysis) -> Iterator[Entry]:
    from sdkpress.config.additions import Entry

    for id_, model in analysis.names.models.items():
        yield Entry(_model_key(str(id_)), model.class_name)


def _model_key(pointer: str) -> str:
    """The name of a component; the pointer of anything else."""
    for holder in ("#/components/schemas", "#/definitions"):
        if parent(pointer) == holder and "::" not in pointer:
            return parse(pointer)[-1]
    return pointer


def _pin(
    config: Path, settings: Mapping[str, Iterable[Entry]], console: Console
) -> int:
    if config.suffix == ".toml":
        console.complain(
            f"sdkpress: names are written into a sdkpress.yaml, not into '{config}'\n"
            "help: print them without --pin"
        )
        return USAGE
    from yaml import YAMLError

    from sdkpress.config.additions import with_entries

    try:
        text = config.read_text(encoding="utf-8") if config.exists() else ""
        for setting, entries in settings.items():
            text = with_entries(text, setting, entries)
        replace_file(config, text.replace("\n", os.linesep).encode())
    except (OSError, ValueError, YAMLError) as error:
        console.complain(f"sdkpress: '{config}' cannot be changed: {error}")
        return USAGE
    console.say(f"{config}: names written")
    return DONE
