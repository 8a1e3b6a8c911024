"""Plain data from YAML text, by the rules of YAML 1.2's core schema.

Input: text. Output: dicts, lists, text, numbers, booleans and None, with findings that the text allowed.

The parser's events are read in a loop of our own: libyaml composes by recursion (deep nesting would
end the process), and plain data needs no nodes. Timestamps, `=`, `yes`, `on` and `1:20` stay text,
every key is text (`200:` is "200"), and a tag never makes anything but plain data.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import isfinite
from typing import Final, Protocol, cast

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)

MAX_DEPTH: Final = 128  # containers within containers; real documents stay below 30
MAX_ALIASED: Final = 500_000  # values that aliases add when they are written out


class Mark(Protocol):
    """A place in the text, from 0, in characters."""

    index: int
    line: int
    column: int


class YamlFault(Exception):
    """The text is refused: `kind` names why, `mark` where."""

    def __init__(self, kind: str, message: str, mark: Mark | None) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
        self.mark = mark


@dataclass(frozen=True, slots=True)
class Note:
    """Something odd that can be read past: a duplicate key or a strange tag."""

    kind: str
    text: str
    path: tuple[str, ...]
    mark: Mark
    first: Mark | None = None


@dataclass(slots=True)
class YamlData:
    """What the text holds. `empty` is true when it has no document at all."""

    value: object = None
    empty: bool = True
    notes: list[Note] = field(default_factory=list[Note])


_INT: Final = re.compile(r"[-+]?[0-9]+\Z")
_PREFIXED: Final = re.compile(r"0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_FLOAT: Final = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_WORDS: Final[dict[str, object]] = {
    "": None,
    "~": None,
    **dict.fromkeys(("null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER_STARTS: Final = frozenset("+-.0123456789")


def plain_scalar(text: str) -> object:
    """The value of an unquoted scalar (YAML 1.2.2 section 10.3.2).

    Numbers that Python or JSON cannot hold (`.nan`, `1e999`, five thousand digits) stay text.
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMBER_STARTS:
        return text
    try:
        if _INT.match(text):
            return int(text)
        if _PREFIXED.match(text):
            return int(text, 0)
        if _FLOAT.match(text):
            number = float(text)
            return number if isfinite(number) else text
    except ValueError:
        pass
    return text


_CORE_TAGS: Final = "tag:yaml.org,2002:"
_TEXT_TAGS: Final = frozenset({"str", "binary", "timestamp"})
_PLAIN_TAGS: Final = frozenset({"int", "float", "bool", "null"})


@dataclass(slots=True)
class _Frame:
    """A container that is being filled."""

    container: dict[str, object] | list[object]
    anchor: str | None
    key: str | None = None  # of a mapping: the key whose value comes next
    keys: dict[str, Mark] = field(default_factory=dict[str, "Mark"])
    merges: list[object] = field(default_factory=list[object])
    size: int = 1


