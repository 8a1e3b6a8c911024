"""The components of a document that is put together from several files: its own, and those that are brought in.

Input: the parts of other files that references name. Output: a name for each, and the document with all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from pathlib import PurePosixPath
from typing import Final, cast

from sdkpress.documents.files import Source
from sdkpress.documents.nodes import Node as _Node
from sdkpress.documents.nodes import as_node
from sdkpress.documents.structure import HOMES, HOMES_2
from sdkpress.frozen import dataclass
from sdkpress.source.origins import Origin, Origins
from sdkpress.source.pointer import escape, parse

_UNFIT: Final = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A part that has a name and is not brought in yet."""

    home: str
    name: str
    pointer: str
    source: Source


@dataclass(slots=True)
class SharedParts:
    """The components of one document; `root` is the document as its own file has it."""

    root: _Node
    origins: Origins
    homes: Mapping[str, str] = field(init=False)
    waiting: list[Waiting] = field(default_factory=list[Waiting])
    # (address, pointer) of what was brought in → its reference in the whole
    _places: dict[tuple[str, str], str] = field(
        default_factory=dict[tuple[str, str], str]
    )
    _added: dict[str, _Node] = field(default_factory=dict[str, _Node])

    def __post_init__(self) -> None:
        self.homes = HOMES_2 if "swagger" in self.root else HOMES

    def place(self, other: Source, pointer: str) -> str | None:
        """The reference to a part of another file; None where it has no place yet."""
        return self._places.get((other.address, pointer))

    def references(self) -> Iterator[tuple[str, str, str]]:
        """The home, name and reference of each component that is nothing but a reference to a file."""
        for home in self.homes.values():
            for name, value in self.of_root(home).items():
                node = as_node(value) or {}
                ref = node.get("$ref")
                if isinstance(ref, str) and not ref.startswith("#") and len(node) == 1:
                    yield home, name, ref

    def claim(self, home: str, name: str, other: Source, pointer: str) -> None:
        """A component of the document is where a part of another file stands."""
        self._places.setdefault((other.address, pointer), self._reference(home, name))

    def placed(self, home: str, other: Source, pointer: str) -> str:
        """The reference to a part of another file; it is to be brought in when it is first asked for."""
        at = self.place(other, pointer)
        if at is None:
            name = self._free_name(home, other, pointer)
            at = self._places[other.address, pointer] = self._reference(home, name)
            added = self._added.setdefault(home, {})
            added[name] = None
            self.origins.note(added, name, Origin(other.address, pointer))
            self.waiting.append(Waiting(home, name, pointer, other))
            if other.is_remote:
                self.origins.texts[other.address] = other.text
        return at

    def bring(self, part: Waiting, value: object) -> None:
        """Give a part that waited its value."""
        self._added[part.home][part.name] = value

    def of_root(self, home: str) -> _Node:
        """The components that the document itself has in a home."""
        holder = self.root if self.homes is HOMES_2 else self.root.get("components")
        return as_node((as_node(holder) or {}).get(home)) or {}

    def whole(self, root: _Node) -> _Node:
        """The document with what was brought in."""
        if not self._added:
            return root
        flat = self.homes is HOMES_2
        holder = root if flat else cast(_Node, root.get("components") or {})
        changed: _Node = {}
        for home, added in self._added.items():
            named = as_node(holder.get(home)) or {}
            both = {**named, **added}
            self.origins.copied(named, both)
            self.origins.copied(added, both)
            changed[home] = both
        if flat:
            return self._with(root, changed)
        return self._with(root, {"components": self._with(holder, changed)})

    def _with(self, node: _Node, changed: _Node) -> _Node:
        whole = {**node, **changed}
        self.origins.copied(node, whole)
        return whole

    def _reference(self, home: str, name: str) -> str:
        prefix = "" if self.homes is HOMES_2 else "components/"
        return f"#/{prefix}{home}/{escape(name)}"

    def _free_name(self, home: str, other: Source, pointer: str) -> str:
        """A name after the last part of the pointer, or after the file."""
        tokens = parse(pointer)
        path = PurePosixPath(other.address.replace("\\", "/").rstrip("/"))
        stem = path.name.partition(".")[0]
        wanted = tokens[-1] if tokens else stem
        taken = {*self.of_root(home)} | self._added.get(home, {}).keys()
        prefix = stem if tokens else path.parent.name
        choices = [_fit(wanted), _fit(f"{prefix}_{wanted}")]
        number = 2
        while choices[0] in taken:
            choices.pop(0)
            if not choices:
                choices.append(f"{_fit(wanted)}_{number}")
                number += 1
        return choices[0]


def _fit(name: str) -> str:
    """A name that components may have (OpenAPI 3.2.0 section 4.7)."""
    return _UNFIT.sub("_", name).strip("_") or "part"
