"""What generated modules look like is seen in templates: no indented Python stands in a string of the generator."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import REPO

PACKAGE = REPO / "generator" / "sdkpress"
# What these lay out is shown on pages: programs and signatures, made of the parts that each has.
SHOWN = {PACKAGE / "snippets", PACKAGE / "site"}
YAML = {PACKAGE / "cli" / "setup.py", PACKAGE / "cli" / "completion.py"}  # for others
MODULES = sorted(
    path
    for path in PACKAGE.rglob("*.py")
    if PACKAGE / "runtime" not in path.parents
    and SHOWN.isdisjoint(path.parents)
    and path not in YAML
)
STATEMENT = re.compile(
    r"^ {4,}(?:async |def |class |return\b|self[.,]|@|from |import |if |for |with |raise |try:|else:|print\("
    r"|\)|\*,|\w+(?:: [^ ]| = )|\w+(?: \w+)?\()",
    re.MULTILINE,
)


def indented_python(source: str) -> Iterator[tuple[int, str]]:
    """The strings that hold a line of indented Python, docstrings apart. Places in f-strings read `x`."""
    tree = ast.parse(source)
    skipped: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            skipped.add(id(node.value))
        if isinstance(node, ast.Attribute) and node.attr == "split":
            skipped.add(id(node.value))  # a list of words
        if isinstance(node, ast.JoinedStr):
            skipped.update(map(id, node.values))
            if STATEMENT.search("".join(map(_text, node.values))):
                yield node.lineno, ast.unparse(node)
        elif id(node) not in skipped and isinstance(node, ast.Constant):
            if isinstance(node.value, str) and STATEMENT.search(node.value):
                yield node.lineno, node.value


def _text(part: ast.expr) -> str:
    return str(part.value) if isinstance(part, ast.Constant) else "x"


@pytest.mark.parametrize(
    "path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix()
)
def test_no_python_in_strings(path: Path) -> None:
    assert list(indented_python(path.read_text())) == []


@pytest.mark.parametrize(
    "source",
    [
        """x = '    def f(self):'""",
        """x = f'    {kind}def {name}('""",
        r"""x = 'class A:\n    a: int\n'""",
        """x = f'        {name} = {value}'""",
        """x = '        return 1'""",
    ],
)
def test_such_strings_are_found(source: str) -> None:
    assert list(indented_python(source))
