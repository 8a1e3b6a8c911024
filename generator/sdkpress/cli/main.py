"""The command: arguments to exit status. It and its console are all that prints.

Input: `argv`. Output: 0 done, perhaps past errors of the document; 1 it cannot be read or breaks
--strict, files are in the way or a check found a difference; 2 wrong usage or config; 70 a bug of ours; 130 interrupted.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from sdkpress.cli.arguments import Arguments, CommandModule, parse_arguments
from sdkpress.cli.console import Console
from sdkpress.cli.status import BROKEN_PIPE, BUG, INTERRUPTED


def run() -> NoReturn:
    """The process: run the command in its arguments, and end.

    Ending at once leaves it to the system to free the memory: Python would visit every object first.
    """
    status = main()
    sys.stderr.flush()
    os._exit(status)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    try:
        try:
            command, arguments = parse_arguments(sys.argv[1:] if argv is None else argv)
            return _guarded(command, arguments)
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has seen enough; keep Python from complaining at its own exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except KeyboardInterrupt:
        sys.stderr.write("interrupted\n")
        return INTERRUPTED
    finally:
        gc.enable()


def _guarded(command: CommandModule, arguments: Arguments) -> int:
    """Run the command; what no user can have caused is told as a bug of ours."""
    console = Console(quiet=arguments.quiet, for_programs=arguments.format != "text")
    gc.disable()  # a run makes many objects and little garbage
    try:
        status = command.run(arguments, console)
    except BrokenPipeError:
        raise
    except Exception as error:
        from sdkpress.cli.bug_report import bug_report

        console.complain(bug_report(error, console.passes, arguments.verbose))
        status = BUG
    if arguments.format != "text":
        from sdkpress.diagnostics.formats import in_format

        outcome = {"status": status, **console.outcome}
        console.result(in_format(arguments.format, console.findings, outcome))
    if arguments.verbose:
        console.complain("\n".join(console.timings()))
    return status
