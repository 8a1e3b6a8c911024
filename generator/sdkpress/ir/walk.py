"""Walks over the types of an `Api`: which models a type names, what depends on what, in which cycles.

Input: `TypeRef`s and models. Output: model ids in document order, graphs and their strongly
connected components. Every walk is iterative: a document cannot exhaust the stack.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import EnumModel, Model, ObjectModel, UnionModel
from sdkpress.ir.types import ListOf, MapOf, Nullable, Ref, TupleOf, TypeRef

__all__ = [
    "dependencies",
    "dependency_graph",
    "named_model",
    "reachable",
    "referenced",
    "strongly_connected",
]

Node = TypeVar("Node", bound=Hashable)


def named_model(type_: TypeRef) -> ModelId | None:
    """The model that a type names through lists, maps and null; of a tuple the first; None for scalars."""
    inner = _inside(type_)
    if isinstance(inner, TupleOf):
        return next(referenced(inner.types), None)
    return inner.model if isinstance(inner, Ref) else None


def _inside(type_: TypeRef) -> TypeRef:
    """What lists, maps and null are about."""
    while True:
        match type_:
            case ListOf():
                type_ = type_.item
            case MapOf():
                type_ = type_.value
            case Nullable():
                type_ = type_.of
            case _:
                return type_


def referenced(types: Iterable[TypeRef]) -> Iterator[ModelId]:
    """The models that types name, in order, repeats included."""
    for type_ in types:
        inner = _inside(type_)
        if isinstance(inner, Ref):
            yield inner.model
        elif isinstance(inner, TupleOf):
            yield from referenced(inner.types)


def member_types(model: Model) -> Iterator[TypeRef]:
    """The types that a model is made of."""
    match model:
        case ObjectModel():
            for field in model.fields:
                yield field.type
            if model.additional is not None:
                yield model.additional
        case UnionModel():
            yield from model.members
            if model.stream is not None:
                yield model.stream
            if model.discriminator is not None:
                for _, target in model.discriminator.mapping:
                    yield target
        case EnumModel():
            return


def dependencies(model: Model) -> tuple[ModelId, ...]:
    """The models that a model refers to, each once, in order."""
    return tuple(dict.fromkeys(referenced(member_types(model))))


def dependency_graph(
    models: Mapping[ModelId, Model],
) -> dict[ModelId, tuple[ModelId, ...]]:
    """Each model with the models it refers to."""
    return {id_: dependencies(model) for id_, model in models.items()}


def reachable(
    graph: Mapping[ModelId, Sequence[ModelId]], starts: Iterable[ModelId]
) -> set[ModelId]:
    """Everything that can be reached from `starts`, themselves included."""
    seen: set[ModelId] = set()
    pending = list(starts)
    while pending:
        node = pending.pop()
        if node not in seen:
            seen.add(node)
            pending.extend(graph.get(node, ()))
    return seen


def strongly_connected(
    graph: Mapping[Node, Sequence[Node]],
) -> tuple[tuple[Node, ...], ...]:
    """The strongly connected components, dependencies first (Tarjan 1972, without recursion)."""
    order: dict[Node, int] = {}
    low: dict[Node, int] = {}
    stack: list[Node] = []
    on_stack: set[Node] = set()
    components: list[tuple[Node, ...]] = []
    for root in graph:
        if root in order:
            continue
        work: list[tuple[Node, Iterator[Node]]] = [(root, iter(graph[root]))]
        order[root] = low[root] = len(order)
        stack.append(root)
        on_stack.add(root)
        while work:
            node, successors = work[-1]
            for successor in successors:
                if successor not in graph:
                    continue
                if successor not in order:
                    order[successor] = low[successor] = len(order)
                    stack.append(successor)
                    on_stack.add(successor)
                    work.append((successor, iter(graph[successor])))
                    break
                if successor in on_stack:
                    low[node] = min(low[node], order[successor])
            else:
                work.pop()
                if work:
                    parent = work[-1][0]
                    low[parent] = min(low[parent], low[node])
                if low[node] == order[node]:
                    components.append(_pop_component(node, stack, on_stack))
    return tuple(components)


def _pop_component(
    node: Node, stack: list[Node], on_stack: set[Node]
) -> tuple[Node, ...]:
    members: list[Node] = []
    while True:
        member = stack.pop()
        on_stack.discard(member)
        members.append(member)
        if member == node:
            return tuple(members)
