"""A document is untrusted: its text never becomes code, a path, a template or a fetch.

Every free text and every name of a document is replaced with something nasty. What comes out is
harmless Python and Markdown inside the output folder, or a refusal that leaves the folder as it was.
"""

from __future__ import annotations

import ast
import gc
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sdkpress.cli.main import main
from support.document import Document

BASE = Path(__file__).parents[2] / "specs" / "atelier" / "openapi.yaml"
MARK = "PWNED"
RUN = f"open('{MARK}', 'w').close()"

NASTY = {
    "triple-quotes": f'"""\n{RUN}\n"""',
    "single-triple": f"'''\n{RUN}\n'''",
    "quote-close": f'")\n{RUN}\n("',
    "interpolation": f"{{{{ 7 * 191 }}}}{{% set x = 1 %}}{{# {RUN} #}}",
    "format": "{0} {x!r} %s %(x)s ${HOME} $(id) `id`",
    "path": f"../../../{MARK}",
    "absolute": f"/tmp/{MARK}/x",
    "windows": f"C:\\..\\{MARK}\\con",
    "newlines": f"a\n{RUN}\r\n{RUN}\rb",
    "backslash": "ends with \\",
    "escape": "\\N{DASH} \\x41 \\u0041 \\",
    "many-quotes": "\"\"\"\"'''''\"",
    "comment-end": f"*/ --> ]]> {RUN} #",
    "script": f"</script><script>{RUN}</script><img src=x onerror=alert(1)>",
    "fence": f"```\n{RUN}\n```python\n{RUN}\n````\n~~~",
    "table": "a | b || c \\| d\n| e |",
    "keyword": "class",
    "dunder": "__init__",
    "self": "self",
    "builtin": "None",
    "import": "import os",
    "separators": f"a\u2028{RUN}\u2029{RUN}\u0085{RUN}\x0c{RUN}",
    "bidi": "\u202eright to left\u202c \ufeff\u200b",
    "astral": "\U0001f600 \U00010348 e\u0301",
    "controls": "a\x00b\x1bc\x07\x08\x7f",
    "surrogate-like": "\\ud800",
    "empty": "",
    "blank": " \t ",
    "yaml": "- a: &x *x\n--- !!python/object:os.system [id]",
    "toml": f'"\n[tool.evil]\nx = "{RUN}',
    "long": "x" * 400,
}

TEXTS = ("title", "description", "summary", "example")


def with_nasty_texts(data: Any, text: str) -> Any:
    """Replace what people may write freely: titles, descriptions, summaries, examples, defaults, values."""
    if isinstance(data, list):
        return [with_nasty_texts(item, text) for item in data]
    if not isinstance(data, dict):
        return data
    copy: dict[str, Any] = {}
    for key, item in data.items():
        if key in TEXTS and isinstance(item, str):
            copy[key] = text
        elif key in ("enum", "examples") and isinstance(item, list):
            copy[key] = [*item, text] if all(isinstance(i, str) for i in item) else item
        elif key in ("default", "value") and isinstance(item, str):
            copy[key] = text
        else:
            copy[key] = with_nasty_texts(item, text)
    return copy


def with_nasty_names(data: dict[str, Any], name: str) -> dict[str, Any]:
    """Put a nasty name wherever a document chooses one; numbers keep them apart."""
    counts: dict[str, int] = {}

    def fresh(kind: str) -> str:
        counts[kind] = counts.get(kind, 0) + 1
        return name if counts[kind] == 1 else f"{name}{counts[kind]}"

    def walk(value: Any) -> Any:
        if isinstance(value, list):
            return [walk(item) for item in value]
        if not isinstance(value, dict):
            return value
        copy = {key: walk(item) for key, item in value.items()}
        properties = copy.get("properties")
        if isinstance(properties, dict) and properties:
            first = next(iter(properties))
            copy["properties"] = {
                (name if key == first else key): item
                for key, item in properties.items()
            }
            if first in copy.get("required", []):
                copy["required"] = [name if n == first else n for n in copy["required"]]
        if "operationId" in copy:
            copy["operationId"] = fresh("operation")
            copy["tags"] = [name, f"{name}.{name}"][: counts["operation"] % 3]
            copy["x-speakeasy-name-override"] = fresh("method")
        if copy.get("in") in ("query", "header") and "name" in copy:
            copy["name"] = name if copy["in"] == "query" else copy["name"]
        for key in ("x-speakeasy-server-id", "url", "x-speakeasy-sse-sentinel"):
            if isinstance(copy.get(key), str):
                copy[key] = name
        if isinstance(copy.get("enum"), list) and isinstance(copy["enum"][0], str):
            copy["enum"] = [name, *copy["enum"][1:]]
            copy.pop("x-speakeasy-enums", None)
        return copy

    changed: dict[str, Any] = walk(data)
    schemas = changed["components"]["schemas"]
    nasty = f"{name}Schema" if name else "Schema"
    renamed = {"PictureSize": name or "x", "Folder": nasty}
    text = json.dumps(changed)
    for old, new in renamed.items():
        pointer = new.replace("~", "~0").replace("/", "~1")
        quoted = json.dumps(f"#/components/schemas/{pointer}")
        text = text.replace(f'"#/components/schemas/{old}"', quoted)
    changed = json.loads(text)
    schemas = changed["components"]["schemas"]
    for old, new in renamed.items():
        schemas[new] = schemas.pop(old)
    changed["components"]["securitySchemes"][name] = {"type": "http", "scheme": name}
    scheme = {"type": "apiKey", "in": "query", "name": name}
    changed["components"]["securitySchemes"][f"{name} key"] = scheme
    changed["paths"][f"/{name}"] = {"get": _nasty_operation(name)}
    changed["paths"][f"/x/{{{name}}}#{name}"] = {"get": _nasty_operation(name)}
    changed["info"]["title"] = name
    changed["info"]["version"] = name
    return changed


