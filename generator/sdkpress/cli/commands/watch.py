"""`sdkpress watch`: generate whenever the document or the config changes.

Input: a document and a folder. Output: what `generate` writes, again and again, until interrupted.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sdkpress.cli import options
from sdkpress.cli.arguments import Arguments, Command
from sdkpress.cli.status import USAGE

if TYPE_CHECKING:
    from sdkpress.cli.console import Console

_PAUSE = 0.4  # seconds between two looks

_Stamp = tuple[int, int] | None  # size and time; None for nothing there


def _add_options(parser: argparse.ArgumentParser) -> None:
    options.add_document(parser)
    options.add_output(parser)
    options.add_package_only(parser)
    options.add_force(parser)
    options.add_verbosity(parser)


COMMAND = Command(
    description="Generate, then again whenever the document or the config changes. Ctrl-C ends it.",
    examples="sdkpress watch\nsdkpress watch openapi.yaml -o sdk",
    add_options=_add_options,
)


def run(arguments: Arguments, console: Console) -> int:
    """Look at the files that the last run read; a run with errors does not end the watch."""
    import time

    from sdkpress.cli.build import build_and_write
    from sdkpress.remote import Remote

    if isinstance(arguments.spec, Remote):
        console.complain("sdkpress: only files can be watched")
        return USAGE
    paths = {str(arguments.spec or "sdkpress.yaml")}
    while True:
        console.restart()
        before, start = _looked_at(paths), time.time_ns()
        build_and_write("sdk", arguments, console)
        paths = console.inputs or paths
        console.say(f"watching {', '.join(sorted(paths))}")
        # a file saved during the run may have been read before: it counts as changed
        known = {
            path: before[path] if path in before else _unless_since(start, stamp)
            for path, stamp in _looked_at(paths).items()
        }
        while _looked_at(paths) == known:
            time.sleep(_PAUSE)


def _unless_since(start: int, stamp: _Stamp) -> _Stamp:
    return None if stamp and stamp[1] >= start else stamp


def _looked_at(paths: Iterable[str]) -> dict[str, _Stamp]:
    """The files with their sizes and times."""
    import os

    stamps: dict[str, _Stamp] = {}
    for path in paths:
        try:
            status = os.stat(path)
            stamps[path] = status.st_size, status.st_mtime_ns
        except OSError:
            stamps[path] = None
    return stamps
