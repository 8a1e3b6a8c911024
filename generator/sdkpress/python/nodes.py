"""Python expressions and annotations as a small tree.

Input: nothing. Output: `Node`, which `layout` prints as black would; an `Annotation` is one too. What needs an
import carries it, and a leaf that names a model carries the model's id. So code prints a type through the
layout engine, pages print the same tree with links, and `inspect` prints it flat.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from sdkpress.frozen import dataclass
from sdkpress.ir.ids import ModelId


class Symbol(NamedTuple):
    """A name and the module it comes from; an empty name means the module itself (`import x`)."""

    module: str
    name: str


@dataclass(frozen=True, slots=True)
class Text:
    """Source that is never broken: a name, a literal. `symbol` is what has to be imported for it, `model` the
    model whose class or alias it names."""

    text: str
    symbol: Symbol | None = None
    model: ModelId | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """A value with what stands before it: `limit=`, `"key": `."""

    prefix: str
    value: Node


@dataclass(frozen=True, slots=True)
class Group:
    """A bracketed list. `open` holds what stands before the bracket too: `List[`, `client.edit(`; `symbol` is
    what that needs imported. A bare `(` makes a tuple, so that one item is followed by a comma.

    `explode` asks for one item per line in any case (it has no effect on an empty group, nor may it be
    used where a comma would change the meaning, as in a subscript of one item).
    """

    open: str
    items: tuple[Node, ...]
    close: str
    explode: bool = False
    symbol: Symbol | None = None


Node = Text | Pair | Group

Annotation = Text | Group
"""A type as Python writes it."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """`name: annotation = value`; without a value, `name: annotation`."""

    name: str
    annotation: Annotation
    value: Node | None = None


def subscript(symbol: Symbol, *items: Node) -> Group:
    """A generic type with its arguments: `List[str]`."""
    return Group(f"{symbol.name}[", items, "]", symbol=symbol)


def tuple_of(items: Iterable[Node]) -> Group:
    """A tuple."""
    return Group("(", tuple(items), ")")


def leaves(node: Node) -> Iterator[Text]:
    """The leaves of a tree, in order."""
    match node:
        case Text():
            yield node
        case Pair(_, value):
            yield from leaves(value)
        case Group():
            for item in node.items:
                yield from leaves(item)


def symbols_in(nodes: Iterable[Node | Declaration | None]) -> set[Symbol]:
    """Everything that has to be imported for the nodes."""
    symbols: set[Symbol | None] = set()
    pending: list[Node | Declaration | None] = list(nodes)
    while pending:
        node = pending.pop()
        if isinstance(node, Text):
            symbols.add(node.symbol)
        elif isinstance(node, Group):
            symbols.add(node.symbol)
            pending.extend(node.items)
        elif isinstance(node, Pair):
            pending.append(node.value)
        elif node is not None:
            pending += (node.annotation, node.value)
    return {symbol for symbol in symbols if symbol is not None}


def models_in(node: Node) -> tuple[ModelId, ...]:
    """The models that an annotation names, each once, in order."""
    return tuple(
        dict.fromkeys(leaf.model for leaf in leaves(node) if leaf.model is not None)
    )


def source(node: Node, leaf: Callable[[Text], str] = lambda leaf: leaf.text) -> str:
    """The node on one line. `leaf` writes a leaf; give another one to put links around the models."""
    match node:
        case Text():
            return leaf(node)
        case Pair(prefix, value):
            return prefix + source(value, leaf)
        case Group(opening, items, closing):
            comma = "," if opening == "(" and len(items) == 1 else ""
            inner = ", ".join(source(item, leaf) for item in items)
            return f"{opening}{inner}{comma}{closing}"
