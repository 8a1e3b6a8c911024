"""Every text of a document replaced by a hostile one: do the files still mean what they should?

    python benchmarks/fuzz_text.py [DOCUMENT...]

Each text of each document is replaced, one at a time, by each of the hostile texts. Files of the SDK are read back by
their own parsers and compared with those of a harmless text in the same place: Python is the same code, strings aside,
and documentation holds the text; a value of the document is a constant with exactly that text; TOML and JSON can be
read; Markdown has no markup that acts. What is not so is told.
"""

from __future__ import annotations

import ast
import copy
import json
import re
import sys
import time
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "generator"))

HARMLESS = "Harmless words"
HOSTILE = [
    '"""\nimport os\n"""',
    "'''",
    '")\nimport os\n("',
    "ends with \\",
    "\\N{DASH} \\x41 \\",
    "{{ 7 * 191 }}{% set x = 1 %}{# c #}",
    "{0} {x!r} %s ${HOME} $(id) `id`",
    "a\nimport os\r\nimport os\rb\u2028c\x0cd\u0085e",
    "</script><script>alert(1)</script><img src=x onerror=alert(1)>",
    "[x](javascript:alert(1)) [y](javascript&colon;alert(1)) <a href='vbscript:x'>z</a>",
    "```\n# heading\n~~~",
    "<!-- Start Installation [installation] -->",
    "| a || b \\| c |\n|---|",
    '"\n[tool.evil]\nx = "1',
    "\x00\x1b[31m\x07\x7f\u202e",
    "\U0001f600 e\u0301 \ufeff",
    "x" * 3000,
    "# type: ignore[x]  # noqa",
]
WORDS = frozenset(("description", "summary", "x-deprecation-message"))
VALUES = frozenset(("default", "const", "example", "value"))
LISTS = frozenset(("enum", "examples"))
_ACTS = re.compile(r"<script|<[a-z]+[^>]*\son[a-z]+\s*=|javascript:|vbscript:", re.I)
Place = tuple[str | int, ...]


def places(data: Any, at: Place = ()) -> Iterator[Place]:
    """Where a document has texts that people write."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in pairs:
        if isinstance(value, str) and _kind((*at, key)) is not None:
            yield (*at, key)
        elif isinstance(value, dict | list):
            yield from places(value, (*at, key))


def _kind(at: Place) -> str | None:
    """`words` are for people, a `value` is one of the API's; None for anything else."""
    if len(at) > 1 and at[-2] in ("properties", "schemas"):
        return None
    if at[-1] in WORDS:
        return "words"
    if at[-1] in VALUES or (len(at) > 1 and at[-2] in LISTS):
        return "value"
    return None


def with_text(data: Any, at: Place, text: str) -> Any:
    """The document with another text in a place."""
    made = copy.deepcopy(data)
    holder = made
    for key in at[:-1]:
        holder = holder[key]
    holder[at[-1]] = text
    return made


def pressed(data: Any) -> dict[PurePosixPath, bytes]:
    """The files of the SDK."""
    from sdkpress.config.model import Config
    from sdkpress.diagnostics.findings import Sink
    from sdkpress.pipeline import analyze, build_tree
    from sdkpress.remote import Given

    given = Given("document.json", json.dumps(data).encode())
    config = Config()
    analysis = analyze(Path(given.label), config, Sink(), lambda _: None, given)
    tree = build_tree(analysis, config, "sdk", lambda _: None)
    files = {**tree.merged, **tree.once, **tree.generated}
    return {path: text for path, text in files.items() if "_runtime" not in path.parts}


class _Masked(ast.NodeTransformer):
    """Code without its strings."""

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        return ast.Constant(value="") if isinstance(node.value, str) else node


def strings(tree: ast.AST) -> Iterator[str]:
    """Every string of a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def bare(text: str) -> str:
    """The letters and digits of a text, which no rule of layout may change."""
    return "".join(c for c in text if c.isalnum())


def faults(
    kind: str,
    text: str,
    before: dict[PurePosixPath, bytes],
    after: dict[PurePosixPath, bytes],
) -> Iterator[str]:
    """What the files do not mean as they should."""
    if before.keys() != after.keys():
        yield f"other files: {sorted(map(str, before.keys() ^ after.keys()))[:3]}"
    for path in before.keys() & after.keys():
        if before[path] == after[path]:
            continue
        match path.suffix:
            case ".py":
                yield from _code(kind, text, path, before[path], after[path])
            case ".toml":
                tomllib.loads(after[path].decode())
            case ".json":
                json.loads(after[path])
            case ".md":
                yield from _markdown(path, after[path].decode())
            case _:
                pass


def _code(
    kind: str, text: str, path: PurePosixPath, before: bytes, after: bytes
) -> Iterator[str]:
    old, new = ast.parse(before), ast.parse(after)
    harmless = [one for one in strings(old) if HARMLESS in one]
    known = list(strings(new))
    if kind == "value":
        wanted = harmless.count(HARMLESS)
        if wanted and known.count(text) != wanted and text not in known:
            yield f"{path}: no constant is the text"
    elif harmless and not any(bare(text) in bare(one) for one in known):
        yield f"{path}: no documentation holds the text"
    if ast.dump(_Masked().visit(old)) != ast.dump(_Masked().visit(new)):
        yield f"{path}: other code"


def _markdown(path: PurePosixPath, text: str) -> Iterator[str]:
    from markdown_it import MarkdownIt

    for token in MarkdownIt("commonmark").enable("table").parse(text):
        for inner in (token, *(token.children or ())):
            acting = inner.type.startswith("html") and _ACTS.search(inner.content)
            target = str(inner.attrs.get("href") or inner.attrs.get("src") or "")
            if acting or _ACTS.match(re.sub(r"\s", "", target)):
                yield f"{path}: markup that acts: {inner.content or target}"[:200]


def run(data: Any, texts: Sequence[str], every: int = 1) -> tuple[int, list[str]]:
    """How many replacements were made, and what was wrong with them; `every` so many-th place is tried."""
    from sdkpress.diagnostics.findings import GenerationFailed

    count, wrong = 0, list[str]()
    for at in list(places(data))[::every]:
        before = pressed(with_text(data, at, HARMLESS))
        kind = str(_kind(at))
        for text in texts:
            count += 1
            where = f"{'/'.join(map(str, at))} {text[:30]!r}"
            try:
                after = pressed(with_text(data, at, text))
                wrong += [
                    f"{where}: {one}" for one in faults(kind, text, before, after)
                ]
            except (GenerationFailed, SyntaxError, ValueError) as error:
                wrong.append(f"{where}: {type(error).__name__} {error}"[:300])
    return count, wrong


def main() -> None:
    """Run the documents."""
    from sdkpress.diagnostics.findings import Sink
    from sdkpress.source.document import load_document

    given = [Path(one) for one in sys.argv[1:]]
    for path in given or sorted(ROOT.glob("specs/*/openapi.yaml")):
        document = load_document(path, Sink())
        assert document is not None
        start = time.process_time()
        count, wrong = run(json.loads(json.dumps(document.data)), HOSTILE)
        print(*wrong, sep="\n")
        took = time.process_time() - start
        print(
            f"{path.parent.name}: {count} texts, {len(wrong)} wrong, {took:.0f} s of CPU"
        )


if __name__ == "__main__":
    main()
