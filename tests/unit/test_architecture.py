"""The house keeps its shape: who may import whom, who prints, what is public."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import sdkpress
from conftest import REPO

PACKAGE = REPO / "generator" / "sdkpress"
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))

# Layers by what they may import besides themselves; a layer is a package or a top-level module.
BASE = {"diagnostics.findings", "diagnostics.codes"}
SETTINGS = {"config.model", "config.sections", "config.compatibility"}
FACTS = {"ir", "spec.model", "names.table", *SETTINGS}
LAYERS: dict[str, set[str]] = {
    "diagnostics": {"source.marks", ""},
    "validation": {"source", *SETTINGS, *BASE},
    "config": {"source", *BASE},
    "source": BASE,
    "spec": {"source", *BASE},
    "documents": {"source", "spec.keys", "spec.targets", *SETTINGS, *BASE},
    "ir": {"spec.model"},
    "lower": {"ir", "spec", "source.pointer", *SETTINGS, "names.words", *BASE},
    "names": {"ir", "spec.model", "source.pointer", *SETTINGS, *BASE},
    "output": set(),
    "render": {"output.tree", "cache"},
    "python": {*FACTS, "config.dialect", "names", "render.plan", "runtime"},
    "examples": {*FACTS, "python.context", "runtime.parameters"},
    "snippets": {*FACTS, "names", "python", "examples", "runtime.parameters"},
    "excerpts": {*FACTS, "source"},
    "docs": {
        *(*FACTS, "names", "python", "render.plan", "source", "runtime.parameters"),
        *("examples", "snippets", "excerpts"),
    },
    "site": {
        *(*FACTS, "names", "python", "docs", "render", "output.tree", "diagnostics"),
        *("examples", "snippets", "runtime.parameters"),
    },
    "inspection": {*FACTS, "names", "python", "docs"},
    "changes": {*FACTS, "python", "cache"},
    "project": {
        *(*FACTS, "python", "render.plan", "examples", "snippets"),
    },
    "runtime": set(),
    "incremental": {"cache", *FACTS, *BASE},
    "rebuild": {
        *("incremental", "pipeline", "config.model", "output.manifest", "unchanged"),
        "python.context",
    },
    "plugins": {*FACTS, "render.plan", "diagnostics.findings"},
    "pipeline": {
        "plugins",
        "incremental",
        *(
            "source",
            "documents",
            "validation",
            "spec",
            "lower",
            "names",
            "python",
            "docs",
            "render",
            "ir",
            "project",
        ),
        *(
            "snippets",
            "output.tree",
            "config.model",
            "remote",
            "diagnostics",
            "site.build",
        ),
    },
    "run": {
        "pipeline",
        "rebuild",
        "incremental",
        "remote",
        "changes",
        "config",
        "diagnostics",
        "output",
        "docs.readme.sections",
        "render.overrides",
    },
    "migration": {"config"},
    "cli": {
        "migration",
        "config",
        "inspection",
        "changes",
        "remote",
        "config.files",
        "output",
        "pipeline",
        "run",
        "source",
        "diagnostics",
        "documents",
        "validation",
        "config.model",
        "unchanged",
        "rebuild",
        "incremental",
        "render",
        "",
    },
    "cache": set(),
    "frozen": set(),
    "files": set(),
    "remote": {"cache", ""},
    "unchanged": {"cache", ""},
    "": {"config", "diagnostics", "run"},
    "sphinx": {"", "diagnostics", "output", "cli.report", "run"},
    "__main__": {"cli"},
}

# A finding's frame shows lines of the file that `source` reads, and `source` reports findings.
ALLOWED_CIRCLES = (("diagnostics", "source"),)


def _module(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def _imports(path: Path) -> Iterator[str]:
    """The modules of ours that a module imports, anywhere in it, from the package's root."""
    here = _module(path).split(".")
    folder = here if path.name == "__init__.py" else here[:-1]
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] == "sdkpress":
                    yield alias.name.removeprefix("sdkpress").lstrip(".")
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                base = folder[: len(folder) - node.level + 1]
                target = ".".join((*base, *(node.module or "").split("."))).strip(".")
                yield from _from(target, node)
            elif node.module and node.module.split(".")[0] == "sdkpress":
                yield from _from(node.module.removeprefix("sdkpress").lstrip("."), node)


