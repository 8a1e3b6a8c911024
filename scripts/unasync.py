"""Make the sync half of the runtime from its async half.

Input: the modules `async_*.py` listed in `PAIRS`. Output: their twins, which are checked in.
`--check` writes nothing and fails if a twin is not what would be made.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import black

RUNTIME = Path(__file__).parent.parent / "generator" / "sdkpress" / "runtime"
PAIRS = {
    f"async_{name}.py": f"sync_{name}.py"
    for name in ("binary", "oauth", "pages", "raw", "stream", "transport")
}

# In order. `Awaitable[...]` is unwrapped before.
REPLACEMENTS = [
    (r"\basync (def|for|with)\b", r"\1"),
    (r"\bawait ", ""),
    (r"\bAsyncGenerator\b", "Generator"),
    (r"Generator\[(\w+), None\]", r"Generator[\1, None, None]"),
    (r"\bAsyncIterator\b", "Iterator"),
    (r"\bAsyncClient\b", "Client"),
    (r"\bAsync(Transport|RawTransport|StreamingTransport|Options)\b", r"Sync\1"),
    (
        r"\bAsync(Pager?|Sending|BinaryResponse|StreamedResponse|Hooks|HttpClient)\b",
        r"\1",
    ),
    (r"\bEventStreamAsync\b", "EventStream"),
    (r"\b__a(enter|exit|iter)__", r"__\1__"),
    (r"self\._items\.__anext__\(\)", "next(self._items)"),
    (r"\b__anext__\b", "__next__"),
    (r"\ba(close|read|iter_bytes|iter_text|iter_lines)\(", r"\1("),
    (r"\basync_(\w+)", r"sync_\1"),
    (r"\basynchronously ", ""),
    (r"\ban async context\b", "a context"),
    (r"\basync iterator\b", "iterator"),
    (r"\b(one|another) task\b", r"\1 thread"),
    (r"\basync\b", "sync"),
    (r"(import .*)\bAwaitable, ", r"\1"),
    (r"(import .*), Awaitable\b", r"\1"),
]


def unwrapped(source: str, name: str) -> str:
    """The source with each `name[X]` written `X`."""
    while (start := source.find(f"{name}[")) >= 0:
        end = inner = start + len(name) + 1
        depth = 1
        while depth:
            depth += {"[": 1, "]": -1}.get(source[end], 0)
            end += 1
        source = source[:start] + source[inner : end - 1] + source[end:]
    return source


def made_sync(source: str, origin: str) -> str:
    """The sync twin of an async module."""
    text = unwrapped(source, "Awaitable")
    for pattern, replacement in REPLACEMENTS:
        text = re.sub(pattern, replacement, text)
    head = f"# Made from {origin}, which is the one to edit.\n"
    sort = [
        sys.executable,
        "-m",
        "ruff",
        "check",
        "--quiet",
        "--select",
        "I",
        "--fix-only",
        "-",
    ]
    ordered = subprocess.run(
        sort, input=head + text, capture_output=True, text=True, check=True
    )
    return black.format_str(ordered.stdout, mode=black.Mode())


def main(arguments: list[str]) -> int:
    check = arguments == ["--check"]
    stale: list[str] = []
    for origin, twin in PAIRS.items():
        text = made_sync((RUNTIME / origin).read_text(), origin)
        target = RUNTIME / twin
        if target.is_file() and target.read_text() == text:
            continue
        stale.append(twin)
        if not check:
            target.write_text(text)
    if check and stale:
        print(f"not up to date: {', '.join(stale)} (run `make sync`)")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
