"""Mutated documents through sdkpress: no traceback, no hang, no Python that does not parse.

    python benchmarks/fuzz.py SEED COUNT [DOCUMENT...]

Each document is one of those given (default: `specs/`), with a few of its values taken away, doubled, replaced by
others of its own or by hostile ones, or moved. The same seed gives the same documents. Each has a process of its own
with a limit of time and memory; one that goes wrong is kept in `fuzz-failures/` and told.
"""

from __future__ import annotations

import ast
import json
import os
import random
import resource
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "generator"))

LIMIT = 30  # seconds of CPU
MEMORY = 2 << 30
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


def press(path: Path, seed: int) -> str:
    """What comes of one document."""
    from sdkpress.config.model import Config
    from sdkpress.diagnostics.findings import GenerationFailed, Sink
    from sdkpress.output.paths import UnsafePath, check_path
    from sdkpress.pipeline import analyze, build_tree

    settings: list[dict[str, Any]] = [
        {}, {"async_mode": "both"}, {"errors_namespace": "errors"}, {"enum_format": "class"},
        {"flatten_requests": False},
    ]  # fmt: skip
    config = Config(**settings[seed % len(settings)])
    try:
        found = analyze(path, config, Sink(), lambda _: None)
        tree = build_tree(found, config, "sdk", lambda _: None)
    except GenerationFailed:
        return "refused"
    for name, content in tree.generated.items():
        try:
            check_path(name)
        except UnsafePath as error:
            return f"unsafe path {error}"
        if name.suffix == ".py":
            ast.parse(content)
    return "pressed"


def run(path: Path, seed: int) -> str:
    """The outcome, from a child that is ended at the limit."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT + 2))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        signal.alarm(LIMIT * 10)
        try:
            outcome = press(path, seed)
        except BaseException as error:
            import traceback

            last = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{Path(last.filename).name}:{last.lineno}"
            outcome = f"crashed {type(error).__name__} at {where}: {str(error)[:150]}"
        os.write(writing, outcome.encode(errors="replace"))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        text = pipe.read().decode()
    _, status = os.waitpid(child, 0)
    return text or f"ended by signal {status & 127}"


def main() -> None:
    """Run the documents of one seed."""
    import sdkpress.docs.present
    import sdkpress.names.resolve
    import sdkpress.python.present
    import sdkpress.render.files
    import sdkpress.source.document  # noqa: F401  once, before the forks
    from sdkpress.diagnostics.findings import Sink
    from sdkpress.source.document import load_document

    first, count = int(sys.argv[1]), int(sys.argv[2])
    paths = [Path(one) for one in sys.argv[3:]] or sorted(
        ROOT.glob("specs/*/openapi.yaml")
    )
    documents = [load_document(path, Sink()) for path in paths]
    failures = Path("fuzz-failures")
    outcomes: Counter[str] = Counter()
    start = time.perf_counter()
    for seed in range(first, first + count):
        chance = random.Random(seed)
        document = chance.choice(documents)
        assert document is not None
        path = Path(tempfile.gettempdir()) / f"fuzz-{os.getpid()}.json"
        path.write_text(json.dumps(mutated(document.data, chance)))
        outcome = run(path, seed)
        outcomes[outcome if outcome in ("pressed", "refused") else outcome[:90]] += 1
        if outcome not in ("pressed", "refused"):
            failures.mkdir(exist_ok=True)
            path.replace(failures / f"{seed}.json")
            print(seed, outcome, flush=True)
    print(f"{count} documents in {time.perf_counter() - start:.0f} s: {dict(outcomes)}")


if __name__ == "__main__":
    main()
