"""A failure of ours, as text.

Input: the exception and the passes that ran. Output: what the command prints. Imports nothing of ours,
so that it works whatever is broken.
"""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from types import FrameType


def bug_report(
    error: Exception, passes: Sequence[tuple[str, float]], verbose: bool
) -> str:
    """A failure that is ours: where in us, and at which place of the document."""
    work = f" in pass '{passes[-1][0]}'" if passes else ""
    pointer = _pointer_in_work(error)
    at = f" at {pointer}" if pointer else ""
    lines = [
        f"sdkpress: internal error{work}{at}: {type(error).__name__}: {error}",
        f"This is a bug in sdkpress, not in the document. {_outcome(passes)}",
    ]
    if verbose:
        lines += [line.rstrip("\n") for line in traceback.format_exception(error)]
    else:
        lines.append("help: run again with -v for the trace, and report it")
    return "\n".join(lines)


def _outcome(passes: Sequence[tuple[str, float]]) -> str:
    if passes and passes[-1][0] == "write":
        return "Some files may have been written; the next run completes them."
    return "Nothing was written."


def _pointer_in_work(error: BaseException) -> str | None:
    """The JSON pointer of what the innermost call with one worked on."""
    frames: list[FrameType] = []
    step = error.__traceback__
    while step is not None:
        frames.append(step.tb_frame)
        step = step.tb_next
    for frame in reversed(frames):
        for value in frame.f_locals.values():
            at = getattr(value, "at", None) or getattr(value, "id", None)
            if isinstance(at, str) and at.startswith("#/"):
                return at
    return None
