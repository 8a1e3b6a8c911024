"""Random edits of descriptions: is what a run makes of them what a run from the start makes, and how long does it take?

Edits a copy of each document at random, generates into the same folder, and from the start with an empty cache into another one. Prints the
CPU seconds of both for each edit; ends with 1 where the trees differ in a byte.

    python benchmarks/texts.py DOCUMENT … [--edits N] [--seed N] [--sdkpress COMMAND]
"""

from __future__ import annotations

import argparse
import filecmp
import os
import random
import re
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

_JSON = re.compile(r'"(?:description|summary)":\s*"((?:[^"\\]|\\.){8,})"')
_YAML = re.compile(r"^ *(?:- )?(?:description|summary): ([A-Z][\w ,.()-]{8,})$", re.M)


def generate(command: list[str], folder: Path, output: str, cache: str) -> float:
    """One run; its CPU seconds."""
    with open(os.devnull, "wb") as nowhere:
        process = subprocess.Popen(
            [*command, "generate", "-q", "-o", output],
            cwd=folder,
            env={**os.environ, "SDKPRESS_CACHE": str(folder / cache)},
            stdout=nowhere,
            stderr=nowhere,
        )
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"generate failed in {folder}")
    return usage.ru_utime + usage.ru_stime


def edited(place: re.Match[str], chance: random.Random) -> str:
    """Another text in a place: with a word more, cut, or quite another one."""
    words = place[1].split(" ")
    number = chance.randrange(10_000)
    match chance.randrange(4):
        case 0:
            words.insert(chance.randrange(len(words)), f"word{number}")
        case 1:
            words = ["Now", "it", "says", "something", "else", f"{number}."]
        case 2:
            words += ["and", "a", "little", "more", f"{number}."]
        case _:
            half = words[: max(2, len(words) // 2)]
            words = words if half[-1].endswith("\\") else half
    return " ".join(words)


def differences(one: Path, other: Path) -> Iterator[str]:
    """The files that are not the same in both folders."""
    names = {
        path.relative_to(root)
        for root in (one, other)
        for path in root.rglob("*")
        if path.is_file()
    }
    for name in sorted(names):
        first, second = one / name, other / name
        both = first.exists() and second.exists()
        if not both or not filecmp.cmp(first, second, shallow=False):
            yield str(name)


def measure(document: Path, command: list[str], edits: int, seed: int) -> bool:
    """Edit one document; whether all trees were the same."""
    chance = random.Random(seed)
    text = document.read_text()
    places = list((_JSON if document.suffix == ".json" else _YAML).finditer(text))
    ratios: list[float] = []
    same = True
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        spec = folder / document.name
        (folder / "sdkpress.yaml").write_text(f"spec: {spec.name}\n")
        spec.write_text(text)
        generate(command, folder, "kept", "cache")
        for number in range(edits):
            place = chance.choice(places)
            start, end = place.span(1)
            spec.write_text(text[:start] + edited(place, chance) + text[end:])
            after = generate(command, folder, "kept", "cache")
            for gone in ("cold", "cold-cache"):
                shutil.rmtree(folder / gone, ignore_errors=True)
            cold = generate(command, folder, "cold", "cold-cache")
            found = list(differences(folder / "kept", folder / "cold"))
            same = same and not found
            ratios.append(after / cold)
            told = f"DIFFERS: {found[:5]}" if found else "same"
            print(f"{document.name} {number:3} {after:6.2f} {cold:6.2f} {told}")
    print(
        f"{document.name}: {edits} edits, median of the ratios {statistics.median(ratios):.2f}"
    )
    return same


def main() -> int:
    """Run; exit status 1 where a tree differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", nargs="+", type=Path)
    parser.add_argument("--edits", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sdkpress", default=f"{sys.executable} -m sdkpress")
    options = parser.parse_args()
    command = shlex.split(options.sdkpress)
    results = [
        measure(one.resolve(), command, options.edits, options.seed)
        for one in options.documents
    ]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
