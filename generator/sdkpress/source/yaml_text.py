"""Plain data from YAML text.

Input: text. Output: dicts, lists, text, numbers, booleans and None, with what is odd but can be read past.

The parser's events are read in a loop of our own: libyaml composes by recursion (deep nesting would
end the process), and plain data needs no nodes. Every key is text (`200:` is "200"), and a tag never
makes anything but plain data.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from typing import Final, NoReturn, cast

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
)
from yaml.reader import Reader, ReaderError

from sdkpress.frozen import dataclass
from sdkpress.source.limits import MAX_ALIASED, MAX_DEPTH
from sdkpress.source.yaml_events import events_of, offset_of
from sdkpress.source.yaml_scalars import (
    MAPPING_TAGS,
    SEQUENCE_TAGS,
    plain_scalar,
    tagged_scalar,
)


class YamlFault(Exception):
    """The text is refused: `kind` is syntax, deep, large or recursive; `offset` counts characters.
    `began` is where what is not ended began, such as a bracket."""

    def __init__(
        self, kind: str, message: str, offset: int | None, began: int | None = None
    ) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
        self.offset = offset
        self.began = began


@dataclass(frozen=True, slots=True)
class Note:
    """A key written twice (`first` is where it was first) or a strange tag."""

    kind: str
    text: str
    path: tuple[str, ...]
    offset: int
    first: int | None = None


@dataclass(slots=True)
class YamlData:
    """What the text holds. `empty` is true when it has no document at all."""

    value: object = None
    empty: bool = True
    notes: list[Note] = field(default_factory=list[Note])


def read_yaml(text: str) -> YamlData:
    """The data of one YAML document. Raises `YamlFault`."""
    try:
        return _Builder().run(events_of(text))
    except yaml.MarkedYAMLError as error:
        reasons = [part for part in (error.context, error.problem) if part]
        began, mark = error.context_mark, error.problem_mark or error.context_mark
        raise YamlFault(
            "syntax",
            ": ".join(reasons) or "not YAML",
            None if mark is None else mark.index,
            None if began is None else began.index,
        ) from None
    except ReaderError as error:
        message = f"a control character is not allowed in YAML: {error.reason}"
        raise YamlFault("syntax", message, _unprintable(text)) from None
    except yaml.YAMLError as error:
        raise YamlFault("syntax", str(error), None) from None


def _unprintable(text: str) -> int | None:
    match = Reader.NON_PRINTABLE.search(text)
    return match.start() if match else None


_MERGE: Final = "<<"


@dataclass(slots=True)
class _Frame:
    """A container that is being filled; of a mapping also the key that waits for its value."""

    mapping: dict[str, object] | None
    items: list[object]
    anchor: str | None
    key: str | None = None
    keys: dict[str, int] = field(default_factory=dict[str, int])
    merging: bool = False
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

    def run(self, events: Iterable[Event]) -> YamlData:
        """Read every event."""
        for event in events:
            if isinstance(event, ScalarEvent):
                self._scalar(event)
            elif isinstance(event, CollectionStartEvent):
                self._open(event)
            elif isinstance(event, CollectionEndEvent):
                self._close()
            elif isinstance(event, AliasEvent):
                self._alias(event)
            elif isinstance(event, DocumentStartEvent):
                if not self.data.empty:
                    self._refuse(
                        event, "a second document starts here; one is expected"
                    )
                self.data.empty = False
        return self.data

    def _refuse(self, event: Event, message: str, kind: str = "syntax") -> NoReturn:
        raise YamlFault(kind, message, offset_of(event))

    def _path(self) -> tuple[str, ...]:
        return tuple(
            str(len(frame.items)) if frame.mapping is None else frame.key or ""
            for frame in self.stack
        )

    def _note_tag(self, tag: str, event: Event) -> None:
        self.data.notes.append(Note("tag", tag, self._path(), offset_of(event)))

    def _awaits_key(self) -> bool:
        if not self.stack:
            return False
        frame = self.stack[-1]
        return frame.key is None and frame.mapping is not None

    def _scalar(self, event: ScalarEvent) -> None:
        text = event.value
        if self._awaits_key():
            self._key(text, event)
            return
        if event.tag is None:
            value = plain_scalar(text) if event.implicit[0] else text
        else:
            value, known = tagged_scalar(text, event.tag)
            if not known:
                self._note_tag(event.tag, event)
        if event.anchor is not None:
            self.anchors[event.anchor] = (value, 1)
        self._add(value, 1)

    def _key(self, text: str, event: ScalarEvent | AliasEvent) -> None:
        frame = self.stack[-1]
        frame.key = text
        offset = offset_of(event)
        frame.merging = text == _MERGE and _is_plain(event)
        if isinstance(event, ScalarEvent) and event.anchor is not None:
            self.anchors[event.anchor] = (text, 1)
        if frame.merging:
            return
        if text in frame.keys:
            note = Note("duplicate", text, self._path(), offset, frame.keys[text])
            self.data.notes.append(note)
        frame.keys[text] = offset

    def _open(self, event: CollectionStartEvent) -> None:
        if self._awaits_key():
            self._refuse(event, "a key is a mapping or a list; text is expected")
        if len(self.stack) >= MAX_DEPTH:
            self._refuse(event, f"more than {MAX_DEPTH} levels of nesting", "deep")
        is_mapping = isinstance(event, MappingStartEvent)
        known = MAPPING_TAGS if is_mapping else SEQUENCE_TAGS
        if event.tag is not None and event.tag not in known:
            self._note_tag(event.tag, event)
        if event.anchor is not None:
            self.open_anchors.add(event.anchor)
        self.stack.append(_Frame({} if is_mapping else None, [], event.anchor))

    def _close(self) -> None:
        frame = self.stack.pop()
        value: object = frame.items
        if frame.mapping is not None:
            value = (
                _merged(frame.mapping, frame.merges) if frame.merges else frame.mapping
            )
        if frame.anchor is not None:
            self.open_anchors.discard(frame.anchor)
            self.anchors[frame.anchor] = (value, frame.size)
        self._add(value, frame.size)

    def _alias(self, event: AliasEvent) -> None:
        anchor = event.anchor or ""
        if anchor in self.open_anchors:
            message = f"the alias *{anchor} lies inside the value it repeats"
            self._refuse(event, message, "recursive")
        if anchor not in self.anchors:
            self._refuse(event, f"the alias *{anchor} has no anchor &{anchor}")
        value, size = self.anchors[anchor]
        self.aliased += size
        if self.aliased > MAX_ALIASED:
            message = f"aliases add more than {MAX_ALIASED:,} values"
            self._refuse(event, message, "large")
        if not self._awaits_key():
            self._add(value, size)
        elif isinstance(value, str):
            self._key(value, event)
        else:
            self._refuse(event, "a key is an alias of something that is no text")

    def _add(self, value: object, size: int) -> None:
        if not self.stack:
            self.data.value = value
            return
        frame = self.stack[-1]
        frame.size += size
        if frame.mapping is None:
            frame.items.append(value)
        elif frame.key is not None:
            if frame.merging:
                frame.merges.append(value)
            else:
                frame.mapping[frame.key] = value
            frame.key = None


def _is_plain(event: Event) -> bool:
    return isinstance(event, ScalarEvent) and event.implicit[0] and event.tag is None


def _merged(keys: dict[str, object], merges: list[object]) -> dict[str, object]:
    """The mapping with what `<<` brings in; its own keys win, then earlier merges."""
    result: dict[str, object] = dict(keys)
    for merge in merges:
        sources = cast("list[object]", merge) if isinstance(merge, list) else [merge]
        for source in sources:
            if isinstance(source, dict):
                for key, value in cast("dict[str, object]", source).items():
                    result.setdefault(key, value)
    return result
