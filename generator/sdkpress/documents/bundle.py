"""Several files → one document: what a reference names in another file is brought in.

Input: a document, and the `Files` that it leads to. Output: one document without references to other files, which
knows where each part comes from. What several places can share is put below `components` (2.0: its own places) under
a name of its own; what cannot stand there, such as a path item, is put where it is used. What cannot be had
stays a reference, and `unresolved` says why.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final, cast
from urllib.parse import unquote

from sdkpress.documents.files import Files, Source, Unavailable
from sdkpress.documents.nodes import Node as _Node
from sdkpress.documents.nodes import as_items, as_node
from sdkpress.documents.references import may_lead_away
from sdkpress.documents.shared_parts import SharedParts
from sdkpress.documents.structure import kind_below
from sdkpress.source.document import Document
from sdkpress.source.origins import Origin, Origins
from sdkpress.source.pointer import escape
from sdkpress.spec.targets import Targets

_MAX_INLINE: Final = 30  # references in place, one inside the other


def bundle(document: Document, files: Files) -> Document:
    """The document with all that its references name. It is the same one where they name nothing outside."""
    if as_node(document.data) is None or not may_lead_away(document):
        return document
    bundler = _Bundler(document, files)
    data = bundler.run()
    return replace(
        document, data=data, origins=bundler.origins, unresolved=bundler.unresolved
    )


@dataclass(slots=True)
class _Bundler:
    """One document that is being put together."""

    document: Document
    files: Files
    origins: Origins = field(init=False)
    unresolved: dict[str, str] = field(default_factory=dict[str, str])
    shared: SharedParts = field(init=False)
    _own: Targets = field(init=False)
    inside: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    moved: dict[int, Origin] = field(default_factory=dict[int, Origin])  # put in place

    def __post_init__(self) -> None:
        self.origins = self.document.origins
        root = cast(_Node, self.document.data)
        self.shared = SharedParts(root, self.origins)
        self._own = Targets(self.document.file, root, self.document.has_ids)

    def run(self) -> object:
        """The whole document."""
        root, shared = self.files.start(), self.shared
        for home, name, ref in shared.references():
            target = self._target(ref, root)
            if target is not None:
                shared.claim(home, name, *target)
        data = self._walk(root.data, "document", root)
        while shared.waiting:
            part = shared.waiting.pop(0)
            source = part.source
            targets = Targets(source.address, cast(_Node, source.data))
            definition = targets.walk(part.pointer)
            kind = next(k for k, h in shared.homes.items() if h == part.home)
            raw = None if definition is None else definition.raw
            shared.bring(part, self._walk(raw, kind, source))
        return shared.whole(cast(_Node, data))

    # --- walking ------------------------------------------------------------------------------

    def _walk(self, value: object, kind: str, source: Source, at: str = "") -> object:
        """The value with its references led into the whole; the same one where none changes."""
        if isinstance(value, list):
            return self._walk_list(cast("list[object]", value), kind, source, at)
        if not isinstance(value, dict):
            return value
        node = cast(_Node, value)
        ref = node.get("$ref")
        if isinstance(ref, str):
            return self._referring(node, ref, kind, source, at)
        if kind == "discriminator":
            return self._discriminator(node, source)
        changed: _Node = {}
        for key, member in node.items():
            below = kind_below(kind, key)
            if below is not None:
                bundled = self._walk(member, below, source, f"{at}/{escape(key)}")
                if bundled is not member:
                    changed[key] = bundled
        return self._copy(node, changed) if changed else node

    def _walk_list(
        self, items: list[object], kind: str, source: Source, at: str
    ) -> object:
        below = kind_below(kind, "") if kind.startswith("[") else kind
        bundled = [
            self._walk(item, below or kind, source, f"{at}/{index}")
            for index, item in enumerate(items)
        ]
        if all(new is old for new, old in zip(bundled, items, strict=True)):
            return items
        self.origins.copied(items, bundled)
        for index, (new, old) in enumerate(zip(bundled, items, strict=True)):
            self._note_moved(bundled, str(index), new, old)
        return bundled

    def _copy(self, node: _Node, changed: _Node) -> _Node:
        copy = {**node, **changed}
        self.origins.copied(node, copy)
        for key, new in changed.items():
            self._note_moved(copy, key, new, node[key])
        return copy

    def _note_moved(self, holder: object, key: str, new: object, old: object) -> None:
        origin = self.moved.pop(id(new), None)
        if origin is not None and new is not old:
            self.origins.note(holder, key, origin)

    # --- references ---------------------------------------------------------------------------

    def _referring(
        self, node: _Node, ref: str, kind: str, source: Source, at: str
    ) -> object:
        """An object with a `$ref`."""
        is_root = source.address == self.document.file
        if ref.startswith("#") and is_root:
            siblings = self._siblings(node, kind, source, at)
            return siblings
        if is_root and self._own.embedded(ref, f"#{at}") is not None:
            return self._siblings(node, kind, source, at)
        target = self._target(ref, source)
        if target is None:
            return self._with_ref(node, self._normal(ref, source))
        other, pointer = target
        if other.address == self.document.file:
            return self._with_ref(self._siblings(node, kind, source, at), pointer)
        home = self.shared.homes.get(kind)
        own_ref = f"#{at}"
        if home is None or (is_root and self.shared.place(other, pointer) == own_ref):
            return self._in_place(node, kind, source, other, pointer)
        siblings = self._siblings(node, kind, source, at)
        return self._with_ref(siblings, self.shared.placed(home, other, pointer))

    def _siblings(self, node: _Node, kind: str, source: Source, at: str) -> _Node:
        """What stands beside a `$ref` may lead on."""
        rest = {key: value for key, value in node.items() if key != "$ref"}
        if not rest:
            return node
        walked = cast(_Node, self._walk(rest, kind, source, at))
        if walked is rest:
            return node
        return self._copy(node, {k: v for k, v in walked.items() if v is not rest[k]})

    def _with_ref(self, node: _Node, ref: str) -> _Node:
        return node if node.get("$ref") == ref else self._copy(node, {"$ref": ref})

    def _in_place(
        self, node: _Node, kind: str, source: Source, other: Source, pointer: str
    ) -> object:
        """What a reference names, where it is used; the keys beside the reference win."""
        key = (other.address, pointer)
        target = Targets(other.address, cast(_Node, other.data)).walk(pointer)
        if target is None or key in self.inside or len(self.inside) > _MAX_INLINE:
            return self._with_ref(node, self._normal(str(node["$ref"]), source))
        self.inside.append(key)
        bundled = self._walk(target.raw, kind, other)
        self.inside.pop()
        if other.is_remote:
            self.origins.texts[other.address] = other.text
        rest = {k: v for k, v in node.items() if k != "$ref"}
        if rest and isinstance(bundled, dict):
            brought = cast(_Node, bundled)
            whole = {**brought, **rest}
            for name in brought:
                if name not in rest:
                    noted = self.origins.known(brought).get(name)
                    origin = Origin(other.address, pointer).child(name)
                    self.origins.note(whole, name, noted or origin)
            return whole
        brought_in, items = as_node(bundled), as_items(bundled)
        if brought_in is None and items is None:
            return bundled
        if bundled is target.raw:  # each use of it has an identity of its own
            bundled = list(items or ()) if brought_in is None else dict(brought_in)
            self.origins.copied(target.raw, bundled)
        self.moved[id(bundled)] = Origin(other.address, pointer)
        return bundled

    def _target(self, ref: str, source: Source) -> tuple[Source, str] | None:
        """The file and the pointer that a reference names; None, with the reason noted, for nothing."""
        if source.address == self.document.file:
            reason = self.document.unresolved.get(ref)
            if reason is not None:  # an earlier look at the same document has told it
                self.unresolved[ref] = reason
                return None
        address, _, fragment = ref.partition("#")
        fragment = unquote(fragment)
        try:
            other = (
                self.files.load(self.files.address(address, source))
                if address
                else source
            )
        except Unavailable as reason:
            self.unresolved[self._normal(ref, source)] = str(reason)
            return None
        root = as_node(other.data)
        targets = Targets(other.address, {"": other.data} if root is None else root)
        target = targets.find("#" + fragment, "#")
        if target is None:
            where = f"'#{fragment}' in '{other.address}'"
            self.unresolved[self._normal(ref, source)] = f"there is nothing at {where}"
            return None
        return other, target.at

    def _normal(self, ref: str, source: Source) -> str:
        """A reference that stays, as seen from the root document."""
        if source.address == self.document.file:
            return ref
        address, mark, fragment = ref.partition("#")
        try:
            shown = self.files.address(address, source) if address else source.address
        except Unavailable:
            return ref
        return f"{self.files.from_root(shown)}{mark}{fragment}"

    def _discriminator(self, node: _Node, source: Source) -> object:
        """The targets of a mapping are references too, where they are no names of components."""
        mapping = node.get("mapping")
        if not isinstance(mapping, dict):
            return node
        changed: _Node = {}
        for tag, ref in cast(_Node, mapping).items():
            if not isinstance(ref, str) or not ("#" in ref or "/" in ref or "." in ref):
                continue
            if ref.startswith("#") and source.address == self.document.file:
                continue
            if (
                "#" not in ref
                and "/" not in ref
                and ref in self.shared.of_root("schemas")
            ):
                continue
            target = self._target(ref, source)
            if target is not None:
                other, pointer = target
                if other.address == self.document.file:
                    changed[tag] = pointer
                else:
                    changed[tag] = self.shared.placed(
                        self.shared.homes["schema"], other, pointer
                    )
        if not changed:
            return node
        return self._copy(node, {"mapping": self._copy(cast(_Node, mapping), changed)})
