"""Aliases: components that are nothing but a reference, and which of a schema's names its type gets.

Input: a `Spec`. Output: for each schema that has an alias, the component that its type is named after. What the order of
the document is does not count.
"""

from __future__ import annotations

from collections.abc import Iterator

from sdkpress.spec.model import MediaType, Operation, Schema, Spec

_COMPONENTS = ("#/components/schemas/", "#/definitions/")


def type_names(spec: Spec) -> dict[str, str]:
    """By the pointer of a schema with aliases: the pointer of the component that its type is named after.

    It is one by which operations name it, or where none does, other schemas: its own, else the last of the alphabet.
    """
    aliases = {
        at: schema.ref
        for at, schema in spec.schemas.items()
        if schema.ref is not None and at.startswith(_COMPONENTS)
    }
    if not aliases:
        return {}
    targets = {at: _end(aliases, at) for at in aliases}
    everywhere: dict[str, set[str]] = {}
    by_operations: dict[str, set[str]] = {}
    for operation in (*spec.operations, *spec.webhooks):
        for schema in _of_operation(operation):
            _note(by_operations, schema, targets)
    for at, schema in spec.schemas.items():
        if at not in aliases:
            _note(everywhere, schema, targets)
    names: dict[str, str] = {}
    for target in set(targets.values()):
        used = by_operations.get(target) or everywhere.get(target) or {target}
        names[target] = target if target in used else max(used)
    return names


def _end(aliases: dict[str, str], at: str) -> str:
    seen: set[str] = set()
    while at in aliases and at not in seen:
        seen.add(at)
        at = aliases[at]
    return at


def _note(names: dict[str, set[str]], schema: Schema, targets: dict[str, str]) -> None:
    """Note by which names a schema refers to those that have several."""
    ends = set(targets.values())
    for ref in _references(schema):
        target = targets.get(ref, ref)
        if target in ends:
            names.setdefault(target, set()).add(ref)


def _references(schema: Schema) -> Iterator[str]:
    """Every reference in a schema, not those in what it refers to."""
    stack = [schema]
    while stack:
        one = stack.pop()
        if one.ref is not None:
            yield one.ref
        single = (one.items, one.additional_properties, one.content_schema)
        stack.extend(part for part in single if part is not None)
        stack.extend((*one.properties.values(), *one.pattern_properties.values()))
        stack.extend((*one.all_of, *one.any_of, *one.one_of, *one.prefix_items))


def _of_operation(operation: Operation) -> Iterator[Schema]:
    for parameter in operation.parameters:
        if parameter.schema is not None:
            yield parameter.schema
        yield from _of_content(*parameter.content.values())
    if operation.request_body is not None:
        yield from _of_content(*operation.request_body.content.values())
    for response in operation.responses.values():
        yield from _of_content(*response.content.values())
        for header in response.headers.values():
            if header.schema is not None:
                yield header.schema


def _of_content(*contents: MediaType) -> Iterator[Schema]:
    for media in contents:
        for schema in (media.schema, media.item_schema):
            if schema is not None:
                yield schema
