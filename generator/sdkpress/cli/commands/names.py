"""`sdkpress names`: what everything is called, as settings that keep it so.

Input: a document and a config. Output: the `methods` and `models` of a config on standard output; with --pin at the end
of the config, where they are not there yet.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sdkpress.cli import options
from sdkpress.cli.arguments import Arguments, Command
from sdkpress.cli.status import DONE, FAULTY, USAGE
from sdkpress.source.pointer import parent, parse

if TYPE_CHECKING:
    from sdkpress.cli.console import Console
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
    from sdkpress.cli.build import resolve, stopped
    from sdkpress.cli.report import has_warnings, report
    from sdkpress.diagnostics.findings import GenerationFailed, Sink
    from sdkpress.diagnostics.visible import ascii_controls
    from sdkpress.pipeline import analyze

    job = resolve(arguments, console)
    if isinstance(job, int):
        return job
    sink = Sink()
    try:
        analysis = analyze(job.spec, job.config, sink, console.announce, job.given)
    except GenerationFailed:
        return stopped(sink, arguments, console)
    report(sink, arguments, console)
    text = "\n".join(_lines(analysis))
    if cast(NamesArguments, arguments).pin:
        return _pin(arguments.config or Path("sdkpress.yaml"), text, console)
    console.result(ascii_controls(text))
    return FAULTY if arguments.strict and has_warnings(sink) else DONE


def _lines(analysis: Analysis) -> Iterator[str]:
    """The two settings; keys in quotes, as JSON writes them, which is YAML too."""
    api, names = analysis.api, analysis.names
    groups = {
        operation.id: ".".join(names.groups[operation.groups[0]].attributes)
        for operation in api.operations
    }
    yield "methods:"
    for operation in api.operations:
        call = f"{groups[operation.id]}.{names.operations[operation.id]}".lstrip(".")
        key = json.dumps(operation.operation_id, ensure_ascii=False)
        yield f"  {key}: {names.operations[operation.id]} # {call}"
    yield "models:"
    for id_, model in names.models.items():
        key = json.dumps(_model_key(str(id_)), ensure_ascii=False)
        yield f"  {key}: {model.class_name}"


def _model_key(pointer: str) -> str:
    """The name of a component; the pointer of anything else."""
    for holder in ("#/components/schemas", "#/definitions"):
        if parent(pointer) == holder and "::" not in pointer:
            return parse(pointer)[-1]
    return pointer


def _pin(config: Path, text: str, console: Console) -> int:
    try:
        before = config.read_text(encoding="utf-8") if config.exists() else ""
        for key in ("methods:", "models:"):
            if any(line.startswith(key) for line in before.splitlines()):
                console.complain(
                    f"sdkpress: '{config}' has `{key}` already\n"
                    "help: print the names without --pin, and take over those you want"
                )
                return USAGE
        lead = before if not before or before.endswith("\n") else f"{before}\n"
        config.write_text(f"{lead}{text}\n", encoding="utf-8")
    except (OSError, ValueError) as error:
        console.complain(f"sdkpress: '{config}' cannot be changed: {error}")
        return USAGE
    console.say(f"{config}: names written")
    return DONE
