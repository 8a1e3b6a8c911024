"""What `sdkpress check` says: a unified diff of the folder against what would be written.

Input: a `Comparison`. Output: lines of text, of limited length.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import unified_diff

from sdkpress.output.compare import Comparison, Entry, State

MAX_LINES = 400  # of diff; the summary counts all files

_SUMMARY = {
    State.MISSING: "missing",
    State.STALE: "out of date",
    State.EDITED: "changed by hand",
    State.FOREIGN: "not written by sdkpress",
    State.LEFTOVER: "no longer made",
    State.ABANDONED: "no longer made, and changed by hand",
}


def difference(comparison: Comparison, max_lines: int = MAX_LINES) -> Iterator[str]:
    """The lines of the diff, then what was left out of it."""
    entries = [e for e in comparison.entries if e.state is not State.CURRENT]
    yield from difference_of(entries, max_lines)


def difference_of(
    entries: Sequence[Entry], max_lines: int = MAX_LINES
) -> Iterator[str]:
    """The lines of the diff of some files: as they are, and as they would be written."""
    count = 0
    for position, entry in enumerate(entries):
        if count >= max_lines:
            yield f"… and {_files(len(entries) - position)} more, not shown"
            return
        for line in _diff(entry):
            count += 1
            if count > max_lines:
                yield f"… the rest of {entry.path} is not shown"
                break
            yield line


def summary(comparison: Comparison) -> str:
    """How many files differ and why: `3 files differ: 2 out of date, 1 changed by hand`."""
    counts = {state: len(comparison.having(state)) for state in _SUMMARY}
    parts = [
        f"{counts[state]} {text}" for state, text in _SUMMARY.items() if counts[state]
    ]
    total = sum(counts.values())
    return f"{_files(total)} differ{'s' if total == 1 else ''}: {', '.join(parts)}"


def _diff(entry: Entry) -> Iterator[str]:
    old = "/dev/null" if entry.current is None else f"{entry.path}"
    new = "/dev/null" if entry.wanted is None else f"{entry.path}"
    note = f"  ({_SUMMARY[entry.state]})"
    before, after = _lines(entry.current), _lines(entry.wanted)
    if before is None or after is None:
        yield f"--- {old}{note}"
        yield f"+++ {new}"
        yield "(not text)"
        return
    yield from unified_diff(before, after, old + note, new, lineterm="")


def _lines(content: bytes | None) -> list[str] | None:
    try:
        return [] if content is None else content.decode().splitlines()
    except UnicodeDecodeError:
        return None


def _files(count: int) -> str:
    return f"{count} file" if count == 1 else f"{count} files"
