"""What a reference text names within one document.

Input: the raw root and a reference. Output: the pointer of the definition and its raw value, or None.
Nothing is reported and nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from pathlib import PurePath
from typing import Final
from urllib.parse import unquote

from sdkpress.frozen import dataclass
from sdkpress.source.pointer import escape, parent, parse
from sdkpress.spec.reading import as_list, as_mapping
from sdkpress.spec.resources import Resources, resources_of

_MISSING: Final = object()
_MAX_HOPS: Final = 50  # references that a pointer may pass through


@dataclass(frozen=True, slots=True)
class Target:
    """The pointer of a definition and its raw value."""

    at: str
    raw: object


@dataclass(slots=True)
class Targets:
    """The definitions of one document. `file` is its name, which references may use; `has_ids` whether any of its
    schemas may have an `$id`."""

    file: str
    root: Mapping[str, object]
    has_ids: bool = False
    _known: Resources | None = field(default=None)

    def is_local(self, ref: str) -> bool:
        """Whether a reference stays in this document, as far as its text tells."""
        address = ref.partition("#")[0]
        return not address or PurePath(address).name == PurePath(self.file).name

    def find(self, ref: str, at: str) -> Target | None:
        """The definition that a `$ref` at a pointer names (JSON Schema 2020-12 section 8.2.3).

        Inside a schema with an `$id` it starts there. Else, and where that leads nowhere, a pointer is looked up
        from the document's root, then from the schemas around the `$ref`: many generators write `#/$defs/…` as if
        each component were a document of its own.
        """
        embedded = self.embedded(ref, at)
        if embedded is not None:
            return embedded
        address, _, fragment = ref.partition("#")
        fragment = unquote(fragment) if "%" in fragment else fragment
        if address and not self.is_local(ref):
            base = self._resources().names.get(address)
            if base is None:
                return None
            if fragment and not fragment.startswith("/"):
                return self._by_name("#" + fragment)
            return self.walk(base + fragment)
        if fragment and not fragment.startswith("/"):
            return self._by_name("#" + fragment)
        return self.walk("#" + fragment) or self._around(fragment, at)

    def embedded(self, ref: str, at: str) -> Target | None:
        """What a reference names by the `$id`s of this document; None where it names nothing by them."""
        pointer = self._resources().find(ref, at) if self.has_ids else None
        return None if pointer is None else self.walk(pointer)

    def is_open(self, ref: str, at: str) -> bool:
        """Whether what a `$dynamicRef` names depends on what led there."""
        return self.has_ids and self._resources().is_open(ref, at)

    def recursive(self, at: str) -> Target | None:
        """What `$recursiveRef: '#'` at a pointer names: the nearest schema around it that says
        `$recursiveAnchor: true` (JSON Schema 2019-09 section 8.2.4.2)."""
        for holder in _holders(at):
            target = self.walk(holder)
            node = None if target is None else as_mapping(target.raw)
            if node is not None and node.get("$recursiveAnchor") is True:
                return target
        return None

    def walk(self, pointer: str, hops: int = 0) -> Target | None:
        """Step through the document; a `$ref` on the way is followed."""
        value: object = self.root
        at = "#"
        for token in parse(pointer):
            step = _step(value, token)
            if step is _MISSING:
                onward = self._onward(value, hops)
                step = _MISSING if onward is None else _step(onward.raw, token)
                if onward is None or step is _MISSING:
                    return None
                at = onward.at
            value = step
            at = f"{at}/{escape(token)}"
        return Target(at, value)

    def _onward(self, value: object, hops: int) -> Target | None:
        node = as_mapping(value)
        ref = None if node is None else node.get("$ref")
        if not isinstance(ref, str) or not ref.startswith("#/") or hops > _MAX_HOPS:
            return None
        return self.walk("#" + unquote(ref[1:]), hops + 1)

    def _around(self, fragment: str, at: str) -> Target | None:
        for holder in _holders(at):
            node = as_mapping(getattr(self.walk(holder), "raw", None))
            if node is not None and ("$id" in node or "$defs" in node):
                target = self.walk(holder + fragment)
                if target is not None:
                    return target
        return None

    def _by_name(self, name: str) -> Target | None:
        pointer = self._resources().names.get(name)
        return None if pointer is None else self.walk(pointer)

    def _resources(self) -> Resources:
        """`$anchor` and `$id` of every schema, target once, when first needed."""
        if self._known is None:
            self._known = resources_of(self.root)
        return self._known


def _step(value: object, token: str) -> object:
    node = as_mapping(value)
    if node is not None:
        return node.get(token, _MISSING)
    items = as_list(value)
    if items is not None and token.isdecimal() and len(token) < 9:
        index = int(token)
        return items[index] if index < len(items) else _MISSING
    return _MISSING


def _holders(at: str) -> Iterator[str]:
    """The pointers around a pointer, the nearest first, without the root."""
    while at != "#":
        yield at
        at = parent(at)
