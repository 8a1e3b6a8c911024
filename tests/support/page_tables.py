"""The tables of the reference pages, read back: what a page says about a field or an argument.

Input: the Markdown of a page. Output: rows with the type as Python would write it, links and code marks taken off.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

_CELL = re.compile(r"(?<!\\)\|")
_SPAN = re.compile(
    r"(?P<ticks>`+)(?P<code>.+?)(?P=ticks)(?!`)|\[(?P<text>[^\[\]]+)\]\([^()]*\)"
)
_SECTION = re.compile(r"^## (?!Overview$)(.+)$", re.MULTILINE)
_OPERATION = re.compile(r'operationID="([^"]*)" method="(\w+)" path="([^"]*)"')


@dataclass(frozen=True)
class Row:
    """One row. `default` is its source; empty where the table gives none."""

    name: str
    type: str
    required: bool
    default: str


def rows(markdown: str) -> Iterator[Row]:
    """The rows of the first table of fields or parameters."""
    tables = re.split(r"\n\n", markdown)
    table = next((t for t in tables if re.match(r"\| (Field|Parameter) ", t)), "")
    head, _, *lines = [_cells(line) for line in table.splitlines()] or ([], [])
    for line in lines:
        cells = dict(zip(head, line, strict=True))
        yield Row(
            name=plain(cells[head[0]].replace("~~", "")),
            type=canonical(plain(cells["Type"])),
            required=cells["Required"] == "✓",
            default=plain(cells.get("Default", "")),
        )


def sections(markdown: str) -> Iterator[tuple[tuple[str, str, str], str]]:
    """The operations of a group's page: id, method and path, with what is said."""
    parts = _SECTION.split(markdown)[1:]
    for text in parts[1::2]:
        operation = _OPERATION.search(text)
        if operation is not None:
            yield (operation[1], operation[2], operation[3]), text


def results(section: str) -> tuple[str, str]:
    """What the sync and the async method give, by the section about the response."""
    match = re.search(r"### Response\n\n(.*)\n", section)
    if match is None:
        return "None", "None"
    types = re.findall(r"\*\*(.+?)\*\*", match[1])
    return canonical(plain(types[0])), canonical(plain(types[-1]))


def plain(markdown: str) -> str:
    """A cell without links and code marks."""
    text = markdown.replace("\\|", "|").strip()
    return _SPAN.sub(lambda span: span["code"] or span["text"], text).strip()


def canonical(annotation: str) -> str:
    """An annotation without the packages that its names are reached through, and without constraints."""
    tree = ast.parse(annotation, mode="eval")
    return ast.unparse(_Bare().visit(tree))


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in _CELL.split(line.strip())[1:-1]]


class _Bare(ast.NodeTransformer):
    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        return ast.Name(node.attr)

    def visit_Name(self, node: ast.Name) -> ast.AST:
        return ast.Name(node.id.removeprefix("_"))

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        bare = self.visit(node.value)
        if isinstance(bare, ast.Name) and bare.id == "Annotated":
            assert isinstance(node.slice, ast.Tuple)
            inner: ast.AST = self.visit(node.slice.elts[0])
            return inner
        if isinstance(bare, ast.Name) and bare.id == "Literal":
            return ast.Subscript(bare, node.slice)
        return ast.Subscript(bare, self.visit(node.slice))
