"""Groups: the tree of the client, from x-speakeasy-group or tags.

Input: operations. Output: the places of each, and the `Group`s with every prefix of a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from sdkpress.config.sections import GroupsConfig
from sdkpress.ir.api import Group, Operation
from sdkpress.ir.ids import GroupPath, OperationId
from sdkpress.lower.extensions import texts
from sdkpress.lower.schema_context import singular
from sdkpress.names.words import split
from sdkpress.spec.model import Operation as OperationObject
from sdkpress.spec.model import Tag

_VERSION: Final = re.compile(r"v?\d+([._-]\w+)*|api|rest", re.I)
_SEPARATOR: Final = re.compile(r"[^A-Za-z0-9]+")


def places(
    operation: OperationObject, tags: Sequence[Tag], config: GroupsConfig
) -> tuple[GroupPath, ...]:
    """Where an operation stands: each x-speakeasy-group, else what the config groups by; else the root.

    Since 3.2 a tag may stand below another, and one of another kind than `nav` groups nothing.
    """
    named = texts(operation.extensions.get("x-speakeasy-group"))
    if named:
        paths = [_parts(name) for name in named]
    elif config.by == "path":
        paths = [_of_path(operation.path)]
    elif config.by == "operation_id":
        paths = [_of_id(operation.operation_id or "")]
    else:
        known = {tag.name: tag for tag in tags}
        groups = (
            name
            for name in operation.tags
            if name not in known or known[name].kind in (None, "nav")
        )
        paths = [_below(name, known) for name in groups]
    renamed = [_renamed(path, config.names or {}) for path in paths]
    return tuple(dict.fromkeys(path for path in renamed if path)) or ((),)


def without_stutter(operation_id: str, groups: Sequence[GroupPath]) -> str | None:
    """The operation's name without that of its group before it: `issues/list` in `issues` is `list`.

    None where nothing is repeated, or nothing else is left.
    """
    words = [word.lower() for word in split(operation_id)]
    for path in groups[:1]:
        whole = [word.lower() for part in path for word in split(part)]
        last = [word.lower() for word in split(path[-1])] if path else []
        for lead in (whole, last):
            count = len(lead)
            same = [
                singular(a) == singular(b) for a, b in zip(words, lead, strict=False)
            ]
            if lead and len(words) > count and all(same):
                return "_".join(words[count:])
    return None


def _of_path(path: str) -> GroupPath:
    """The first part of a path that is neither a parameter nor a version."""
    for part in path.partition("#")[0].split("/"):
        if part and "{" not in part and not _VERSION.fullmatch(part):
            return (part,)
    return ()


def _of_id(operation_id: str) -> GroupPath:
    """An operation id up to its first separator; the root where it has none."""
    first, *rest = _SEPARATOR.split(operation_id, maxsplit=1)
    return (first,) if first and rest else ()


def _renamed(path: GroupPath, names: Mapping[str, str]) -> GroupPath:
    """The path under the config's names: of the whole, or else of the group that it stands below."""
    for length in range(len(path), 0, -1):
        name = names.get(".".join(path[:length]))
        if name is not None:
            return (*_parts(name), *path[length:])
    return path


def _parts(name: str) -> GroupPath:
    return tuple(part.strip() for part in name.split(".") if part.strip())


def _below(name: str, known: Mapping[str, Tag]) -> GroupPath:
    """The parts of a tag, after those of its parents (OpenAPI 3.2.0 section 4.22.1)."""
    line = [name]
    while (tag := known.get(line[0])) and tag.parent and tag.parent not in line:
        line.insert(0, tag.parent)
    return tuple(part for one in line for part in _parts(one))


def group_tree(
    operations: Iterable[Operation], tags: Sequence[Tag], names: Mapping[str, str]
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
        _renamed(_below(name, known), names): tag.description or tag.summary
        for name, tag in known.items()
    }
    return tuple(
        Group(
            path=path,
            operations=tuple(ids),
            description=descriptions.get(path),
        )
        for path, ids in members.items()
    )
