"""What users of one SDK would miss in another.

Input: two `Surface`s. Output: `Loss`es, by kind and name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sdkpress.frozen import dataclass
from sdkpress.migration.source import Parameter
from sdkpress.migration.surface import Surface


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that code written for the old SDK would not find; `kind` is a heading of the report.

    `is_tool`: it is there for the old SDK's own code, which the new one has in its own way.
    """

    kind: str
    name: str
    is_tool: bool = False


# Packages and modules of an SDK in which its own code has its tools.
_TOOLS: Final = frozenset(("utils", "types", "basesdk"))
_TOOL_NAMES: Final = "names of `utils` and `types`, as the old SDK's own code uses them"


def losses(old: Surface, new: Surface) -> Iterator[Loss]:
    """What the new SDK lacks or changes, in the order of the report; tools come last."""
    yield from _constructors(old, new)
    yield from _calls(old, new)
    names = tuple(_names(old, new))
    yield from (loss for loss in names if not loss.is_tool)
    modules = sorted(old.modules - new.modules)
    yield from (
        Loss("modules to import from", name) for name in modules if not _is_tool(name)
    )
    yield from (loss for loss in names if loss.is_tool)
    yield from (
        Loss("modules of such tools", name, is_tool=True)
        for name in modules
        if _is_tool(name)
    )


def _is_tool(name: str) -> bool:
    return name.partition(".")[0] in _TOOLS


def _constructors(old: Surface, new: Surface) -> Iterator[Loss]:
    for name, parameters in old.constructors.items():
        if name not in new.constructors:
            yield Loss("clients", name)
        else:
            yield from _parameters(name, parameters, new.constructors[name])


def _calls(old: Surface, new: Surface) -> Iterator[Loss]:
    for path, parameters in old.calls.items():
        if path not in new.calls:
            yield Loss("calls", path)
        else:
            yield from _parameters(path, parameters, new.calls[path])


def _parameters(
    path: str, old: tuple[Parameter, ...], new: tuple[Parameter, ...]
) -> Iterator[Loss]:
    known = {parameter.name: parameter for parameter in new}
    given = {parameter.name for parameter in old}
    for parameter in old:
        other = known.get(parameter.name)
        if other is None:
            yield Loss("arguments", f"{path}({parameter.name}=)")
        elif other.required and not parameter.required:
            yield Loss("arguments that are required now", f"{path}({parameter.name}=)")
    for parameter in new:
        if parameter.required and parameter.name not in given:
            yield Loss("arguments that are required now", f"{path}({parameter.name}=)")


def _names(old: Surface, new: Surface) -> Iterator[Loss]:
    for path, class_ in sorted(old.exports.items()):
        if path not in new.exports:
            if _is_tool(path):
                yield Loss(_TOOL_NAMES, path, is_tool=True)
                continue
            is_error = class_ is not None and class_.is_error
            yield Loss("exceptions" if is_error else "classes and other names", path)
            continue
        other = new.exports[path]
        if class_ is not None and other is not None:
            for name in class_.fields:
                if name not in other.fields:
                    yield Loss("fields and members", f"{path}.{name}")
