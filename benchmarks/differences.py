"""`sdkpress diff` checked against a type checker, both ways, on documents that are edited at random.

    python benchmarks/differences.py SEED PAIRS [DOCUMENT...] [--edits N] [--pairs-of FOLDER] [--show]

Each pair is a document and the same one with some edits. The program that uses all of the old SDK (each call with each
argument, each field that is read or given) is checked by `mypy --strict` against the new SDK, and recorded values of the
old document are read by it. What fails must be called breaking; and what is called breaking must fail. `--pairs-of` takes
the successive files of a folder for the pairs.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "generator"), str(ROOT / "tests")]


def main() -> int:
    """Judge the pairs; 1 where there is a disagreement."""
    from sdkpress.diagnostics.findings import GenerationFailed
    from support.document import Loader
    from support.document_edits import Edits
    from support.sdk_pairs import Judge

    options = _options()
    totals = dict.fromkeys(
        (
            "pairs",
            "edits",
            "changes",
            "breaking",
            "uses",
            "failing",
            "missed",
            "needless",
        ),
        0,
    )
    for path, pairs in _pairs(options):
        with tempfile.TemporaryDirectory(prefix="sdkpress-differences-") as folder:
            judge = Judge(Path(folder))
            for number in pairs:
                if isinstance(number, Path):
                    new_data, done = yaml.load(number.read_bytes(), Loader), [
                        number.name
                    ]
                else:
                    data = yaml.load(path.read_bytes(), Loader)
                    edits = Edits(data, number)
                    new_data, done = edits.make(options.edits), edits.done
                try:
                    old = judge.version(yaml.load(path.read_bytes(), Loader))
                    new = judge.version(new_data)
                except GenerationFailed:
                    continue
                verdict = judge.judge(old, new)
                totals["pairs"] += 1
                totals["edits"] += len(done)
                totals["changes"] += len(verdict.changes)
                totals["breaking"] += sum(one.breaking for one in verdict.changes)
                totals["uses"] += verdict.uses
                totals["failing"] += verdict.failing
                totals["missed"] += len(verdict.missed)
                totals["needless"] += len(verdict.needless)
                if verdict.missed or verdict.needless or options.show:
                    print(f"{path.name} {number}: {'; '.join(done)}")
                    for one in verdict.missed:
                        print(f"    missed   {one}")
                    for one in verdict.needless:
                        print(f"    needless {one}")
                    sys.stdout.flush()
                if isinstance(number, Path):
                    path = number
    print(", ".join(f"{number} {what}" for what, number in totals.items()))
    return 1 if totals["missed"] or totals["needless"] else 0


def _pairs(options: Any) -> Iterator[tuple[Path, list[Any]]]:
    if options.pairs_of is not None:
        files = sorted(options.pairs_of.iterdir())
        yield files[0], files[1:]
    for document in options.documents:
        yield document, list(range(options.seed, options.seed + options.pairs))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seed", type=int)
    parser.add_argument("pairs", type=int)
    parser.add_argument("documents", type=Path, nargs="*")
    parser.add_argument("--edits", type=int, default=6)
    parser.add_argument("--pairs-of", type=Path)
    parser.add_argument("--show", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
