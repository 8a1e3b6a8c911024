"""Packages whose names are loaded when they are asked for (PEP 562).

Input: a package and where each of its names is. Output: its `__getattr__` and `__dir__`. They are
closures, so that no submodule of the package can stand in the way of what they use.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module


def lazily(
    package: str, modules: Mapping[str, str], packages: Sequence[str] = ()
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """`modules` is public name → module of the package (with a dot before it: of the package around it); ""
    where the name is a module itself. `packages` of the package offer their names here too.
    """

    def find(name: str) -> object:
        module = modules.get(name)
        if module is None:
            module = owner(name)
        if module is None:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        if module:
            value = getattr(import_module(f".{module}", package), name)
        else:
            value = import_module(f"{package}.{name}")
        setattr(sys.modules[package], name, value)
        return value

    def owner(name: str) -> str | None:
        """The package that has the name."""
        for one in packages:
            if name in import_module(f".{one}", package).__all__:
                return one
        return None

    def names() -> list[str]:
        return sorted({*modules, *vars(sys.modules[package])})

    return find, names


__all__ = ["lazily"]
