"""Names that stay: documents in another order and with unrelated additions, and what is called otherwise then.

    python benchmarks/names.py DOCUMENT... [--times N] [--seed N]

Each document is changed N times: its paths, the operations of each path, its components and tags in random order, and
with operations, tags and schemas that it did not have. Classes, fields, methods, arguments and groups are compared by
what they stand for: the pointer of a schema, the path and method of an operation. Prints how many of them have another
name. A class whose schema is read at another place after a change (an inline one that several share) counts as renamed
where neither place has its name.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "generator"))


def shuffled(node: Mapping[str, Any], chance: random.Random) -> dict[str, Any]:
    """The mapping in another order."""
    keys = list(node)
    chance.shuffle(keys)
    return {key: node[key] for key in keys}


def changed(data: Mapping[str, Any], chance: random.Random) -> dict[str, Any]:
    """The document in another order, with additions that have nothing to do with the rest."""
    made = dict(data)
    paths = {**made.get("paths", {}), **added_paths(data, chance)}
    made["paths"] = {
        path: shuffled(item, chance) if isinstance(item, dict) else item
        for path, item in shuffled(paths, chance).items()
    }
    if "swagger" in made:
        extra = {f"Unrelated{chance.randrange(10**6)}": added_schema(chance)}
        own = {**made.get("definitions", {}), **extra}
        made["definitions"] = shuffled(own, chance)
        return made
    components = dict(made.get("components", {}))
    extra = {f"Unrelated{chance.randrange(10**6)}": added_schema(chance)}
    components["schemas"] = {**components.get("schemas", {}), **extra}
    made["components"] = {
        home: shuffled(own, chance) if isinstance(own, dict) else own
        for home, own in components.items()
    }
    return made


def added_paths(data: Mapping[str, Any], chance: random.Random) -> dict[str, Any]:
    """Paths with operations in a tag that is new."""
    number = chance.randrange(10**6)
    schema = added_schema(chance)
    response: dict[str, Any] = {"description": "d"}
    if "swagger" in data:
        response["schema"] = schema
    else:
        response["content"] = {"application/json": {"schema": schema}}
    return {
        f"/unrelated-{number}-{index}": {
            "get": {
                "operationId": f"unrelated{number}Get{index}",
                "tags": [f"unrelated{number}"],
                "responses": {"200": response},
            }
        }
        for index in range(3)
    }


def added_schema(chance: random.Random) -> dict[str, Any]:
    """An object with a nested one and an enum."""
    word = f"unrelated{chance.randrange(10**6)}"
    inner = {"type": "object", "properties": {word: {"type": "string"}}}
    kind = {"type": "string", "enum": [f"{word}A", f"{word}B"]}
    return {
        "type": "object",
        "properties": {f"{word}Inner": inner, f"{word}Kind": kind},
    }


def names_of(document: Any) -> dict[tuple[str, ...], str]:
    """Every name of the SDK, by what it stands for."""
    from sdkpress.config.model import Config
    from sdkpress.diagnostics.findings import Sink
    from sdkpress.lower.api import lower
    from sdkpress.names.resolve import name
    from sdkpress.spec.parse import parse_document

    config, sink = Config(), Sink()
    spec = parse_document(document, sink)
    api = lower(spec, config, sink)
    table = name(api, config, sink)
    names: dict[tuple[str, ...], str] = {}
    for model_id, model in table.models.items():
        names["class", str(model_id)] = model.class_name
    for (model_id, wire), field in table.fields.items():
        names["field", str(model_id), wire] = field
    for operation in api.operations:
        key = (operation.path, operation.method)
        names["method", *key] = table.operations[operation.id]
        groups = (table.groups[group].attributes for group in operation.groups)
        names["group", *key] = " ".join(sorted(".".join(one) for one in groups))
    return names


def main() -> None:
    """Compare each document with its changed ones."""
    from sdkpress.config.model import Config
    from sdkpress.diagnostics.findings import Sink
    from sdkpress.documents.assemble import assemble
    from sdkpress.source.document import load_document

    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("documents", type=Path, nargs="+")
    arguments.add_argument("--times", type=int, default=10)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    renamed = compared = 0
    for path in given.documents:
        start = time.process_time()
        document = load_document(path, Sink())
        assert document is not None
        document = assemble(document, Config(), Sink())
        assert document is not None
        before = names_of(document)
        differences = 0
        for turn in range(given.times):
            chance = random.Random(f"{given.seed} {path.name} {turn}")
            after = names_of(
                replace(document, data=changed(document.data, chance), changed=True)
            )
            called = {name for kind, name in zip(after, after.values(), strict=True)}
            for key, name in before.items():
                compared += 1
                now = after.get(key)
                if now == name or (
                    now is None and key[0] != "method" and name in called
                ):
                    continue
                differences += 1
                if differences <= 3:
                    print(f"  {path.name} #{turn} {key}: {name} → {now}")
        renamed += differences
        took = time.process_time() - start
        print(
            f"{path.name}: {len(before)} names, {differences} renamed, {took:.1f} s",
            flush=True,
        )
    print(
        f"{len(given.documents)} documents, {given.times} times each: {renamed} of {compared} renamed"
    )


if __name__ == "__main__":
    main()