def _nasty_operation(name: str) -> dict[str, Any]:
    """An operation without an id, so that its name comes from the path."""
    schema = {"type": "object", "properties": {name: {"const": name}}}
    place = {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
    return {
        "tags": [f"{name}.Sub"],
        "security": [{name: []}, {f"{name} key": []}],
        "parameters": [place, {**place, "in": "cookie"}, {**place, "in": "header"}],
        "responses": {
            "200": {"description": name, "content": {name: {"schema": schema}}},
            "4XX": {
                "description": name,
                "content": {"application/json": {"schema": schema, "example": name}},
            },
        },
    }


@pytest.fixture(autouse=True)
def _collecting() -> Iterator[None]:
    yield
    gc.enable()  # the command turns it off


def read_raw() -> dict[str, Any]:
    """The base document as plain data, with its references as they are written."""
    text = json.dumps(Document.read(BASE).data)
    data: dict[str, Any] = json.loads(text.replace("urn:document#", "#"))
    return data


def entries(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def press_hostile(data: dict[str, Any], room: Path, capsys: Any) -> Path | None:
    """Press a document inside a room of its own; None where it was refused properly."""
    document = room / "document.json"
    document.write_text(json.dumps(data), encoding="utf-8")
    out = room / "deep" / "er" / "out"
    out.mkdir(parents=True)
    (out / "mine.txt").write_text("mine")
    before = entries(room)
    status = main(["generate", str(document), "-o", str(out)])
    shown = capsys.readouterr()
    outside = {e for e in entries(room) - before if not e.startswith("deep/er/out/")}
    assert not outside, "files outside the output folder"
    assert "Traceback" not in shown.err
    assert (out / "mine.txt").read_text() == "mine"
    if status == 0:
        return out
    assert status == 1, shown.err[-2000:]
    assert "document.json:" in shown.err, "a refusal names the place"
    assert entries(room) == before, "a refusal leaves the folder as it was"
    return None


def assert_harmless(out: Path, room: Path) -> None:
    """Every Python file parses, calls nothing of the document's, and importing it runs nothing."""
    for path in out.rglob("*"):
        assert path.resolve().is_relative_to(out.resolve())
        assert MARK not in str(path.relative_to(out)).split("/"), path
        if path.suffix == ".py":
            source = path.read_text(encoding="utf-8")
            for node in ast.walk(ast.parse(source)):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                    ours = ast.unparse(node) == "open('example.file', 'rb')"
                    may_open = (
                        "_runtime" in path.parts or "tests" in path.parts and ours
                    )
                    assert node.func.id != "open" or may_open, path
        if path.suffix in (".py", ".md", ".toml"):
            assert "1337" not in path.read_text(encoding="utf-8"), path
    (package,) = (p for p in (out / "src").iterdir() if p.is_dir())
    code = (
        "import importlib, pkgutil, sys\n"
        f"sys.path.insert(0, {str(out / 'src')!r})\n"
        f"package = importlib.import_module({package.name!r})\n"
        "for m in pkgutil.walk_packages(package.__path__, package.__name__ + '.'):\n"
        "    importlib.import_module(m.name)\n"
        "for name in package.models.__all__:\n"
        "    getattr(package.models, name)\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=room,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert not list(room.rglob(f"{MARK}*"))


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
def test_nasty_texts(text: str, tmp_path: Path, capsys: Any) -> None:
    out = press_hostile(with_nasty_texts(read_raw(), text), tmp_path, capsys)
    assert out is not None, "texts alone are no reason to refuse"
    assert_harmless(out, tmp_path)


@pytest.mark.parametrize("name", NASTY.values(), ids=NASTY.keys())
def test_nasty_names(name: str, tmp_path: Path, capsys: Any) -> None:
    out = press_hostile(with_nasty_names(read_raw(), name), tmp_path, capsys)
    if out is not None:
        assert_harmless(out, tmp_path)
