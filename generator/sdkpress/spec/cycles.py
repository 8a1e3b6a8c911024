"""Schemas that only lead on to each other and so name no type, and alternatives that are the schema itself.

Input: the schemas of a document by pointer. Output: findings, one for each circle; the schemas without alternatives
that lead back to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import replace

from sdkpress.diagnostics import codes
from sdkpress.spec.model import Schema
from sdkpress.spec.reading import Reading
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


def leave_out_own_alternatives(
    reading: Reading, schemas: MutableMapping[str, Schema]
) -> None:
    """Take out each alternative that is a reference back to the schema it is one of, over other alternatives too: "this
    or something else" says no more than the rest. Schemas that are alternatives of each other have the same rest.
    """
    before = dict(schemas)
    for at, schema in before.items():
        choices = (*schema.one_of, *schema.any_of)
        leading_back = [one for one in choices if _is_back(one, at, before)]
        if not leading_back:
            continue
        rest = {one.at: one for one in choices if one not in leading_back}
        for between in leading_back:
            for pointer in _reached(between.ref or "", before):
                other = before[pointer]
                for one in (*other.one_of, *other.any_of):
                    if pointer != at and not _is_back(one, at, before):
                        rest[one.at] = one
            message = "this alternative is the schema that it is one of; it is left out"
            reading.report(codes.ODD_SHAPE, message, between.at)
        alternatives = tuple(rest.values())
        schemas[at] = (
            replace(schema, one_of=(), any_of=alternatives)
            if schema.any_of
            else replace(schema, one_of=alternatives)
        )


def _is_back(choice: Schema, at: str, schemas: Mapping[str, Schema]) -> bool:
    return choice.ref is not None and at in _reached(choice.ref, schemas)


def _reached(start: str, schemas: Mapping[str, Schema]) -> dict[str, None]:
    """The schemas to which references and alternatives alone lead."""
    reached: dict[str, None] = {}
    waiting = [start]
    while waiting:
        at = waiting.pop()
        if at in reached or at not in schemas:
            continue
        reached[at] = None
        schema = schemas[at]
        choices = (schema, *schema.one_of, *schema.any_of)
        waiting.extend(one.ref for one in choices if one.ref is not None)
    return reached
