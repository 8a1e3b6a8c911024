"""Which paths of an output folder are the team's, whatever would be made there.

Input: patterns as in a `.gitignore`, from the config and from `.sdkpressignore` in the folder. Output: a test for paths.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import PurePosixPath
from typing import Final

IGNORE_FILE: Final = PurePosixPath(".sdkpressignore")

Kept = Callable[[PurePosixPath], bool]


def nothing_kept(_: PurePosixPath) -> bool:
    """No pattern, no path."""
    return False


def kept_by(patterns: Iterable[str]) -> Kept:
    """The test for a list of patterns."""
    lines = [p for p in patterns if p.strip() and not p.startswith("#")]
    if not lines:
        return nothing_kept
    from pathspec import GitIgnoreSpec  # only patterns need it

    spec = GitIgnoreSpec.from_lines(lines)
    return lambda path: spec.match_file(str(path))
