"""Random edits of a document: is what a run makes of them what a run from the start makes, and how long does it take?

Each edit is made on top of those before it: texts, operations, parameters, schemas, properties, references, examples and orders
change, come and go. After each, `sdkpress generate` runs into the same folder, and from the start with an empty cache into
another one. Prints the CPU seconds of both; ends with 1 where the trees differ in a byte.

    python benchmarks/edits.py DOCUMENT … [--edits N] [--seed N] [--kinds KIND,…] [--folder FOLDER]
"""

from __future__ import annotations

import argparse
import copy
import filecmp
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import yaml

METHODS = ("get", "put", "post", "delete", "patch", "head", "options")
# Small documents leave marks for the next run too.
COMMAND = (
    "from sdkpress.incremental import marks; marks._LEAST = 0\n"
    "from sdkpress.cli.main import run; run()"
)
Node = dict[str, Any]


class Editor:
    """A document, and random edits of it. Each edit is told in words; None where it finds no place."""

    def __init__(self, document: Node, seed: int) -> None:
        self.document = document
        self.chance = random.Random(seed)
        self.number = 0

    def edit(self, kinds: tuple[str, ...]) -> str:
        """Make an edit of one of the kinds."""
        while True:
            self.number += 1
            kind = self.chance.choice(kinds)
            way: Callable[[], str | None] = getattr(self, f"edit_{kind}")
            told = way()
            if told is not None:
                return f"{kind}: {told}"

    def operations(self) -> list[tuple[str, str, Node]]:
        """The operations with their paths and methods."""
        return [
            (path, method, one)
            for path, item in self.document.get("paths", {}).items()
            if isinstance(item, dict)
            for method, one in cast(Node, item).items()
            if method in METHODS and isinstance(one, dict)
        ]

    def nodes(self, wanted: Callable[[Node], bool]) -> list[Node]:
        """All objects below paths and components that are wanted, those within examples left out."""
        found: list[Node] = []
        pending: list[Any] = [
            self.document.get(key) for key in ("paths", "components", "definitions")
        ]
        while pending:
            value = pending.pop()
            if isinstance(value, dict):
                node = cast(Node, value)
                if wanted(node):
                    found.append(node)
                pending += [
                    below
                    for key, below in node.items()
                    if key not in ("example", "examples", "default", "enum", "const")
                ]
            elif isinstance(value, list):
                pending += value
        return found

    def schemas(self) -> list[Node]:
        """Schemas with properties."""
        return self.nodes(
            lambda node: (
                isinstance(node.get("properties"), dict) and bool(node["properties"])
            )
        )

    def any_of(self, among: list[Any]) -> Any:
        """One of them; None where there is none."""
        return self.chance.choice(among) if among else None

    def edit_text(self) -> str | None:
        """Another description or summary."""
        key = self.chance.choice(["description", "summary"])
        node = self.any_of(self.nodes(lambda one: isinstance(one.get(key), str)))
        if node is None:
            return None
        words = node[key].split(" ")
        match self.chance.randrange(5):
            case 0:
                words.insert(self.chance.randrange(len(words) + 1), f"w{self.number}")
            case 1:
                words = ["Now", "it", "says", "something", "else", f"{self.number}."]
            case 2:
                words = words[: len(words) // 2]
            case 3:
                words = ["See", "the", "next", "url", f"{self.number}", *words]
            case _:
                words += ["\n\n*", "more", f"`{self.number}`"]
        node[key] = " ".join(words)
        return str(node[key])[:40]

    def edit_text_gone(self) -> str | None:
        """A description that comes or goes."""
        node = self.any_of(self.nodes(lambda one: "type" in one or "schema" in one))
        if node is None:
            return None
        if node.pop("description", None) is None:
            node["description"] = f"What came with edit {self.number}."
        return "description"

    def edit_operation_gone(self) -> str | None:
        """One operation less."""
        path, method, _ = self.any_of(self.operations())
        if len(self.operations()) < 3:
            return None
        del self.document["paths"][path][method]
        return f"{method} {path}"

    def edit_operation(self) -> str | None:
        """One operation more, like another."""
        path, method, one = self.any_of(self.operations())
        new = copy.deepcopy(one)
        new["operationId"] = f"another_{self.number}"
        paths = list(self.document["paths"].items())
        shared = self.document["paths"][path].get("parameters")
        item = {method: new} | ({"parameters": shared} if shared else {})
        at = self.chance.randrange(len(paths) + 1)
        paths.insert(at, (f"/another{self.number}{path}", item))
        self.document["paths"] = dict(paths)
        return f"like {method} {path}"

    def edit_parameter(self) -> str | None:
        """A parameter that comes, goes or changes."""
        path, method, one = self.any_of(self.operations())
        listed: list[Node] = one.setdefault("parameters", [])
        plain = [p for p in listed if "$ref" not in p and p.get("in") == "query"]
        match self.chance.randrange(4):
            case 0 if plain:
                listed.remove(self.chance.choice(plain))
            case 1 if plain:
                chosen = self.chance.choice(plain)
                chosen["required"] = not chosen.get("required", False)
            case 2 if len(listed) > 1:
                self.chance.shuffle(listed)
            case _:
                schema = {"type": self.chance.choice(["string", "integer", "boolean"])}
                new = {"name": f"more_{self.number}", "in": "query"}
                swagger = "swagger" in self.document
                listed.append(new | (schema if swagger else {"schema": schema}))
        return f"{method} {path}"

    def edit_operation_itself(self) -> str | None:
        """Something that an operation says."""
        path, method, one = self.any_of(self.operations())
        responses: Any = one.get("responses") or {}
        match self.chance.randrange(5):
            case 0:
                one["deprecated"] = not one.get("deprecated", False)
            case 1:
                one["operationId"] = f"renamed_{self.number}"
            case 2 if len(responses) > 1:
                del responses[self.chance.choice(list(responses))]
            case 3:
                others = [o.get("tags") for _, _, o in self.operations()]
                one["tags"] = copy.deepcopy(self.chance.choice(others)) or []
            case _:
                one["summary"] = f"A call that edit {self.number} changed"
        return f"{method} {path}"

    def edit_property(self) -> str | None:
        """A property that comes, goes, is called or typed otherwise, or moves."""
        schema = self.any_of(self.schemas())
        if schema is None:
            return None
        properties: Node = schema["properties"]
        name = self.chance.choice(list(properties))
        match self.chance.randrange(6):
            case 0:
                properties[f"more_{self.number}"] = {"type": "string"}
            case 1:
                other = self.any_of(self.schemas())["properties"]
                one = copy.deepcopy(self.chance.choice(list(other.values())))
                properties[f"like_{self.number}"] = one
            case 2:
                del properties[name]
                listed: Any = schema.get("required")
                if not isinstance(listed, bool) and name in (listed or ()):
                    listed.remove(name)
            case 3:
                properties[name] = {"type": self.chance.choice(["integer", "string"])}
            case 4:
                required: Any = schema.setdefault("required", [])
                if isinstance(required, bool):
                    return None
                (required.remove if name in required else required.append)(name)
                if not required:
                    del schema["required"]
            case _:
                items = list(properties.items())
                self.chance.shuffle(items)
                schema["properties"] = dict(items)
        return name

    def edit_reference(self) -> str | None:
        """A reference to another component."""
        prefixes = ("#/components/schemas/", "#/definitions/")

        def refers(one: Node) -> bool:
            return isinstance(one.get("$ref"), str) and one["$ref"].startswith(prefixes)

        found = self.nodes(refers)
        if not found:
            return None
        one, other = self.chance.choice(found), self.chance.choice(found)
        one["$ref"] = other["$ref"]
        return str(other["$ref"])

    def edit_enum(self) -> str | None:
        """An enum with one value more, or less."""
        node = self.any_of(
            self.nodes(
                lambda one: (
                    isinstance(one.get("enum"), list) and one.get("type") == "string"
                )
            )
        )
        if node is None:
            return None
        if len(node["enum"]) > 1 and self.chance.random() < 0.5:
            gone = node["enum"].pop()
            return f"without {gone}" if node.get("default") != gone else None
        node["enum"].append(f"value_{self.number}")
        return "one more"

    def edit_example(self) -> str | None:
        """Another example."""
        node = self.any_of(self.nodes(lambda one: one.get("type") == "string"))
        if node is None:
            return None
        node["example"] = f"example {self.number}"
        return "of a string"

    def edit_order(self) -> str | None:
        """Paths, or components, in another order."""
        components = self.document.get("components", self.document)
        holder, key = self.chance.choice(
            [(self.document, "paths"), (components, "schemas")]
        )
        if not isinstance(holder.get(key), dict):
            return None
        items = list(holder[key].items())
        one = items.pop(self.chance.randrange(len(items)))
        items.insert(self.chance.randrange(len(items) + 1), one)
        holder[key] = dict(items)
        return f"{key}: {one[0]}"

    def edit_whole(self) -> str | None:
        """What holds for the whole SDK."""
        match self.chance.randrange(3):
            case 0:
                self.document["info"]["description"] = f"Since edit {self.number}."
            case 1:
                self.document["info"]["version"] = f"1.0.{self.number}"
            case _:
                tag = self.any_of(self.document.get("tags") or [])
                if tag is None:
                    return None
                tag["description"] = f"Told by edit {self.number}."
        return "info or tags"


KINDS = tuple(
    name.removeprefix("edit_") for name in vars(Editor) if name.startswith("edit_")
)


def generate(folder: Path, output: str, cache: str) -> tuple[float, int]:
    """One run; its CPU seconds and exit status."""
    with open(os.devnull, "wb") as nowhere:
        process = subprocess.Popen(
            [sys.executable, "-c", COMMAND, "generate", "-q", "-o", output],
            cwd=folder,
            env={**os.environ, "SDKPRESS_CACHE": str(folder / cache)},
            stdout=nowhere,
            stderr=nowhere,
        )
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, process.returncode


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


def read(document: Path) -> Node:
    """The document as plain data."""
    text = document.read_text()
    if document.suffix == ".json":
        return cast(Node, json.loads(text))
    return cast(Node, yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


def measure(
    document: Path, kinds: tuple[str, ...], edits: int, seed: int, root: Path | None
) -> bool:
    """Edit one document; whether all trees were the same."""
    editor = Editor(read(document), seed)
    ratios: list[float] = []
    same = True
    with tempfile.TemporaryDirectory(dir=root) as name:
        folder = Path(name)
        spec = folder / f"{document.stem}.json"
        (folder / "sdkpress.yaml").write_text(f"spec: {spec.name}\npackage: made\n")
        spec.write_text(json.dumps(editor.document, indent=1, default=str))
        generate(folder, "kept", "cache")
        for number in range(edits):
            before = copy.deepcopy(editor.document)
            told = editor.edit(kinds)
            spec.write_text(json.dumps(editor.document, indent=1, default=str))
            for gone in ("cold", "cold-cache"):
                shutil.rmtree(folder / gone, ignore_errors=True)
            templates = next((folder / "cache").glob("templates-*"))
            shutil.copytree(templates, folder / "cold-cache" / templates.name)
            cold, status = generate(folder, "cold", "cold-cache")
            if status:
                editor.document = before
                print(f"{document.stem} {number:3} not generated: {told}", flush=True)
                continue
            after, status = generate(folder, "kept", "cache")
            found = list(differences(folder / "kept", folder / "cold"))
            same = same and not found and not status
            ratios.append(after / cold)
            result = f"DIFFERS: {found[:5]}" if found or status else "same"
            print(
                f"{document.stem} {number:3} {after:6.2f} {cold:6.2f} {after / cold:5.2f} {result}  {told}",
                flush=True,
            )
    if ratios:
        median = statistics.median(ratios)
        print(
            f"{document.name}: {len(ratios)} edits, median of the ratios {median:.2f}"
        )
    return same


def main() -> int:
    """Run; exit status 1 where a tree differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", nargs="+", type=Path)
    parser.add_argument("--edits", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--folder", type=Path, help="where the trees are made")
    options = parser.parse_args()
    kinds = tuple(options.kinds.split(","))
    results = [
        measure(one.resolve(), kinds, options.edits, options.seed, options.folder)
        for one in options.documents
    ]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
