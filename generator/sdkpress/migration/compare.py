"""What users of one SDK would miss in another.

Input: two `Surface`s. Output: `Loss`es, by kind and name.
"""

from __future__ import annotations

from collections.abc import Iterator

from sdkpress.frozen import dataclass
from sdkpress.migration.source import Parameter
from sdkpress.migration.surface import Surface


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that code written for the old SDK would not find; `kind` is a heading of the report."""

    kind: str
    name: str


def losses(old: Surface, new: Surface) -> Iterator[Loss]:
    """What the new SDK lacks or changes, in the order of the report."""
    yield from _constructors(old, new)
    yield from _calls(old, new)
    yield from _names(old, new)
    for name in sorted(old.modules - new.modules):
        yield Loss("modules to import from", name)


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
            is_error = class_ is not None and class_.is_error
            yield Loss("exceptions" if is_error else "classes and other names", path)
            continue
        other = new.exports[path]
        if class_ is not None and other is not None:
            for name in class_.fields:
                if name not in other.fields:
                    yield Loss("fields and members", f"{path}.{name}")
