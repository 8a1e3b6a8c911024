"""Groups: the tree of the client, from x-speakeasy-group or tags.

Input: operations. Output: the places of each, and the `Group`s with every prefix of a place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sdkpress.ir.api import Group, Operation
from sdkpress.ir.ids import GroupPath, OperationId
from sdkpress.lower.extensions import texts
from sdkpress.spec.model import Operation as OperationObject
from sdkpress.spec.model import Tag


def places(operation: OperationObject) -> tuple[GroupPath, ...]:
    """Where an operation stands: each x-speakeasy-group, else each tag, split at dots; else the root."""
    named = texts(operation.extensions.get("x-speakeasy-group")) or operation.tags
    paths = (
        tuple(part.strip() for part in name.split(".") if part.strip())
        for name in named
    )
    return tuple(dict.fromkeys(path for path in paths if path)) or ((),)


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
    descriptions = {tag.name: tag.description for tag in tags}
    return tuple(
        Group(
            path=path,
            operations=tuple(ids),
            description=descriptions.get(".".join(path)),
        )
        for path, ids in members.items()
    )
