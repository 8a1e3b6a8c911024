"""Streams of events or lines to typed items. No I/O.

Input: a response (its type, framing, sentinel) and pieces of bytes. Output: items, until the end.

An event's type describes the event where it is a model with a `data` field and no field besides
`data`, `event`, `id` and `retry` (or a union of such models); any other type describes the data
alone. Data is JSON, unless its type is text.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from enum import Enum
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ValidationError
from typing_extensions import TypeAliasType

from .lenient import Validation, read_leniently
from .operation import LazyType, ResponseSpec
from .sse import EventDecoder, LineDecoder, ServerSentEvent
from .unset import Unset
from .values import adapter_of

Make = Callable[[Any], Any]

_EVENT_FIELDS = frozenset(("data", "event", "id", "retry"))


class Items:
    """Splits pieces into raw items, of which `make` makes typed ones (one at a time, so that an
    item which does not fit costs none of those before it). `done` once the sentinel was seen.
    """

    def __init__(self, spec: ResponseSpec, validation: Validation = "strict") -> None:
        assert spec.type is not None
        self.done = False
        self._events = EventDecoder()
        self._lines = LineDecoder()
        self._is_lines = spec.kind == "jsonl"
        self._sentinel = None if spec.sentinel is None else spec.sentinel.encode()
        self.make: Make = (
            adapter_of(spec.type).validator.validate_json
            if self._is_lines
            else event_maker(spec.type, spec.flat)
        )
        if validation != "strict":
            self.make = _lenient(self.make, spec, validation)

    def split(self, piece: bytes) -> list[Any]:
        """The raw items that the next bytes complete, up to the sentinel."""
        if self._is_lines:
            return self._until_sentinel(self._lines.feed(piece))
        events = self._events.feed(piece)
        if self._sentinel is not None:
            for position, event in enumerate(events):
                if event[0] == self._sentinel:
                    self.done = True
                    return events[:position]
        return events

    def _until_sentinel(self, lines: list[bytes]) -> list[bytes]:
        if self._sentinel is not None and self._sentinel in lines:
            self.done = True
            return lines[: lines.index(self._sentinel)]
        return lines

    def end(self) -> list[Any]:
        """The raw items that the end of the stream completes."""
        return self._until_sentinel(self._lines.end()) if self._is_lines else []


def _lenient(make: Make, spec: ResponseSpec, validation: Validation) -> Make:
    """The same, but an item that does not fit becomes the closest thing to one."""
    type_ = spec.type
    assert type_ is not None
    whole = _event_models(type_()) is not None

    def make_leniently(raw: Any) -> Any:
        try:
            return make(raw)
        except ValidationError as error:
            if isinstance(raw, ServerSentEvent):
                data = _event(raw, raw.data) if whole else raw.data
            else:
                data = raw
            lenient = read_leniently(validation, type_, data, error)
            if lenient is None:
                raise
            return lenient.value.data if whole and spec.flat else lenient.value

    return make_leniently


def raw_text(raw: Any) -> str:
    """A raw item as text, for an error."""
    data: bytes = raw.data if isinstance(raw, ServerSentEvent) else raw
    return data.decode("utf-8", "replace")


@cache
def event_maker(type_: LazyType, flat: bool) -> Make:
    """What turns an event into its typed item."""
    validate = adapter_of(type_).validator.validate_json
    members = _event_models(type_())
    wrap: Callable[[ServerSentEvent, bytes], bytes]
    if members is None:
        kinds = {data_kind(type_())}
        wrap = _data
    else:
        kinds = {data_kind(m.model_fields["data"].annotation) for m in members}
        wrap = _event

    def from_json(event: ServerSentEvent) -> Any:
        return validate(wrap(event, event.data))

    def from_text(event: ServerSentEvent) -> Any:
        text = event.data.decode("utf-8", "replace")
        return validate(wrap(event, json.dumps(text).encode()))

    def from_either(event: ServerSentEvent) -> Any:
        try:
            return from_json(event)
        except ValidationError as error:
            try:
                return from_text(event)
            except ValidationError:
                raise error from None

    make: Make = from_either
    if kinds == {"json"}:
        make = from_json
    elif kinds == {"text"}:
        make = from_text
    if not flat or members is None:
        return make
    return lambda event: make(event).data


def _data(_: ServerSentEvent, data: bytes) -> bytes:
    return data


def _event(event: ServerSentEvent, data: bytes) -> bytes:
    """The event as a JSON object."""
    _, name, id_, retry = event
    if name is None and id_ is None and retry is None:
        return b'{"data":%b}' % data
    others = {"event": name, "id": id_, "retry": retry}
    given = json.dumps({k: v for k, v in others.items() if v is not None})
    return b'%b,"data":%b}' % (given[:-1].encode(), data)


def _event_models(type_: object) -> list[type[BaseModel]] | None:
    """The models of whole events that the type consists of, None if it describes data alone."""
    type_ = _bare(type_)
    if isinstance(type_, type) and issubclass(type_, BaseModel):
        type_.model_rebuild()
        wire = {field.alias or name for name, field in type_.model_fields.items()}
        return [type_] if "data" in wire and wire <= _EVENT_FIELDS else None
    members = [_event_models(m) for m in get_args(type_)]
    if not members or get_origin(type_) in (list, dict, tuple, Literal):
        return None
    models: list[type[BaseModel]] = []
    for member in members:
        if member is None:
            return None
        models += member
    return models


def _bare(type_: Any) -> Any:
    """Without `Annotated` and aliases."""
    while True:
        if isinstance(type_, TypeAliasType):
            type_ = type_.__value__
        elif get_origin(type_) is Annotated:
            type_ = get_args(type_)[0]
        else:
            return type_


def data_kind(type_: object) -> Literal["text", "json", "either"]:
    """Whether values of the type are bare text, JSON, or one or the other."""
    type_ = _bare(type_)
    if type_ is Any or type_ is object:
        return "either"
    if isinstance(type_, type):
        return "text" if issubclass(type_, (str, Enum, date)) else "json"
    arguments = get_args(type_)
    if get_origin(type_) is Literal:
        kinds = {"text" if isinstance(value, str) else "json" for value in arguments}
    elif get_origin(type_) in (list, dict, tuple) or not arguments:
        return "json"
    else:
        kinds = {data_kind(a) for a in arguments if a not in (type(None), Unset)}
    if kinds == {"text"}:
        return "text"
    return "json" if kinds == {"json"} else "either"


__all__ = ["Items", "raw_text"]
