"""`sdkpress bundle`: the document that an SDK is made of, as one file.

Input: a document and a config. Output: YAML or JSON, with the files that it refers to brought in, further documents
merged, overlays applied and filters carried out.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sdkpress.cli import options
from sdkpress.cli.arguments import Arguments, Command
from sdkpress.cli.status import DONE, FAULTY, USAGE
from sdkpress.files import replace_file

if TYPE_CHECKING:
    from sdkpress.cli.console import Console


class BundleArguments(Arguments):
    """The options of this command."""

    renew: bool = False


def _add_options(parser: argparse.ArgumentParser) -> None:
    options.add_document(parser)
    options.add_output(
        parser, "the file to write, .yaml or .json (default: standard output)"
    )
    parser.add_argument(
        "--renew",
        action="store_true",
        help="fetch remote files anew and record them in sdkpress.lock",
    )
    options.add_reporting(parser)


COMMAND = Command(
    description=(
        "Write the document as one file: what it refers to in other files is brought in, the config's\n"
        "`documents` are merged, its `overlays` applied, its `include` and `exclude` carried out."
    ),
    examples=(
        "sdkpress bundle api/openapi.yaml -o openapi.yaml\n"
        "sdkpress bundle --allow-remote schemas.example -o openapi.json"
    ),
    add_options=_add_options,
    arguments=BundleArguments,
)


def run(arguments: Arguments, console: Console) -> int:
    """Put the document together and write it."""
    from sdkpress.cli.build import resolve, stopped
    from sdkpress.cli.report import has_warnings, report
    from sdkpress.diagnostics.findings import Sink
    from sdkpress.documents.assemble import assemble
    from sdkpress.documents.dump import dump
    from sdkpress.source.document import load_bytes, load_document

    output, arguments.output = arguments.output, None
    job = resolve(arguments, console)
    if isinstance(job, int):
        return job
    sink = Sink()
    document = (
        load_document(job.spec, sink)
        if job.given is None
        else load_bytes(job.given.label, job.given.text, sink)
    )
    if document is not None:
        renew = cast(BundleArguments, arguments).renew
        document = assemble(document, job.config, sink, renew=renew)
    if document is None or sink.fatal:
        return stopped(sink, arguments, console)
    report(sink, arguments, console)
    for ref, reason in document.unresolved.items():
        console.complain(f"error: {ref} stays a reference: {reason}")
    if arguments.strict and (has_warnings(sink) or document.unresolved):
        return FAULTY
    is_json = output is not None and output.suffix.lower() == ".json"
    text = dump(document, as_json=is_json)
    if output is None:
        console.result(text.rstrip("\n"))
        return DONE
    return _write(output, text, console)


def _write(output: Path, text: str, console: Console) -> int:
    try:
        replace_file(output, text.encode())
    except OSError as error:
        console.complain(f"sdkpress: cannot write '{output}': {error.strerror}")
        return USAGE
    console.say(f"{output}: written")
    return DONE
