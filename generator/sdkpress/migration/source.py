"""Modules of a Python package as syntax trees.

Input: files. Output: `Module` and `Parameter`s. Nothing is imported or run.
"""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Final

from sdkpress.frozen import dataclass

_LARGEST: Final = 20_000_000


@dataclass(frozen=True, slots=True)
class Module:
    """A module by its dotted name below the package's root ("" for the root itself)."""

    name: str
    is_package: bool
    tree: ast.Module

    def absolute(self, node: ast.ImportFrom) -> str:
        """The module that a relative import names, below the root."""
        parts = self.name.split(".") if self.name else []
        up = node.level - (1 if self.is_package else 0)
        base = parts[: len(parts) - up] if up else parts
        return ".".join((*base, *(node.module or "").split("."))).strip(".")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a call: its name, and whether it must be given."""

    name: str
    required: bool


def parsed(path: Path) -> ast.Module | None:
    """The tree of a file; None for what is no Python, or too large for any SDK."""
    if path.stat().st_size > _LARGEST:
        return None
    try:
        return ast.parse(path.read_text("utf-8"))
    except (SyntaxError, ValueError, RecursionError):
        return None


def is_public(name: str) -> bool:
    """Whether users may use a name."""
    return not name.startswith("_")


def parameters(node: ast.FunctionDef | ast.AsyncFunctionDef) -> tuple[Parameter, ...]:
    """What a call takes, `self` aside."""
    arguments = node.args
    listed = [*arguments.posonlyargs, *arguments.args]
    needed = len(listed) - len(arguments.defaults)
    all_parameters = [
        Parameter(one.arg, index < needed) for index, one in enumerate(listed)
    ]
    all_parameters += [
        Parameter(one.arg, default is None)
        for one, default in zip(
            arguments.kwonlyargs, arguments.kw_defaults, strict=True
        )
    ]
    return tuple(one for one in all_parameters if one.name != "self")
