"""What an SDK offers its users: the names that they import and the calls that they make.

Input: the folder of a Python package. Output: `Surface`. The package is read as text and never imported; of
SDKs that load their parts lazily the tables are read.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import Final

from sdkpress.frozen import dataclass
from sdkpress.migration.clients import read_calls
from sdkpress.migration.source import Module, Parameter, is_public, parsed

__all__ = ["ClassSurface", "Surface", "read_surface"]

# What user code does not import from; classes may have fields from there all the same.
_INTERNAL: Final = frozenset(("_runtime", "_hooks"))


@dataclass(frozen=True, slots=True)
class ClassSurface:
    """A class: its fields or members in order, and the names of its bases."""

    fields: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()

    @property
    def is_error(self) -> bool:
        """Whether it is an exception, as far as its bases' names tell."""
        return any(base.endswith(("Error", "Exception")) for base in self.bases)


@dataclass(slots=True)
class Surface:
    """Dotted paths below the package's root: `models.Pet`, `pets.list`."""

    package: str
    exports: dict[str, ClassSurface | None] = field(
        default_factory=dict[str, ClassSurface | None]
    )
    modules: set[str] = field(default_factory=set[str])
    calls: dict[str, tuple[Parameter, ...]] = field(
        default_factory=dict[str, tuple[Parameter, ...]]
    )
    constructors: dict[str, tuple[Parameter, ...]] = field(
        default_factory=dict[str, tuple[Parameter, ...]]
    )


def read_surface(root: Path) -> Surface:
    """The surface of the package whose `__init__.py` lies in `root`. Raises `OSError` if it cannot be read."""
    modules = {module.name: module for module in _modules(root)}
    public = {name for name in modules if not _INTERNAL & set(name.split("."))}
    surface = Surface(root.name, modules={name for name in public if name})
    for module in modules.values():
        if module.is_package and module.name in public:
            for name, home in _offered(module).items():
                path = f"{module.name}.{name}".strip(".")
                surface.exports[path] = _class(modules, home, name)
    surface.constructors, surface.calls = read_calls(modules)
    return surface


def _modules(root: Path) -> Iterator[Module]:
    for path in sorted(root.rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        if "__pycache__" in parts:
            continue
        is_package = parts[-1] == "__init__"
        name = ".".join(parts[:-1] if is_package else parts)
        tree = parsed(path)
        if tree is not None:
            yield Module(name, is_package, tree)


def _offered(module: Module) -> dict[str, str]:
    """The public names of a package and the module that each comes from."""
    homes: dict[str, str] = {}
    listed = _listed(module)
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            home = module.absolute(node)
            for alias in node.names:
                name = alias.asname or alias.name
                offered = "_runtime" not in home or name in listed
                if is_public(name) and offered and name != "*":
                    homes[name] = home
    for name, home in _lazy_table(module).items():
        homes.setdefault(name, home)
    return homes


def _listed(module: Module) -> frozenset[str]:
    """The names in `__all__`."""
    for node in module.tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            if isinstance(node.value, (ast.List, ast.Tuple)):
                listed = (
                    one for one in node.value.elts if isinstance(one, ast.Constant)
                )
                return frozenset(str(one.value) for one in listed)
    return frozenset()


def _lazy_table(module: Module) -> Mapping[str, str]:
    """`_dynamic_imports = {"Pet": ".pet"}`: the names that a package loads when they are asked for."""
    for node in module.tree.body:
        target: ast.expr | None = None
        if isinstance(node, ast.AnnAssign):
            target = node.target
        elif isinstance(node, ast.Assign):
            target = node.targets[0]
        value = getattr(node, "value", None)
        named = isinstance(target, ast.Name) and target.id == "_dynamic_imports"
        if named and isinstance(value, ast.Dict):
            return dict(_texts(module, value))
    return {}


def _texts(module: Module, table: ast.Dict) -> Iterator[tuple[str, str]]:
    for key, value in zip(table.keys, table.values, strict=True):
        if isinstance(key, ast.Constant) and isinstance(value, ast.Constant):
            home = str(value.value).lstrip(".")
            yield str(key.value), f"{module.name}.{home}".strip(".")


def _class(
    modules: Mapping[str, Module], home: str, name: str, depth: int = 0
) -> ClassSurface | None:
    """The class of this name in a module, or in the one that it imports it from."""
    module = modules.get(home)
    if module is None or depth > 5:
        return None
    for node in module.tree.body:
        if isinstance(node, ast.ClassDef) and node.name == name:
            bases = tuple(ast.unparse(base) for base in node.bases)
            inherited = (
                field
                for base in bases
                if (class_node := _base(modules, module, base, depth)) is not None
                for field in class_node.fields
            )
            return ClassSurface((*_fields(node), *inherited), bases)
        if isinstance(node, ast.ImportFrom) and node.level:
            for alias in node.names:
                if (alias.asname or alias.name) == name:
                    other = module.absolute(node)
                    return _class(modules, other, alias.name, depth + 1)
    return None


def _base(
    modules: Mapping[str, Module], module: Module, name: str, depth: int
) -> ClassSurface | None:
    """The class that a base is, as the module names it: `Base`, or `errors.Base`."""
    package, _, own = name.rpartition(".")
    if not package:
        return _class(modules, module.name, own, depth + 1)
    for node in module.tree.body:
        if isinstance(node, ast.ImportFrom) and node.level:
            for alias in node.names:
                if (alias.asname or alias.name) == package:
                    home = f"{module.absolute(node)}.{alias.name}".strip(".")
                    return _class(modules, home, own, depth + 1)
    return None


def _fields(node: ast.ClassDef) -> Iterable[str]:
    for part in node.body:
        if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name):
            if _is_field(part.target.id):
                yield part.target.id
        elif isinstance(part, ast.Assign) and isinstance(part.targets[0], ast.Name):
            if _is_field(part.targets[0].id):
                yield part.targets[0].id
            if part.targets[0].id == "__slots__" and isinstance(part.value, ast.Tuple):
                listed = (
                    one for one in part.value.elts if isinstance(one, ast.Constant)
                )
                yield from (str(one.value) for one in listed)


def _is_field(name: str) -> bool:
    return is_public(name) and name != "model_config"
