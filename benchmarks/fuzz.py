"""Mutated documents through sdkpress: no traceback, no hang, no Python that does not parse, no file outside.

    python benchmarks/fuzz.py SEED COUNT [DOCUMENT...] [--sample N FOLDER]

Each document is one of those given (default: `specs/` and the small ones of `tests/cases/`), with a few of its values
taken away, doubled, replaced by others of its own or by hostile ones, or moved. The same seed gives the same documents.
They are pressed in processes of 200 documents each, with a limit of time for each document and one of memory; one that
goes wrong is kept in `fuzz-failures/` and told. Every hundredth is written to disk by the command. `--sample` writes N
of the SDKs into a folder and runs `mypy --strict` over them.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import io
import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NoReturn, cast

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "generator"))

LIMIT = 10  # seconds of CPU for one document
MEMORY = 3 << 30
BATCH = 200
WRITTEN = 100  # every so many-th document goes through the whole command
SETTINGS: list[dict[str, Any]] = [
    {},
    {"async_mode": "both"},
    {"errors_namespace": "errors"},
    {"enum_format": "class"},
    {"flatten_requests": False},
]
HOSTILE: list[Any] = [
    *(None, True, False, 0, -1, 1.5, 10**290, "", " ", "\x00", "\u202e", "\ud7ff", "é"),
    *("true~", "class", "self", "__init__", "None", "con", "a" * 5000, "*/*", "\n\n"),
    *(
        '"""',
        "\\",
        "{{ x }}",
        "{% raw %}",
        "<script>",
        "`",
        "#/components/schemas/X",
        "#",
    ),
    *(
        "../../x",
        "$ref",
        "<!-- Start Installation [installation] -->",
        "| a | b |",
        "::",
    ),
    *(
        [],
        {},
        [[]],
        [{}],
        [None],
        {"": ""},
        {"$ref": "#"},
        {"$ref": "#/nothing"},
        {"$ref": 1},
    ),
    *(
        {"type": "object"},
        {"type": ["null"]},
        {"oneOf": [{}]},
        {"allOf": []},
        {"enum": []},
    ),
    *({"type": "array"}, {"const": {}}, {"enum": [1, "1", True, None]}, {"not": {}}),
]


def nodes(data: Any) -> list[tuple[Any, Any]]:
    """Every place of a document: its container and key."""
    found: list[tuple[Any, Any]] = []
    stack = [data]
    while stack:
        node = stack.pop()
        pairs = node.items() if isinstance(node, dict) else enumerate(node)
        for key, value in pairs:
            found.append((node, key))
            if isinstance(value, dict | list):
                stack.append(value)
    return found


def mutated(document: Any, chance: random.Random) -> Any:
    """The document with one to six changes."""
    data = json.loads(json.dumps(document))
    for _ in range(chance.randint(1, 6)):
        places = nodes(data)
        if not places:
            break
        holder, key = chance.choice(places)
        if isinstance(holder, list) and key >= len(holder):
            continue
        match chance.randint(0, 6):
            case 0:
                del holder[key]
            case 1:
                holder[key] = chance.choice(HOSTILE)
            case 2:
                other, name = chance.choice(places)
                holder[key] = json.loads(json.dumps(other[name]))
            case 3 if isinstance(holder, dict):
                holder[str(chance.choice(HOSTILE))[:100]] = holder.pop(key)
            case 4 if isinstance(holder, list):
                holder.append(json.loads(json.dumps(holder[key])))
            case 5:
                holder[key] = [holder[key]]
            case 6 if isinstance(holder[key], str):
                holder[key] += str(chance.choice(HOSTILE))[:200]
            case _:
                holder[key] = {"$ref": "#/" + "/".join(map(str, list(data)[:2]))}
    return json.loads(json.dumps(data))


class Slow(BaseException):
    """A document that takes longer than the limit."""


def press(path: Path, seed: int, package: str | None = None) -> Any:
    """The tree of files of one document; None where it is refused."""
    from sdkpress.config.model import Config
    from sdkpress.diagnostics.findings import GenerationFailed, Sink
    from sdkpress.output.paths import check_path
    from sdkpress.pipeline import analyze, build_tree

    config = Config(package=package, **SETTINGS[seed % len(SETTINGS)])
    try:
        analysis = analyze(path, config, Sink(), lambda _: None)
        tree = build_tree(analysis, config, "sdk", lambda _: None)
    except GenerationFailed:
        return None
    for name, content in tree.generated.items():
        check_path(name)
        if name.suffix == ".py" and "_runtime" not in name.parts:
            ast.parse(content)
    return tree


