"""What a module of the SDK imports: symbols in, sorted import lines out.

Input: the `Symbol`s that annotations and bodies use. Output: import lines in the order of isort
(standard library, third party, own package), as black lays them out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sdkpress.python.layout import fits
from sdkpress.python.nodes import Symbol

ANY: Final = Symbol("typing", "Any")
UNION: Final = Symbol("typing", "Union")
OPTIONAL: Final = Symbol("typing", "Optional")
LIST: Final = Symbol("typing", "List")
DICT: Final = Symbol("typing", "Dict")
MAPPING: Final = Symbol("typing", "Mapping")
SEQUENCE: Final = Symbol("typing", "Sequence")
UNPACK: Final = Symbol("typing", "Unpack")
TUPLE: Final = Symbol("typing", "Tuple")
ABSTRACT_SET: Final = Symbol("typing", "AbstractSet")
LITERAL: Final = Symbol("typing", "Literal")
ANNOTATED: Final = Symbol("typing", "Annotated")
NOT_REQUIRED: Final = Symbol("typing_extensions", "NotRequired")
TYPED_DICT: Final = Symbol("typing_extensions", "TypedDict")
TYPE_ALIAS_TYPE: Final = Symbol("typing_extensions", "TypeAliasType")
DEPRECATED: Final = Symbol("typing_extensions", "deprecated")
OVERLOAD: Final = Symbol("typing", "overload")
TYPE_CHECKING: Final = Symbol("typing", "TYPE_CHECKING")
UUID: Final = Symbol("uuid", "UUID")
DECIMAL: Final = Symbol("decimal", "Decimal")
DATETIME: Final = Symbol("datetime", "")
PYDANTIC: Final = Symbol("pydantic", "")
ENUM: Final = Symbol("enum", "Enum")
CACHED_PROPERTY: Final = Symbol("functools", "cached_property")

_THIRD_PARTY: Final = ("pydantic", "typing_extensions", "httpx", "httpx2")


def import_lines(symbols: Iterable[Symbol], indent: int = 0) -> tuple[str, ...]:
    """Import lines for the symbols, with an empty line between the three sections."""
    pad = " " * indent
    modules: dict[str, set[str]] = {}
    for module, name in symbols:
        modules.setdefault(module, set()).add(name)
    lines: list[str] = []
    for section in (_is_standard, _is_third_party, _is_own):
        lines_of_imports: list[str] = []
        chosen = sorted(filter(section, modules), key=_module_order)
        lines_of_imports += [
            f"{pad}import {module}" for module in chosen if "" in modules[module]
        ]
        for module in chosen:
            names = sorted(modules[module] - {""}, key=_name_order)
            if names:
                lines_of_imports += _from(module, names, pad)
        if lines_of_imports and lines:
            lines.append("")
        lines += lines_of_imports
    return tuple(lines)


def _from(module: str, names: list[str], pad: str) -> list[str]:
    line = f"{pad}from {module} import {', '.join(names)}"
    if fits(line):
        return [line]
    items = (f"{pad}    {name}," for name in names)
    return [f"{pad}from {module} import (", *items, f"{pad})"]


def _is_own(module: str) -> bool:
    return module.startswith(".")


def _is_third_party(module: str) -> bool:
    return module in _THIRD_PARTY


def _is_standard(module: str) -> bool:
    return not _is_own(module) and not _is_third_party(module)


def _module_order(module: str) -> tuple[int, str]:
    """`..types` before `.pet`, then by name."""
    return (-len(module) + len(module.lstrip(".")), module)


def _name_order(name: str) -> tuple[int, str]:
    """Constants, then classes, then the rest."""
    if name.isupper():
        return (0, name)
    return (1 if name[0].isupper() else 2, name)
