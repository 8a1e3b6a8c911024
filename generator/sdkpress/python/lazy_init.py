"""Packages that load what they offer when it is asked for (PEP 562).

Input: public names with the module of each. Output: `IndexView`: the map that is read at run time,
and the explicit imports that type checkers read instead.
"""

from __future__ import annotations

from collections.abc import Mapping

from sdkpress.python import literals
from sdkpress.python.docstring import docstring
from sdkpress.python.layout import WIDTH, width
from sdkpress.python.package_views import IndexView, OfferedName, OfferingModule


def index_view(
    document: str,
    doc: str,
    offered: Mapping[str, str],
    *,
    runtime: str = ".._runtime",
    version: str | None = None,
    document_version: str = "",
    packages: tuple[str, ...] = (),
) -> IndexView:
    """The index over `offered`: public name → module of the package ("": the name is a module).

    `version` is the SDK's, for the package that tells it as `VERSION`. `packages` are those of its packages
    all of whose names it offers too.
    """
    modules: dict[str, list[str]] = {}
    for name in sorted(offered):
        modules.setdefault(offered[name], []).append(name)
    versions = () if version is None else ("OPENAPI_DOC_VERSION", "VERSION")
    exports = sorted({*offered, *versions})
    return IndexView(
        document=document,
        doc=docstring(doc, 0),
        runtime=runtime,
        version="" if version is None else literals.text(version),
        document_version=literals.text(document_version),
        entries=tuple(
            OfferedName(literals.text(name), literals.text(offered[name]))
            for name in sorted(offered)
        ),
        modules=tuple(_module(name, modules[name]) for name in sorted(modules)),
        exports=tuple(map(literals.text, exports)),
        packages=packages,
        quoted_packages=tuple(map(literals.text, packages)),
    )


def _module(module: str, offered: list[str]) -> OfferingModule:
    again = ", ".join(f"{name} as {name}" for name in offered)
    line = f"from .{module} import {again}"
    fits = width(line) <= WIDTH - 4
    return OfferingModule(module, tuple(offered), line, fits)