def outcome_of(path: Path, seed: int) -> str:
    """What comes of one document: `pressed`, `refused`, or what went wrong."""
    signal.setitimer(signal.ITIMER_PROF, LIMIT)
    try:
        if seed % WRITTEN == 0:
            through_the_command(path)
        return "refused" if press(path, seed) is None else "pressed"
    except BaseException as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(last.filename).name}:{last.lineno}"
        return f"{type(error).__name__} at {where}: {str(error)[:150]}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def through_the_command(path: Path) -> None:
    """`sdkpress generate` into a folder beside which nothing else may appear."""
    from sdkpress.cli.main import main

    with tempfile.TemporaryDirectory() as folder:
        silent = io.StringIO()
        with contextlib.redirect_stdout(silent), contextlib.redirect_stderr(silent):
            status = main(["generate", str(path), "-o", f"{folder}/out"])
        if status not in (0, 1):
            raise AssertionError(f"exit status {status}")
        if os.listdir(folder) not in (["out"], []):
            raise AssertionError(f"written outside: {os.listdir(folder)}")


def batch(documents: Sequence[Any], seeds: range) -> Iterator[tuple[int, str]]:
    """The outcome of each document, from a process of its own; a new one goes on where one is ended."""
    while seeds:
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            work(documents, seeds, writing)
        os.close(writing)
        done = 0
        with os.fdopen(reading) as pipe:
            for line in pipe:
                seed, text = json.loads(line)
                done += 1
                yield seed, text
        _, status = os.waitpid(child, 0)
        if done < len(seeds):
            yield seeds[done], f"ended by signal {status & 127}"
            done += 1
        seeds = seeds[done:]


def work(documents: Sequence[Any], seeds: range, writing: int) -> NoReturn:
    """The child: press and tell, one after the other."""

    def slow(_number: int, _frame: object) -> None:
        raise Slow(f"more than {LIMIT} s")

    signal.signal(signal.SIGPROF, slow)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    path = Path(tempfile.gettempdir()) / f"fuzz-{os.getpid()}.json"
    for seed in seeds:
        path.write_text(document_of(documents, seed))
        line = json.dumps([seed, outcome_of(path, seed)]) + "\n"
        os.write(writing, line.encode())
    path.unlink()
    os._exit(0)


def document_of(documents: Sequence[Any], seed: int) -> str:
    """The mutated document of a seed."""
    chance = random.Random(seed)
    return json.dumps(mutated(chance.choice(documents), chance))


def sampled(documents: Sequence[Any], seeds: range, many: int, folder: Path) -> None:
    """Write some of the SDKs and check their types."""
    packages: list[str] = []
    for seed in seeds:
        if len(packages) == many:
            break
        path = folder / "document.json"
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(document_of(documents, seed))
        package = f"fuzz_{seed}"
        tree = press(path, seed, package)
        if tree is None:
            continue
        packages.append(package)
        for name, content in {**tree.once, **tree.generated}.items():
            if name.parts[:1] == ("src",):
                target = folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "src"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    print(f"mypy --strict over {len(packages)} SDKs:", done.stdout.strip()[-2000:])


def load(paths: Sequence[Path]) -> list[Any]:
    """The data of the documents that can be read."""
    from sdkpress.diagnostics.findings import Sink
    from sdkpress.source.document import load_document

    documents = [load_document(path, Sink()) for path in paths]
    plain = [one.data for one in documents if one is not None]
    return [data for data in plain if isinstance(data, dict)]


def main() -> None:
    """Run the documents of the seeds."""
    import sdkpress.docs.present
    import sdkpress.names.resolve
    import sdkpress.python.present
    import sdkpress.render.files  # noqa: F401  once, before the forks

    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("seed", type=int)
    arguments.add_argument("count", type=int)
    arguments.add_argument("documents", type=Path, nargs="*")
    arguments.add_argument("--sample", nargs=2, metavar=("N", "FOLDER"))
    given = arguments.parse_args()
    small = sorted(ROOT.glob("tests/cases/*/spec.yaml"))
    documents = load(
        cast("list[Path]", given.documents)
        or [*ROOT.glob("specs/*/openapi.yaml"), *small]
    )
    seeds = range(given.seed, given.seed + given.count)
    failures = Path("fuzz-failures")
    outcomes: Counter[str] = Counter()
    start = time.perf_counter()
    for first in range(0, len(seeds), BATCH):
        for seed, outcome in batch(documents, seeds[first : first + BATCH]):
            fine = outcome in ("pressed", "refused")
            outcomes[outcome if fine else outcome[:90]] += 1
            if not fine:
                failures.mkdir(exist_ok=True)
                (failures / f"{seed}.json").write_text(document_of(documents, seed))
                print(seed, outcome, flush=True)
        if first % 2000 == 0:
            print(f"{sum(outcomes.values())}: {dict(outcomes)}", flush=True)
    seconds = time.perf_counter() - start
    print(f"{given.count} documents in {seconds:.0f} s: {dict(outcomes)}")
    if given.sample:
        sampled(documents, seeds, int(given.sample[0]), Path(given.sample[1]))


if __name__ == "__main__":
    main()
