"""Groups: the tree of the client, from x-speakeasy-group or tags.

Input: operations. Output: the places of each, and the `Group`s with every prefix of a place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sdkpress.ir.api import Group, Operation
from sdkpress.ir.ids import GroupPath, OperationId
from sdkpress.lower.extensions import texts
from sdkpress.spec.model import Operation as OperationObject
from sdkpress.spec.model import Tag


def places(operation: OperationObject, tags: Sequence[Tag]) -> tuple[GroupPath, ...]:
    """Where an operation stands: each x-speakeasy-group, else each tag, split at dots; else the root.

    Since 3.2 a tag may stand below another, and one of another kind than `nav` groups nothing.
    """
    named = texts(operation.extensions.get("x-speakeasy-group"))
    if named:
        paths = [_parts(name) for name in named]
    else:
        known = {tag.name: tag for tag in tags}
        groups = (
            name
            for name in operation.tags
            if name not in known or known[name].kind in (None, "nav")
        )
        paths = [_below(name, known) for name in groups]
    return tuple(dict.fromkeys(path for path in paths if path)) or ((),)


def _parts(name: str) -> GroupPath:
    return tuple(part.strip() for part in name.split(".") if part.strip())


def _below(name: str, known: Mapping[str, Tag]) -> GroupPath:
    """The parts of a tag, after those of its parents (OpenAPI 3.2.0 section 4.22.1)."""
    line = [name]
    while (tag := known.get(line[0])) and tag.parent and tag.parent not in line:
        line.insert(0, tag.parent)
    return tuple(part for one in line for part in _parts(one))


def group_tree(
    operations: Iterable[Operation], tags: Sequence[Tag]
) -> tuple[Group, ...]:
    """The groups in the order of their first operation, each after its prefixes."""
    members: dict[GroupPath, list[OperationId]] = {}
    for operation in operations:
        for path in operation.groups:
            for length in range(1, len(path)):
                members.setdefault(path[:length], [])
            members.setdefault(path, []).append(operation.id)
    known = {tag.name: tag for tag in tags}
    descriptions = {
        _below(name, known): tag.description or tag.summary
        for name, tag in known.items()
    }
    return tuple(
        Group(
            path=path,
            operations=tuple(found),
            description=descriptions.get(path),
        )
        for path, found in members.items()
    )