class _Builder:
    """Fills containers from events, with a stack of its own."""

    def __init__(self) -> None:
        self.data = YamlData()
        self.stack: list[_Frame] = []
        self.anchors: dict[str, tuple[object, int]] = {}
        self.open_anchors: set[str] = set()
        self.aliased = 0

    def run(self, events: Iterator[Event]) -> YamlData:
        """Read every event."""
        scalar, add = self._scalar, self._add
        for event in events:
            kind = type(event)
            if kind is ScalarEvent:
                add(scalar(cast(ScalarEvent, event)), 1)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._open(event)
            elif isinstance(event, CollectionEndEvent):
                self._close()
            elif kind is AliasEvent:
                self._alias(cast(AliasEvent, event))
            elif kind is DocumentStartEvent:
                if not self.data.empty:
                    raise YamlFault(
                        "syntax",
                        "a second document starts here; one is expected",
                        event.start_mark,
                    )
                self.data.empty = False
        return self.data

    def _path(self) -> tuple[str, ...]:
        return tuple(
            (
                (frame.key or "")
                if type(frame.container) is dict
                else str(len(frame.container))
            )
            for frame in self.stack
        )

    def _scalar(self, event: ScalarEvent) -> object:
        text: str = event.value
        if self._awaits_key():
            self._key(text, event)
            return _KEY
        value: object = text
        if event.implicit[0]:
            value = plain_scalar(text)
        elif event.tag is not None:
            value = self._tagged(text, event)
        if event.anchor is not None:
            self.anchors[event.anchor] = (value, 1)
        return value

    def _tagged(self, text: str, event: ScalarEvent) -> object:
        tag: str = event.tag
        core = tag.removeprefix(_CORE_TAGS)
        if tag.startswith(_CORE_TAGS) and core in _PLAIN_TAGS:
            value = plain_scalar(text)
            return float(value) if core == "float" and type(value) is int else value
        if tag != "!" and not (tag.startswith(_CORE_TAGS) and core in _TEXT_TAGS):
            self._note_tag(tag, event)
        return text

    def _note_tag(self, tag: str, event: Event) -> None:
        self.data.notes.append(Note("tag", tag, self._path(), event.start_mark))

    def _awaits_key(self) -> bool:
        if not self.stack:
            return False
        frame = self.stack[-1]
        return frame.key is None and type(frame.container) is dict

    def _key(self, text: str, event: ScalarEvent) -> None:
        frame = self.stack[-1]
        frame.key = text
        if event.anchor is not None:
            self.anchors[event.anchor] = (text, 1)
        if text in frame.keys and text != "<<":
            note = Note(
                "duplicate", text, self._path(), event.start_mark, frame.keys[text]
            )
            self.data.notes.append(note)
        frame.keys[text] = event.start_mark
        if text == "<<" and not event.implicit[0]:
            # A quoted "<<" is an ordinary key; merging is for the plain one.
            frame.keys.setdefault('"<<"', event.start_mark)

    def _open(self, event: Event) -> None:
        if self._awaits_key():
            raise YamlFault(
                "syntax",
                "a key is a mapping or a list; text is expected",
                event.start_mark,
            )
        if len(self.stack) >= MAX_DEPTH:
            raise YamlFault(
                "deep", f"more than {MAX_DEPTH} levels of nesting", event.start_mark
            )
        mapping = type(event) is MappingStartEvent
        tag: str | None = event.tag
        if tag not in (None, "!", _CORE_TAGS + ("map" if mapping else "seq")):
            self._note_tag(tag or "", event)
        anchor: str | None = event.anchor
        if anchor is not None:
            self.open_anchors.add(anchor)
        self.stack.append(_Frame({} if mapping else [], anchor))

    def _close(self) -> None:
        frame = self.stack.pop()
        container = frame.container
        if frame.merges and type(container) is dict:
            container = _merged(container, frame.merges)
        if frame.anchor is not None:
            self.open_anchors.discard(frame.anchor)
            self.anchors[frame.anchor] = (container, frame.size)
        self._add(container, frame.size)

    def _alias(self, event: AliasEvent) -> None:
        anchor: str = event.anchor
        if anchor in self.open_anchors:
            raise YamlFault(
                "recursive", f"alias *{anchor} lies inside &{anchor}", event.start_mark
            )
        if anchor not in self.anchors:
            raise YamlFault(
                "syntax", f"alias *{anchor} has no anchor &{anchor}", event.start_mark
            )
        value, size = self.anchors[anchor]
        self.aliased += size
        if self.aliased > MAX_ALIASED:
            message = f"aliases add more than {MAX_ALIASED:,} values"
            raise YamlFault("large", message, event.start_mark)
        if self._awaits_key():
            if type(value) is not str:
                raise YamlFault(
                    "syntax", "a key is an alias of no text", event.start_mark
                )
            self.stack[-1].key = value
            return
        self._add(value, size)

    def _add(self, value: object, size: int) -> None:
        if value is _KEY:
            return
        if not self.stack:
            self.data.value = value
            return
        frame = self.stack[-1]
        frame.size += size
        container = frame.container
        if type(container) is list:
            container.append(value)
            return
        mapping = cast("dict[str, object]", container)
        key = cast(str, frame.key)
        frame.key = None
        if key == "<<" and '"<<"' not in frame.keys:
            frame.merges.append(value)
        else:
            mapping[key] = value


_KEY: Final = object()


def _merged(own: dict[str, object], merges: list[object]) -> dict[str, object]:
    """The mapping with what `<<` brings in; its own keys win, then earlier merges."""
    result: dict[str, object] = {}
    sources: list[object] = []
    for merge in merges:
        sources.extend(
            cast("list[object]", merge) if isinstance(merge, list) else [merge]
        )
    for source in sources:
        if isinstance(source, dict):
            for key, value in cast("dict[str, object]", source).items():
                result.setdefault(key, value)
    result.update(own)
    return result


def read_yaml(text: str) -> YamlData:
    """The data of one YAML document.

    Raises `YamlFault` for text that is not YAML or is refused.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    parse = cast("Callable[..., Iterator[Event]]", yaml.parse)
    try:
        return _Builder().run(parse(text, Loader=loader))
    except yaml.MarkedYAMLError as error:
        message = " ".join(part for part in (error.context, error.problem) if part)
        raise YamlFault("syntax", message or "not YAML", error.problem_mark) from None
    except yaml.YAMLError as error:
        raise YamlFault("syntax", str(error).splitlines()[0], None) from None
