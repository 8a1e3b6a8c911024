"""Packages that load what they offer when it is asked for (PEP 562).

Input: public names with the module of each. Output: `IndexView`: the map that is read at run time,
and the explicit imports that type checkers read instead.
"""

from __future__ import annotations

from collections.abc import Mapping

from sdkpress.python import literals
from sdkpress.python.docstring import docstring
from sdkpress.python.layout import fits
from sdkpress.python.views import IndexView


def index_view(
    doc: str,
    offered: Mapping[str, str],
    *,
    runtime: str = ".._runtime",
    constants: Mapping[str, str] = {},
) -> IndexView:
    """The index over `offered`: public name → module of the package ("": the name is a module).

    `constants` are names with their source, which stand in the package itself.
    """
    modules: dict[str, list[str]] = {}
    for name in sorted(offered):
        modules.setdefault(offered[name], []).append(name)
    return IndexView(
        doc=docstring(doc, 0),
        runtime=runtime,
        constants=tuple(f"{name} = {source}" for name, source in constants.items()),
        entries=tuple(
            f"            {literals.text(name)}: {literals.text(offered[name])},"
            for name in sorted(offered)
        ),
        imports=tuple(
            line
            for module in sorted(modules)
            for line in _import_lines(module, modules[module])
        ),
        exports=tuple(
            f"    {literals.text(name)}," for name in sorted({*offered, *constants})
        ),
    )


def _import_lines(module: str, names: list[str]) -> list[str]:
    again = [f"{name} as {name}" for name in names]
    line = f"    from .{module} import {', '.join(again)}"
    if fits(line):
        return [line]
    return [
        f"    from .{module} import (",
        *(f"        {one}," for one in again),
        "    )",
    ]
