"""Pages beside code: how long presenting and rendering each takes, from one model of a document.

python benchmarks/pages.py DOCUMENT [--runs N]

In one process the pages (with one for each operation) and the SDK's code are made in turn, several times.
Prints the median processor time of each and their ratio. Nothing is written.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "generator"))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("document", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()

    from sdkpress.diagnostics.findings import Sink
    from sdkpress.pipeline import analyze, present_docs, present_package
    from sdkpress.python.context import generation_context
    from sdkpress.render.check import check_python
    from sdkpress.render.files import render_tree
    from sdkpress.run import resolve_job
    from sdkpress.snippets.operation_snippets import OperationSnippets

    gc.disable()  # as the command does
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "sdkpress.yaml"
        config.write_text("docs:\n  operations: {}\n")
        sink = Sink()
        job = resolve_job(options.document, config, None, sink)
        analysis = analyze(job.spec, job.config, sink, lambda _: None)

    def new_snippets() -> OperationSnippets:
        names = analysis.names
        return OperationSnippets(generation_context(analysis.api, names, job.config))

    def pages() -> int:
        plans = present_docs(analysis, new_snippets())
        render_tree(plans, pages=frozenset(plan.path for plan in plans))
        return len(plans)

    def code() -> int:
        plans = present_package(new_snippets())
        check_python(render_tree(plans, pages=frozenset()).generated)
        return len(plans)

    times: dict[str, list[float]] = {"pages": [], "code": []}
    counts: dict[str, int] = {}
    made: tuple[tuple[str, Callable[[], int]], ...] = (("pages", pages), ("code", code))
    for _ in range(options.runs):
        for what, make in made:
            start = time.process_time()
            counts[what] = make()
            times[what].append(time.process_time() - start)
    medians = {what: statistics.median(found) for what, found in times.items()}
    for what, median in medians.items():
        print(f"{what}: {counts[what]} files, median {median:.2f} s of {options.runs}")
    print(f"ratio: {medians['pages'] / medians['code']:.2f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
