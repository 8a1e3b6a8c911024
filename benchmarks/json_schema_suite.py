"""The JSON Schema Test Suite through generated types: is everything that it calls valid taken?

    pip download --no-deps --no-binary :all: jsonschema==4.23.0 && tar xzf jsonschema-*.tar.gz
    python benchmarks/json_schema_suite.py jsonschema-*/json/tests [--draft draft2020-12] [-v]

Each schema of the suite is a component of a document (one document for each file of the suite: OpenAPI 3.1 for
draft 2020-12, 3.0 for draft 4), and the response of an operation. Each instance is read as that operation's
response would be, by the type that was generated, and written back. A schema that names itself by `#` gets an `$id`,
as it would have where it stands alone. Prints how many valid instances are taken, how many of those are written back
as they came, and how many invalid ones are refused.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import tempfile
import time
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any, cast

from pydantic_core import PydanticSerializationError, to_jsonable_python

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "generator"))

VERSIONS = {"draft2020-12": "3.1.0", "draft4": "3.0.4"}
ELSEWHERE = {"refRemote": "its schemas are on a server"}
"""Files of the suite that no document in one piece can hold."""


def documents(draft: Path) -> dict[str, list[dict[str, Any]]]:
    """The groups of each file of a draft."""
    return {
        str(path.relative_to(draft).with_suffix("")): json.loads(path.read_text())
        for path in sorted(draft.rglob("*.json"))
        if path.stem not in ELSEWHERE
    }


def wrapped(groups: list[dict[str, Any]], version: str) -> dict[str, Any]:
    """A document with each schema as a component and as a response."""
    return {
        "openapi": version,
        "info": {"title": "Suite", "version": "1"},
        "servers": [{"url": "https://suite.example"}],
        "paths": {
            f"/{number}": {"get": operation(number)} for number in range(len(groups))
        },
        "components": {
            "schemas": {
                f"Group{number}": own_resource(group["schema"], number)
                for number, group in enumerate(groups)
            }
        },
    }


def own_resource(schema: Any, number: int) -> Any:
    """The schema, with an `$id` where it refers to parts of itself."""
    if not isinstance(schema, dict):
        return schema
    own = cast("dict[str, Any]", schema)
    own = {key: value for key, value in own.items() if key != "$schema"}
    if 'ef": "' not in json.dumps(own) or {"$id", "id"} & own.keys():
        return own
    return {"$id": f"https://suite.example/{number}", **own}


def operation(number: int) -> dict[str, Any]:
    schema = {"$ref": f"#/components/schemas/Group{number}"}
    content = {"application/json": {"schema": schema}}
    return {
        "operationId": f"group{number}",
        "responses": {"200": {"description": "d", "content": content}},
    }


def pressed(
    document: dict[str, Any], folder: Path, package: str, untyped: Any
) -> list[str]:
    """Write the SDK of a document; what was found wrong with it."""
    from sdkpress.config.model import Config
    from sdkpress.diagnostics.findings import Severity, Sink
    from sdkpress.pipeline import analyze, build_tree

    folder.mkdir()
    path = folder / "openapi.json"
    path.write_text(json.dumps(document))
    config = Config(package=package, untyped_schemas=untyped)
    sink = Sink()
    found = analyze(path, config, sink, lambda _: None)
    assert len(found.api.operations) == len(document["paths"])
    tree = build_tree(found, config, "package", lambda _: None)
    for name, content in {**tree.once, **tree.generated}.items():
        target = folder / package / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return [
        f"{d.code.name} {d.at.pointer}: {d.message}"
        for d in sink.diagnostics
        if d.severity is not Severity.INFO
    ]


def types_of(folder: Path, package: str) -> dict[str, tuple[Any, Any]]:
    """The type of each operation's response, its adapter, and how a client with its default settings reads it."""
    sys.path.insert(0, str(folder))
    try:
        sdk = importlib.import_module(f"{package}.sdk")
        values = importlib.import_module(f"{package}._runtime.values")
        lenient = importlib.import_module(f"{package}._runtime.lenient")
    finally:
        sys.path.remove(str(folder))
    return {
        one.id: (
            values.adapter_of(one.responses[0].type),
            partial(lenient.read_leniently, "lenient", one.responses[0].type),
        )
        for one in vars(sdk).values()
        if type(one).__name__ == "Operation"
    }


def judged(adapter: Any, read_leniently: Any, instance: Any) -> str:
    """What becomes of one instance: `refused`, `kept` or `changed`; `given` is one that does not fit the type, and that
    a client which is not told to be strict hands out as it came."""
    text = json.dumps(instance)
    try:
        value = adapter.validate_json(text)
    except ValueError as error:
        outcome = read_leniently(text.encode(), error)
        try:
            given = to_jsonable_python(outcome.value, by_alias=True)
        except PydanticSerializationError:  # it can be looked at, but not sent
            return "given"
        return "given" if given == instance else "refused"
    back = json.loads(adapter.dump_json(value, by_alias=True))
    return "kept" if back == instance else "changed"


def run(draft: Path, untyped: str, verbose: bool) -> None:
    """One draft: the figures, and what is not as it should be."""
    counts: Counter[tuple[bool, str]] = Counter()
    start = time.perf_counter()
    work = Path(tempfile.mkdtemp())
    schemas = 0
    for number, (name, groups) in enumerate(documents(draft).items()):
        package = f"suite_{draft.name.replace('-', '_')}_{untyped}_{number}"
        document = wrapped(groups, VERSIONS[draft.name])
        found = pressed(document, work / package, package, untyped)
        if verbose:
            print(*(f"{name} {line}" for line in found), sep="\n")
        adapters = types_of(work / package, package)
        schemas += len(groups)
        for index, group in enumerate(groups):
            for test in group["tests"]:
                outcome = judged(*adapters[f"group{index}"], test["data"])
                counts[test["valid"], outcome] += 1
                if (test["valid"] and outcome != "kept") and (
                    verbose or outcome in ("refused", "given")
                ):
                    print(
                        f"{outcome}: {name} {index} {group['description']}: {test['description']}"
                        f"\n    {json.dumps(group['schema'])[:400]}\n    {json.dumps(test['data'])[:200]}"
                    )
    valid = sum(n for (ok, _), n in counts.items() if ok)
    invalid = sum(n for (ok, _), n in counts.items() if not ok)
    taken = counts[True, "kept"] + counts[True, "changed"]
    refused = counts[False, "refused"] + counts[False, "given"]
    print(
        f"{draft.name}, schemas without a type are {untyped}: {schemas} schemas; {taken} of {valid} valid instances taken "
        f"({100 * taken / valid:.1f} %), {counts[True, 'kept']} written back as they came, {counts[True, 'given']} more given "
        f"as they came by a client that is not strict; "
        f"{refused} of {invalid} invalid ones refused ({100 * refused / invalid:.1f} %); "
        f"{time.perf_counter() - start:.0f} s; left out: {ELSEWHERE}"
    )


def main() -> None:
    """Run the drafts."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("tests", type=Path)
    arguments.add_argument("--draft", choices=VERSIONS)
    arguments.add_argument("--untyped", choices=("any", "implied"))
    arguments.add_argument("-v", "--verbose", action="store_true")
    given = arguments.parse_args()
    for draft in [given.draft] if given.draft else VERSIONS:
        for untyped in [given.untyped] if given.untyped else ("any", "implied"):
            run(given.tests / draft, untyped, given.verbose)


if __name__ == "__main__":
    main()
