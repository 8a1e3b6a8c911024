"""Schemas that only lead on to each other and so name no type.

Input: the schemas of a document by pointer. Output: findings, one for each circle.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sdkpress.spec.model import Schema
from sdkpress.spec.refs import References


def report_schema_cycles(references: References, schemas: Mapping[str, Schema]) -> None:
    """Report each circle of `$ref` and `allOf` alone. Through a property, an item or one of
    several alternatives a schema may well come back to itself: that is recursion."""
    done: set[str] = set()
    for start in schemas:
        if start not in done:
            _follow(start, done, schemas, references)


def _follow(
    start: str,
    done: set[str],
    schemas: Mapping[str, Schema],
    references: References,
) -> None:
    """Depth first with a stack of our own: a chain of references can be longer than Python's."""
    path: dict[str, None] = {start: None}
    stack: list[Iterator[str]] = [iter(_onward(schemas[start]))]
    while stack:
        following = next(stack[-1], None)
        if following is None:
            stack.pop()
            done.add(path.popitem()[0])
        elif following in path:
            circle = list(path)
            circle = circle[circle.index(following) :]
            references.report_cycle((*circle, following))
        elif following not in done and following in schemas:
            path[following] = None
            stack.append(iter(_onward(schemas[following])))


def _onward(schema: Schema) -> list[str]:
    """The schemas that this one is, or shares its object with."""
    refs = [] if schema.ref is None else [schema.ref]
    for part in schema.all_of:
        refs.extend(_onward(part))
    return refs
