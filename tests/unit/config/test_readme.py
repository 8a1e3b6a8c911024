"""README's lists of settings and of modules are those of the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

import pytest

from conftest import REPO
from sdkpress.config_rules import config_schema
from support.snapshots import Snapshots

PACKAGE = REPO / "generator" / "sdkpress"
ORDER = (
    *("source", "spec", "ir", "lower", "names", "python", "docs", "render", "output"),
    *("", "runtime"),
)


def _settings(schema: Mapping[str, object], above: str) -> Iterator[str]:
    for name, value in cast(dict[str, dict[str, object]], schema["properties"]).items():
        key = f"{above}{name}"
        text = str(value["description"]).replace("|", "\\|")
        yield f"| `{key}` | {_default(value)} | {text} |"
        if "properties" in value:
            yield from _settings(value, f"{key}.")


def _default(schema: Mapping[str, object]) -> str:
    default = schema.get("default")
    if default is None:
        return ""
    if isinstance(default, list):
        return f"`[{', '.join(cast(list[str], default))}]`"
    return f"`{str(default).lower() if isinstance(default, bool) else default}`"


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
    ("section", "head", "rows"),
    [
        (
            "settings",
            "| Setting | Default | Meaning |\n|---|---|---|",
            list(_settings(config_schema(), "")),
        ),
        ("modules", "| Module | What it does |\n|---|---|", list(_modules())),
    ],
    ids=["settings", "modules"],
)
def test_readme_is_current(
    section: str, head: str, rows: list[str], snapshots: Snapshots
) -> None:
    path = REPO / "README.md"
    readme = path.read_text()
    body = "\n".join((head, *rows))
    wanted = re.sub(
        rf"(<!-- Start {section}[^\n]*-->\n).*?(<!-- End {section} -->)",
        lambda marks: f"{marks[1]}{body}\n{marks[2]}",
        readme,
        flags=re.DOTALL,
    )
    if snapshots.update:
        path.write_text(wanted)
    else:
        assert (
            readme == wanted
        ), "renew with: pytest tests/unit/config --snapshot-update"


def test_every_package_is_listed() -> None:
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert packages == set(ORDER) - {""}
