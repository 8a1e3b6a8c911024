"""The calls of an SDK: its client classes, the groups below them and their methods.

Input: modules as trees. Output: constructors by class, and the parameters of each call by its dotted path.
A group is known from a property that returns its class, from a table of lazily loaded groups, or from an
attribute that is set in the constructor.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import Final

from sdkpress.migration.source import Module, Parameter, is_public, parameters

Calls = dict[str, tuple[Parameter, ...]]
# Methods of clients that are no calls, whatever their names say.
_MACHINERY: Final = frozenset(("dynamic_import",))
_PROPERTIES: Final = frozenset(("cached_property", "property"))
_DEEPEST: Final = 8


def read_calls(modules: Mapping[str, Module]) -> tuple[Calls, Calls]:
    """The constructor of each client class, and every call by its path below the client."""
    constructors: Calls = {}
    calls: Calls = {}
    sdk = modules.get("sdk")
    for node in [] if sdk is None else sdk.tree.body:
        if not isinstance(node, ast.ClassDef) or not is_public(node.name):
            continue
        init = _method(node, "__init__")
        if init is None:
            continue
        constructors[node.name] = parameters(init)
        for path, taken in _calls(modules, "sdk", node.name, (), 0):
            calls.setdefault(".".join(path), taken)
    return constructors, calls


def _calls(
    modules: Mapping[str, Module],
    home: str,
    name: str,
    path: tuple[str, ...],
    depth: int,
) -> Iterator[tuple[tuple[str, ...], tuple[Parameter, ...]]]:
    module = modules.get(home)
    node = None if module is None else _class(module, name)
    if module is None or node is None or depth > _DEEPEST:
        return
    imports = _imports(module)
    groups = dict(_lazy_groups(node)) | dict(_set_groups(node, imports))
    for part in node.body:
        if not isinstance(part, (ast.FunctionDef, ast.AsyncFunctionDef)):
            continue
        decorators = {
            ast.unparse(one).rpartition(".")[2] for one in part.decorator_list
        }
        if decorators & _PROPERTIES:
            returned = "" if part.returns is None else ast.unparse(part.returns)
            group = imports.get(returned.strip("'\""))
            if group is not None:
                groups[part.name] = group
        elif part.name in _MACHINERY:
            continue
        elif is_public(part.name) and "overload" not in decorators:
            yield (*path, part.name), parameters(part)
    for attribute, (where, class_name) in groups.items():
        below = (*path, attribute)
        yield from _calls(modules, where, class_name, below, depth + 1)


def _class(module: Module, name: str) -> ast.ClassDef | None:
    for node in module.tree.body:
        if isinstance(node, ast.ClassDef) and node.name == name:
            return node
    return None


def _method(node: ast.ClassDef, name: str) -> ast.FunctionDef | None:
    for part in node.body:
        if isinstance(part, ast.FunctionDef) and part.name == name:
            return part
    return None


def _imports(module: Module) -> dict[str, tuple[str, str]]:
    """Class names that a module imports, with their module and their name there."""
    imports: dict[str, tuple[str, str]] = {}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ImportFrom):
            if node.level:
                home = module.absolute(node)
            else:
                home = (node.module or "").partition(".")[2]
            for alias in node.names:
                imports[alias.asname or alias.name] = home, alias.name
    return imports


def _lazy_groups(node: ast.ClassDef) -> Iterator[tuple[str, tuple[str, str]]]:
    """`_sub_sdk_map = {"pets": ("shop.pets", "Pets")}`."""
    for part in node.body:
        value = getattr(part, "value", None)
        if not isinstance(value, ast.Dict):
            continue
        for key, entry in zip(value.keys, value.values, strict=True):
            if not isinstance(key, ast.Constant) or not isinstance(entry, ast.Tuple):
                continue
            texts = [one.value for one in entry.elts if isinstance(one, ast.Constant)]
            if len(texts) == 2:
                home = str(texts[0]).partition(".")[2]
                yield str(key.value), (home, str(texts[1]))


def _set_groups(
    node: ast.ClassDef, imports: Mapping[str, tuple[str, str]]
) -> Iterator[tuple[str, tuple[str, str]]]:
    """`self.pets = Pets(…)` in any method."""
    for part in ast.walk(node):
        if not isinstance(part, ast.Assign) or not isinstance(part.value, ast.Call):
            continue
        target, called = part.targets[0], part.value.func
        if isinstance(target, ast.Attribute) and isinstance(called, ast.Name):
            if called.id in imports and is_public(target.attr):
                yield target.attr, imports[called.id]
