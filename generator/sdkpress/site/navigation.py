"""The tree by which a reader finds operations: groups as the client nests them.

Input: the context. Output: `Navigation`, and the order of the pages for "previous" and "next".
"""

from __future__ import annotations

from collections.abc import Iterator

from sdkpress.frozen import dataclass
from sdkpress.ir.api import Group, Operation
from sdkpress.ir.ids import GroupPath, OperationId
from sdkpress.site.context import SiteContext, breakable, title
from sdkpress.site.front_views import (
    GroupCard,
    Navigation,
    NavigationGroup,
    OperationEntry,
)
from sdkpress.site.text import inline
from sdkpress.site.views import Link


@dataclass(frozen=True, slots=True)
class Branch:
    """A group with its operations and the groups in it, in document order."""

    group: Group
    operations: tuple[Operation, ...]
    branches: tuple[Branch, ...]

    def count(self) -> int:
        """All operations below."""
        return len(self.operations) + sum(branch.count() for branch in self.branches)


def branches(context: SiteContext) -> Branch:
    """The tree; its root is the client itself."""
    by_id = {operation.id: operation for operation in context.api.operations}
    groups = {group.path: group for group in context.api.groups}
    below: dict[GroupPath, list[GroupPath]] = {}
    for path in groups:
        if path:
            below.setdefault(path[:-1], []).append(path)

    def branch(path: GroupPath) -> Branch:
        group = groups.get(path) or Group(path=path, operations=())
        return Branch(
            group,
            tuple(by_id[id_] for id_ in group.operations),
            tuple(branch(child) for child in below.get(path, ())),
        )

    return branch(())


def navigation(context: SiteContext, root: Branch, base: str) -> Navigation:
    """The tree for a page from which `base` leads to the site's folder."""

    def group(branch: Branch) -> NavigationGroup:
        path = branch.group.path
        return NavigationGroup(
            title=breakable(context.names.groups[path].attributes[-1]),
            href=f"{base}{context.group_page(path)}",
            operations=tuple(entry(context, o, base) for o in branch.operations),
            groups=tuple(group(inner) for inner in branch.branches),
        )

    return Navigation(
        root=base,
        operations=tuple(entry(context, o, base) for o in root.operations),
        groups=tuple(group(inner) for inner in root.branches),
    )


def entry(
    context: SiteContext, operation: Operation, base: str, *, about: bool = False
) -> OperationEntry:
    """An operation as a line of a list."""
    return OperationEntry(
        method=operation.method.upper(),
        title=breakable(title(operation)),
        call=breakable(context.call(operation)),
        href=f"{base}{context.operation_pages[operation.id]}",
        deprecated=operation.deprecation is not None,
        about=inline(operation.description) if about else inline(None),
    )


def cards(context: SiteContext, root: Branch, base: str) -> tuple[GroupCard, ...]:
    """The groups directly below one, each with what it is for."""
    return tuple(_card(context, branch, base) for branch in root.branches)


def _card(context: SiteContext, branch: Branch, base: str) -> GroupCard:
    name = context.names.groups[branch.group.path]
    number = branch.count()
    inner = [context.names.groups[b.group.path].attributes[-1] for b in branch.branches]
    methods = [context.names.operations[o.id] for o in branch.operations]
    return GroupCard(
        title=breakable(name.attributes[-1]),
        href=f"{base}{context.group_page(branch.group.path)}",
        about=inline(branch.group.description) or ", ".join([*inner, *methods][:6]),
        count=f"{number} operation{'' if number == 1 else 's'}",
    )


def in_order(branch: Branch) -> Iterator[Operation]:
    """The operations as a reader walks the tree, each once, where its page is."""
    for operation in branch.operations:
        if operation.groups[0] == branch.group.path:
            yield operation
    for inner in branch.branches:
        yield from in_order(inner)


def crumbs(context: SiteContext, path: GroupPath) -> tuple[Link, ...]:
    """The groups that lead to a page, from the outermost."""
    return tuple(
        Link(
            context.names.groups[path[:length]].attributes[-1],
            context.group_page(path[:length]),
        )
        for length in range(1, len(path) + 1)
    )


def neighbours(
    context: SiteContext, root: Branch
) -> dict[OperationId, tuple[Link | None, Link | None]]:
    """For each operation the page before it and the one after it."""
    ordered = list(in_order(root))
    links = [Link(title(o), context.operation_pages[o.id]) for o in ordered]
    return {
        operation.id: (
            links[at - 1] if at else None,
            links[at + 1] if at + 1 < len(links) else None,
        )
        for at, operation in enumerate(ordered)
    }
