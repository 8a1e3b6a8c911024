"""`$ref`: what a reference names, whether it exists, and whether it ever arrives.

Input: reference texts as a document writes them. Output: normalised pointers (`#/components/schemas/Pet`,
not percent-encoded) and the raw values they name, with findings for what is missing, external or circular.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import PurePath
from typing import Final
from urllib.parse import unquote

from .. import codes
from ..source.pointer import escape, join, parse
from .model import Schema
from .reading import Reading, as_list, as_mapping

_COMPONENT_SCHEMAS: Final = "#/components/schemas/"
_MISSING: Final = object()


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference names: the pointer of the definition and its raw value."""

    at: str
    raw: object


@dataclass(slots=True)
class References:
    """Answers the references of one document; remembers the schemas that were asked for."""

    reading: Reading
    asked: dict[str, str] = field(default_factory=dict[str, str])  # pointer → first use
    _schemas: dict[str, str | None] = field(default_factory=dict[str, "str | None"])
    _anchors: dict[str, str] | None = None

    def schema(self, ref: str, at: str) -> str | None:
        """The normalised pointer of a schema; None, with a finding, when nothing can be named."""
        if ref in self._schemas:
            return self._schemas[ref]
        target = self.find(ref, at)
        pointer = None if target is None else target.at
        if target is not None and not isinstance(target.raw, (dict, bool)):
            self.reading.wrong(target.raw, "a schema", target.at)
            pointer = None
        if pointer is not None:
            self.asked.setdefault(pointer, at)
        self._schemas[ref] = pointer
        return pointer

    def is_local(self, ref: str) -> bool:
        """Whether a reference stays in this document; it may be called by its file's name."""
        address = ref.partition("#")[0]
        return not address or PurePath(address).name == PurePath(self.reading.file).name

    def part(self, raw: object, at: str, what: str) -> Target | None:
        """Follow the references of a parameter, response, … to its definition."""
        seen: list[str] = []
        while True:
            node = as_mapping(raw)
            if node is None:
                self.reading.wrong(raw, what, at)
                return None
            ref = node.get("$ref")
            if not isinstance(ref, str):
                return Target(at, raw)
            seen.append(at)
            target = self.find(ref, at)
            if target is None:
                return None
            if target.at in seen:
                self.report_cycle((*seen, target.at))
                return None
            at, raw = target.at, target.raw

    def find(self, ref: str, at: str) -> Target | None:
        """The definition a reference names, or None with a finding."""
        address, _, fragment = ref.partition("#")
        if address and not self.is_local(ref):
            local = self._anchor_table().get(ref) or self._anchor_table().get(address)
            if local is None:
                self._report_external(ref, at)
                return None
            pointer = (
                join(local, *parse("#" + unquote(fragment)))
                if fragment[:1] in ("", "/")
                else local
            )
        elif fragment and not fragment.startswith("/"):
            anchored = self._anchor_table().get("#" + unquote(fragment))
            if anchored is None:
                self._report_missing(ref, at)
                return None
            pointer = anchored
        else:
            pointer = "#" + (unquote(fragment) if "%" in fragment else fragment)
        target = self._walk(pointer)
        if target is None:
            self._report_missing(ref, at)
        return target

    def _walk(self, pointer: str, hops: int = 0) -> Target | None:
        """Step through the document; a `$ref` on the way is followed."""
        value: object = self.reading.root
        at = "#"
        for token in parse(pointer):
            step = _step(value, token)
            if step is _MISSING:
                node = as_mapping(value)
                ref = None if node is None else node.get("$ref")
                if not isinstance(ref, str) or not ref.startswith("#/") or hops > 50:
                    return None
                onward = self._walk("#" + unquote(ref[1:]), hops + 1)
                if onward is None:
                    return None
                step, at = _step(onward.raw, token), onward.at
                if step is _MISSING:
                    return None
            value = step
            at = f"{at}/{escape(token)}"
        return Target(at, value)

    def _anchor_table(self) -> dict[str, str]:
        """`#anchor` and `$id` of every schema, found once, when first needed."""
        if self._anchors is None:
            self._anchors = dict(_anchors(self.reading.root))
        return self._anchors

    def _report_external(self, ref: str, at: str) -> None:
        self.reading.report(
            codes.EXTERNAL_REF,
            f"{ref!r} lies outside of the document and is not fetched",
            f"{at}/$ref",
            hint="bundle the document into one file, then everything it names is typed",
        )

    def _report_missing(self, ref: str, at: str) -> None:
        holder, _, name = ref.rpartition("/")
        hint = None
        around = self._walk("#" + unquote(holder.partition("#")[2])) if holder else None
        names = as_mapping(around.raw) if around else None
        if names:
            close = get_close_matches(unquote(name), list(names), n=1)
            hint = f"did you mean {close[0]!r}?" if close else None
        self.reading.report(
            codes.REF_NOT_FOUND, f"there is nothing at {ref!r}", f"{at}/$ref", hint=hint
        )

    def report_cycle(self, path: tuple[str, ...]) -> None:
        """Report references that lead back to their start; both ends are shown."""
        start, end = path[0], path[max(0, len(path) - 2)]
        way = " → ".join(path)
        self.reading.report(
            codes.REF_CYCLE, f"references go in a circle: {way}", start, related=(end,)
        )


def _step(value: object, token: str) -> object:
    node = as_mapping(value)
    if node is not None:
        return node.get(token, _MISSING)
    items = as_list(value)
    if items is not None and token.isdecimal() and int(token) < len(items):
        return items[int(token)]
    return _MISSING


def _anchors(root: object) -> Iterator[tuple[str, str]]:
    """Each `$anchor` as `#name` and each `$id` as written, first in document order wins."""
    found: dict[str, str] = {}
    stack: list[tuple[object, str]] = [(root, "#")]
    while stack:
        value, at = stack.pop()
        node = as_mapping(value)
        if node is not None:
            for key, prefix in (("$anchor", "#"), ("$id", ""), ("$dynamicAnchor", "#")):
                name = node.get(key)
                if isinstance(name, str):
                    found.setdefault(prefix + name, at)
            stack.extend(
                (child, f"{at}/{escape(key)}")
                for key, child in reversed(list(node.items()))
            )
        else:
            items = as_list(value) or []
            stack.extend(
                (child, f"{at}/{i}") for i, child in reversed(list(enumerate(items)))
            )
    yield from found.items()


def report_schema_cycles(references: References, schemas: Mapping[str, Schema]) -> None:
    """Report each circle of schemas that only refer onward (`$ref`, `allOf`) and so name no type."""
    done: set[str] = set()
    for start in schemas:
        path: list[str] = []
        _follow(start, path, done, schemas, references)


def _follow(
    start: str,
    path: list[str],
    done: set[str],
    schemas: Mapping[str, Schema],
    references: References,
) -> None:
    """Depth first with a stack of our own: a chain of references can be longer than Python's."""
    if start in done:
        return
    path.append(start)
    stack: list[Iterator[str]] = [iter(_onward(schemas[start]))]
    while stack:
        following = next(stack[-1], None)
        if following is None:
            stack.pop()
            done.add(path.pop())
        elif following in path:
            references.report_cycle((*path[path.index(following) :], following))
        elif following not in done and following in schemas:
            path.append(following)
            stack.append(iter(_onward(schemas[following])))


def _onward(schema: Schema) -> list[str]:
    """The schemas that this one is, or is part of the same object with."""
    found = [] if schema.ref is None else [schema.ref]
    for part in schema.all_of:
        found.extend(_onward(part))
    return found
