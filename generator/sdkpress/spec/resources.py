"""Schema resources: what `$id`, `$anchor` and `$dynamicAnchor` name within one document.

Input: the raw root. Output: the pointer that a reference names, seen from where it stands (JSON Schema 2020-12
sections 8.2.1 to 8.2.3). A schema with an `$id` is a resource of its own: references inside it start there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote, urljoin

from sdkpress.source.pointer import escape, parent
from sdkpress.spec.reading import as_list, as_mapping

DOCUMENT: Final = ""
"""The address of the document itself, which may have none."""


@dataclass(slots=True)
class Resources:
    """The resources of one document: addresses by pointer, pointers by address, anchors by `address#name`."""

    addresses: dict[str, str] = field(default_factory=dict[str, str])
    pointers: dict[str, str] = field(default_factory=dict[str, str])
    anchors: dict[str, str] = field(default_factory=dict[str, str])
    dynamic: dict[str, str] = field(default_factory=dict[str, str])
    names: dict[str, str] = field(default_factory=dict[str, str])
    """Each anchor as `#name` and each `$id` as written; the first in document order wins."""

    def find(self, ref: str, at: str) -> str | None:
        """The pointer that a reference at a pointer names by its resource; None where it names none so."""
        around = list(self._around(at))
        base = around[0]
        whole = f"{base}{ref}" if ref.startswith("#") else urljoin(base, ref)
        address, _, fragment = whole.partition("#")
        resource = self.pointers.get(address)
        if resource is None:
            return None
        fragment = unquote(fragment)
        if fragment and not fragment.startswith("/"):
            return self._anchor(address, fragment, around)
        return resource + fragment

    def _anchor(self, address: str, name: str, around: list[str]) -> str | None:
        """An anchor; a dynamic one as the outermost resource around has it (section 8.2.3.2), as far as the
        document's text tells: which schema leads here at run time names no type."""
        if f"{address}#{name}" in self.dynamic:
            return self._dynamic(name, around)[0]
        return self.anchors.get(f"{address}#{name}")

    def is_open(self, ref: str, at: str) -> bool:
        """Whether a `$dynamicRef` at a pointer names one thing or another, depending on what led there: a resource
        around has the anchor too, and the outermost one has not."""
        around = list(self._around(at))
        if not ref.startswith("#") or f"{around[0]}{ref}" not in self.dynamic:
            return False
        pointers = self._dynamic(ref[1:], around)
        outermost = around[-2] if len(around) > 1 else DOCUMENT
        return len(pointers) > 1 and f"{outermost}{ref}" not in self.dynamic

    def _dynamic(self, name: str, around: list[str]) -> list[str]:
        """Where the resources around have a dynamic anchor, the outermost first."""
        keys = [f"{outer}#{name}" for outer in reversed(around)]
        return [self.dynamic[key] for key in keys if key in self.dynamic]

    def _around(self, at: str) -> Iterator[str]:
        """The addresses of the resources around a pointer, the nearest first."""
        while at != "#":
            address = self.addresses.get(at)
            if address is not None:
                yield address
            at = parent(at)
        yield DOCUMENT


def resources_of(root: object) -> Resources:
    """Every resource and anchor of a document."""
    resources = Resources(pointers={DOCUMENT: "#"})
    stack: list[tuple[object, str, str]] = [(root, "#", DOCUMENT)]
    while stack:
        value, at, base = stack.pop()
        node = as_mapping(value)
        if node is None:
            items = as_list(value) or []
            children = [(one, f"{at}/{i}", base) for i, one in enumerate(items)]
        else:
            base = _note_id(resources, node.get("$id"), at, base)
            _note_anchor(resources, node.get("$anchor"), at, base, dynamic=False)
            _note_anchor(resources, node.get("$dynamicAnchor"), at, base, dynamic=True)
            children = [(one, f"{at}/{escape(k)}", base) for k, one in node.items()]
        stack.extend(reversed(children))
    return resources


def _note_id(resources: Resources, written: object, at: str, base: str) -> str:
    """Note a resource; the address that holds inside."""
    if not isinstance(written, str):
        return base
    resources.names.setdefault(written.removesuffix("#"), at)
    address = urljoin(base, written).removesuffix("#")
    resources.addresses[at] = address
    resources.pointers.setdefault(address, at)
    return address


def _note_anchor(
    resources: Resources, name: object, at: str, base: str, *, dynamic: bool
) -> None:
    if isinstance(name, str):
        resources.names.setdefault(f"#{name}", at)
        resources.anchors.setdefault(f"{base}#{name}", at)
        if dynamic:
            resources.dynamic.setdefault(f"{base}#{name}", at)