def _from(target: str, node: ast.ImportFrom) -> Iterator[str]:
    """`from .. import codes` names a module; `from ..codes import X` names one of its parts."""
    for alias in node.names:
        inner = f"{target}.{alias.name}".strip(".")
        place = PACKAGE / inner.replace(".", "/")
        yield inner if place.is_dir() or place.with_suffix(".py").is_file() else target


def _allowed(layer: str, target: str) -> bool:
    allowed = {*LAYERS[layer], "frozen", "files"}
    if target == layer or (layer and target.startswith(f"{layer}.")):
        return True
    return any(target == a or (a and target.startswith(f"{a}.")) for a in allowed)


@pytest.mark.parametrize("path", MODULES, ids=_module)
def test_imports_go_one_way(path: Path) -> None:
    layer = _module(path).split(".")[0]
    assert layer in LAYERS, f"{layer} needs a place in LAYERS"
    wrong = sorted({target for target in _imports(path) if not _allowed(layer, target)})
    assert wrong == []


def test_modules_have_no_circle() -> None:
    """No module leads back to itself: neither by an import inside a function, nor by one for types alone."""
    # The package itself is imported before any of its modules, and hands out their names on request.
    modules = {_module(path): path for path in MODULES if _module(path)}
    graph = {
        module: {target for target in _imports(path) if target in modules} - {module}
        for module, path in modules.items()
    }
    # A call knows the type of the engine that made it.
    graph["runtime.call"].discard("runtime.call_engine")
    TopologicalSorter(graph).prepare()  # raises CycleError with the circle


def test_packages_have_no_circle() -> None:
    """What a package imports never leads back to it."""
    graph: dict[str, set[str]] = {}
    for path in MODULES:
        layer = _module(path).split(".")[0]
        if layer not in ("", "__main__"):
            targets = {target.split(".")[0] for target in _imports(path)}
            graph.setdefault(layer, set()).update(targets - {layer, ""})
    for pair in ALLOWED_CIRCLES:
        graph[pair[0]].discard(pair[1])
    TopologicalSorter(graph).prepare()  # raises CycleError with the circle


@pytest.mark.parametrize("path", MODULES, ids=_module)
def test_every_module_says_what_it_does(path: Path) -> None:
    source = path.read_text()
    if path.name == "__init__.py" and not source.strip():
        return
    assert ast.get_docstring(ast.parse(source))


@pytest.mark.parametrize("path", MODULES, ids=_module)
def test_only_the_command_prints(path: Path) -> None:
    if (
        _module(path) in ("cli.main", "cli.console", "__main__")
        or "runtime" in path.parts
    ):
        return
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Name):
            assert node.id != "print"
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            assert (node.value.id, node.attr) not in (
                ("sys", "stdout"),
                ("sys", "stderr"),
            )


def test_what_is_public() -> None:
    assert sdkpress.__all__ == ["Config", "Diagnostic", "GenerationFailed", "generate"]
    for name in sdkpress.__all__:
        assert getattr(sdkpress, name).__name__ == name
    with pytest.raises(AttributeError):
        _ = sdkpress.nothing  # pyright: ignore


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_asking_for_little_loads_little(option: str) -> None:
    script = (
        "import sys; from sdkpress.cli.main import main\n"
        f"try: main(['{option}'])\n"
        "except SystemExit: pass\n"
        "print(sorted({m.split('.')[0] for m in sys.modules} & {'jinja2', 'yaml', 'json'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(REPO / "generator")},
    )
    assert done.stdout.splitlines()[-1] == "[]"
