"""The lists in the documentation are those of the code: settings, diagnostics, modules, cases."""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

import pytest

from conftest import REPO
from sdkpress.cli.main import main
from sdkpress.config.schema import config_schema
from sdkpress.diagnostics import codes
from support.snapshots import Snapshots

PACKAGE = REPO / "generator" / "sdkpress"
ORDER = (
    *(
        "source",
        "documents",
        "spec",
        "ir",
        "lower",
        "names",
        "python",
        "examples",
        "snippets",
    ),
    *(
        "excerpts",
        "docs",
        "docs/readme",
        "project",
        "site",
        "render",
        "output",
        "config",
    ),
    *("migration", "validation", "diagnostics", "changes", "incremental"),
    *("cli", "cli/commands", "", "runtime"),
)


def _settings(schema: Mapping[str, object], above: str) -> Iterator[str]:
    for name, value in cast(dict[str, dict[str, object]], schema["properties"]).items():
        key = f"{above}{name}"
        text = str(value["description"]).replace("|", "\\|")
        yield f"| `{key}` | {_values(value)} | {_default(value)} | {text} |"
        if "properties" in value:
            yield from _settings(value, f"{key}.")
        items = value.get("items")
        if isinstance(items, dict) and "properties" in items:
            yield from _settings(cast(dict[str, object], items), f"{key}[].")


def _values(schema: Mapping[str, object]) -> str:
    """What a setting can be set to."""
    if "enum" in schema:
        values = cast(list[object], schema["enum"])
        return ", ".join(f"`{_written(value)}`" for value in values)
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2].replace("_", " ")
    kind = schema.get("type", "")
    names = {"array": "list", "boolean": "`true`, `false`", "object": "mapping"}
    kinds = cast(list[str], kind) if isinstance(kind, list) else [str(kind)]
    return " or ".join(names.get(one, one) for one in kinds if one)


def _default(schema: Mapping[str, object]) -> str:
    default = schema.get("default")
    if default is None:
        return ""
    if isinstance(default, list):
        return f"`[{', '.join(cast(list[str], default))}]`"
    return f"`{_written(default)}`"


def _written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _diagnostics() -> Iterator[str]:
    for code in codes.TABLE.values():
        yield f"| `{code.name}` | {'fatal' if code.fatal else code.severity.value} | {_cell(code.summary)} | {_cell(code.remedy)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _cases() -> Iterator[str]:
    """The cases of features; the document says on its first line what there is to see."""
    for path in sorted((REPO / "tests" / "cases").glob("*/files.txt")):
        first = (path.parent / "spec.yaml").read_text().partition("\n")[0]
        name = path.parent.name
        yield f"| [`{name}`](tests/cases/{name}) | {first.removeprefix('# ')} |"


def _modules() -> Iterator[str]:
    for folder in ORDER:
        if folder:
            summary = _summary(PACKAGE / folder / "__init__.py")
            yield f"| **`{folder}/`** | {f'**{summary}**' if summary else ''} |"
        else:
            yield "| **top level** | |"
        for path in sorted((PACKAGE / folder).glob("*.py")):
            if path.name != "__init__.py" or not folder:
                yield f"| `{(Path(folder) / path.name).as_posix()}` | {_summary(path)} |"


def _summary(path: Path) -> str:
    docstring = ast.get_docstring(ast.parse(path.read_text())) or ""
    return docstring.partition("\n\n")[0].replace("\n", " ").replace("|", "\\|")


@pytest.mark.parametrize(
    ("file", "section", "head", "rows"),
    [
        (
            "docs/settings.md",
            "settings",
            "| Setting | Values | Default | Meaning |\n|---|---|---|---|",
            list(_settings(config_schema(), "")),
        ),
        (
            "docs/diagnostics.md",
            "diagnostics",
            "| Code | Severity | What it means | What to do |\n|---|---|---|---|",
            list(_diagnostics()),
        ),
        (
            "CONTRIBUTING.md",
            "modules",
            "| Module | What it does |\n|---|---|",
            list(_modules()),
        ),
        (
            "CONTRIBUTING.md",
            "cases",
            "| Case | What it shows |\n|---|---|",
            list(_cases()),
        ),
    ],
    ids=["settings", "diagnostics", "modules", "cases"],
)
def test_lists_are_current(
    file: str, section: str, head: str, rows: list[str], snapshots: Snapshots
) -> None:
    path = REPO / file
    text = path.read_text()
    body = "\n".join((head, *rows))
    wanted = _filled(text, section, body)
    if snapshots.update:
        path.write_text(wanted)
    else:
        assert text == wanted, "renew with: make update"


def test_the_example_of_readme_is_what_is_made(
    tmp_path: Path, snapshots: Snapshots
) -> None:
    """README's own document becomes the method and the table that it shows."""
    readme = REPO / "README.md"
    text = readme.read_text()
    document = re.search(r"```yaml\n(openapi:.*?)```", text, re.DOTALL)
    assert document is not None
    (tmp_path / "openapi.yaml").write_text(document[1])
    arguments = ["generate", str(tmp_path / "openapi.yaml"), "-q"]
    assert main([*arguments, "-o", str(tmp_path / "shop")]) == 0
    wanted = _filled(text, "method", _method(tmp_path / "shop"))
    wanted = _filled(wanted, "page", _parameters(tmp_path / "shop"))
    if snapshots.update:
        readme.write_text(wanted)
    else:
        assert text == wanted, "renew with: make update"


def _method(folder: Path) -> str:
    """The head of the first method of the group."""
    code = (folder / "src" / "shop" / "pets.py").read_text()
    start = code.index("    def update(")
    head = textwrap.dedent(code[start : code.index('"""', start)]).rstrip()
    return f"```python\n{head} ...\n```"


def _parameters(folder: Path) -> str:
    """The table of its arguments; what it links to is not here, so types are code as they stand."""
    page = (folder / "docs" / "sdks" / "pets" / "README.md").read_text()
    table = page.partition("### Parameters\n\n")[2].partition("\n\n")[0]
    table = re.sub(r"\| (\S*)\[([\w.]+)\]\([^)]*\)(\S*) *\|", r"| `\1\2\3` |", table)
    return "\n".join(
        re.sub(r"-{4,}", "---", re.sub(" {2,}", " ", line))
        for line in table.splitlines()
    )


def _filled(text: str, section: str, body: str) -> str:
    """The text with what stands between a section's marks replaced."""
    return re.sub(
        rf"(<!-- Start {section}[^\n]*-->\n).*?(<!-- End {section} -->)",
        lambda marks: f"{marks[1]}{body}\n{marks[2]}",
        text,
        flags=re.DOTALL,
    )


def test_every_package_is_listed() -> None:
    packages = {
        path.parent.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.glob("*/**/__init__.py")
    }
    assert packages == set(ORDER) - {""}
