"""Where keys and values of a YAML text start.

Input: a YAML text that has been read before. Output: a tree of `PlacedNode`s, with offsets in characters.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
)

from sdkpress.source.yaml_events import events_of, offset_of


@dataclass(slots=True)
class PlacedNode:
    """A value: where it starts and what it holds, each with the offset of its key."""

    offset: int
    is_mapping: bool = False
    children: dict[str, tuple[int, PlacedNode]] = field(
        default_factory=dict[str, "tuple[int, PlacedNode]"]
    )
    key: tuple[str, int] | None = None  # while it is filled: the key that waits

    def awaits_key(self) -> bool:
        """Whether the next scalar is a key of this mapping."""
        return self.is_mapping and self.key is None

    def child(self, token: str) -> tuple[int, PlacedNode] | None:
        """The child of that key or index, also one that `<<` brings in."""
        child = self.children.get(token)
        if child is None and self.is_mapping and "<<" in self.children:
            merged = self.children["<<"][1]
            sources = (
                [merged]
                if merged.is_mapping
                else [n for _, n in merged.children.values()]
            )
            for source in sources:
                child = child or source.child(token)
        return child


def place_nodes(text: str) -> PlacedNode | None:
    """The nodes of the first document; None when there is none. Text that ends in a fault is
    placed up to the fault."""
    placer = _Placer()
    try:
        for event in events_of(text):
            placer.take(event)
    except yaml.YAMLError:
        pass
    return placer.root


class _Placer:
    def __init__(self) -> None:
        self.root: PlacedNode | None = None
        self.stack: list[PlacedNode] = []
        self.anchors: dict[str, PlacedNode] = {}

    def take(self, event: Event) -> None:
        """Read one event."""
        holder = self.stack[-1] if self.stack else None
        if isinstance(event, CollectionEndEvent):
            self.stack.pop()
        elif isinstance(event, AliasEvent):
            node = self.anchors.get(event.anchor or "", PlacedNode(offset_of(event)))
            self._put(node, offset_of(event))
        elif isinstance(event, ScalarEvent) and holder and holder.awaits_key():
            holder.key = (event.value, offset_of(event))
        elif isinstance(event, (ScalarEvent, CollectionStartEvent)):
            offset = offset_of(event)
            node = PlacedNode(offset, isinstance(event, MappingStartEvent))
            if event.anchor is not None:
                self.anchors[event.anchor] = node
            self._put(node, offset)
            if isinstance(event, CollectionStartEvent):
                self.stack.append(node)

    def _put(self, node: PlacedNode, offset: int) -> None:
        if not self.stack:
            self.root = self.root or node
            return
        holder = self.stack[-1]
        if not holder.is_mapping:
            holder.children[str(len(holder.children))] = (offset, node)
        elif holder.key is not None:
            key, key_offset = holder.key
            holder.children[key] = (key_offset, node)
            holder.key = None
