"""Streams of events or lines to typed items. No I/O.

Input: a response (its type, framing, sentinel) and pieces of bytes. Output: items, until the end.

An event's type describes the event where it is a model with a `data` field and no field besides
`data`, `event`, `id` and `retry` (or a union of such models); any other type describes the data
alone. Data is JSON, unless its type is text.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, time, timedelta
from enum import Enum
from functools import cache, lru_cache
from typing import Annotated, Any, Literal, get_args, get_origin
from uuid import UUID

from pydantic import BaseModel
from pydantic_core import ValidationError
from typing_extensions import TypeAliasType

from .lenient import Report, Validation, read_leniently
from .model import fields_of
from .response_spec import LazyType, ResponseSpec
from .sse import EventDecoder, LineDecoder, ServerSentEvent
from .unions import Unrecognized, is_unknown_model
from .unset import Unset
from .values import adapter_of

Make = Callable[[Any], Any]

_END = "[DONE]"
"""Ends a stream whose document names no sentinel: no JSON, and what most servers send."""

_EVENT_FIELDS = frozenset(("data", "event", "id", "retry"))


class Items:
    """Splits pieces into raw items, of which `make` makes typed ones (one at a time, so that an
    item which does not fit costs none of those before it). `done` once the sentinel was seen.

    `read_data` reads raw items that are nothing but bytes, where that is all there is to do.
    """

    def __init__(
        self,
        spec: ResponseSpec,
        validation: Validation = "strict",
        report: Report | None = None,
    ) -> None:
        assert spec.type is not None
        self.done = False
        self.resumable = False
        self._events = EventDecoder()
        self._lines = LineDecoder()
        self._is_lines = spec.kind == "jsonl"
        self._sentinel = (spec.sentinel or _END).encode()
        self._origins: frozenset[str] = frozenset()
        self._first_id = ""
        self.make = maker(spec.type, spec.flat)
        self.read_data: Make | None = None
        if validation != "strict":
            self.make = _lenient(self.make, spec, validation, report)
        if _event_models(spec.type()) is None and data_kind(spec.type()) == "json":
            self.read_data = adapter_of(spec.type).validator.validate_json

    def split(self, piece: bytes) -> list[Any]:
        """The raw items that the next bytes complete, up to the sentinel."""
        if self._is_lines:
            return self._until_sentinel(self._lines.feed(piece))
        events = self._events.feed(piece)
        if events and self.resumable:
            events = self._unless_repeated(events)
        return self._until_sentinel(events)

    def _until_sentinel(self, items: list[Any]) -> list[Any]:
        sentinel = self._sentinel
        if sentinel not in items and (self._is_lines or self._events.is_plain):
            return items
        for position, item in enumerate(items):
            if item == sentinel or (
                item.__class__ is ServerSentEvent and item.data == sentinel
            ):
                self.done = True
                return items[:position]
        return items

    def end(self) -> list[Any]:
        """The raw items that the end of the stream completes."""
        if self._is_lines:
            return self._until_sentinel(self._lines.end())
        events, whole = self._events.end()
        events = self._until_sentinel(events)
        return events if whole or not events or self._fits(events[0]) else []

    def _fits(self, raw: Any) -> bool:
        try:
            self.make(raw)
        except ValidationError:
            return False
        return True

    @property
    def retry(self) -> int | None:
        """Milliseconds that the server asks to wait before a reconnection."""
        return self._events.retry

    @property
    def last_event_id(self) -> str:
        """The id of the last event, which a reconnection continues after; "" if there is none."""
        return self._events.last_event_id

    def resume(self) -> None:
        """Read on from another response, that of a reconnection."""
        last = self._events
        self._events = EventDecoder()
        self._events.last_event_id, self._events.retry = last.last_event_id, last.retry
        self._origins = frozenset((self._first_id, last.last_event_id))

    def _unless_repeated(self, events: list[Any]) -> list[Any]:
        """The events; none, and `done`, if a reconnection begins with one that was given before."""
        ids = [e.id for e in events if e.__class__ is ServerSentEvent and e.id]
        if not ids:
            return events
        if ids[0] in self._origins:
            self.done = True
            return []
        self._first_id = self._first_id or ids[0]
        self._origins = frozenset()
        return events


def _lenient(
    make: Make, spec: ResponseSpec, validation: Validation, report: Report | None
) -> Make:
    """The same, but an item that does not fit becomes the closest thing to one."""
    type_ = spec.type
    assert type_ is not None
    whole = _event_models(type_()) is not None

    def make_leniently(raw: Any) -> Any:
        try:
            return make(raw)
        except ValidationError as error:
            data = _event(raw, data_of(raw)) if whole else data_of(raw)
            lenient = read_leniently(validation, type_, data, error, report)
            if lenient is None:
                raise
            return lenient.value.data if whole and spec.flat else lenient.value

    return make_leniently


def raw_text(raw: Any) -> str:
    """A raw item as text, for an error."""
    return data_of(raw).decode("utf-8", "replace")


def data_of(raw: ServerSentEvent | bytes) -> bytes:
    """The data of an event, or a line."""
    return raw if isinstance(raw, bytes) else raw.data


@cache
def maker(type_: LazyType, flat: bool) -> Make:
    """What turns an event or a line into its typed item."""
    validate = adapter_of(type_).validator.validate_json
    members = _event_models(type_())
    wrap: Callable[[ServerSentEvent | bytes, bytes], bytes]
    if members is None:
        kinds = {data_kind(type_())}
        wrap = _data
    else:
        kinds = {data_kind(fields_of(m)["data"].annotation) for m in members}
        wrap = _event

    def from_json(raw: ServerSentEvent | bytes) -> Any:
        return validate(wrap(raw, data_of(raw)))

    def from_text(raw: ServerSentEvent | bytes) -> Any:
        text = data_of(raw).decode("utf-8", "replace")
        return validate(wrap(raw, json.dumps(text).encode()))

    def from_either(raw: ServerSentEvent | bytes) -> Any:
        try:
            return from_json(raw)
        except ValidationError as error:
            try:
                return from_text(raw)
            except ValidationError:
                raise error from None

    make: Make = from_either
    if kinds == {"json"}:
        make = from_json
    elif kinds == {"text"}:
        make = from_text
    if not flat or members is None:
        return make
    return lambda raw: make(raw).data


def _data(_: ServerSentEvent | bytes, data: bytes) -> bytes:
    return data


def _event(raw: ServerSentEvent | bytes, data: bytes) -> bytes:
    """The event as a JSON object."""
    if isinstance(raw, bytes):
        return b'{"data":%b}' % data
    _, name, id_, retry = raw
    if id_ is None and retry is None and name is not None:
        return b'{"event":%b,"data":%b}' % (_json_name(name), data)
    others = {"event": name, "id": id_, "retry": retry}
    given = json.dumps({k: v for k, v in others.items() if v is not None})
    return b'%b,"data":%b}' % (given[:-1].encode(), data)


@lru_cache(maxsize=64)
def _json_name(name: str) -> bytes:
    return json.dumps(name).encode()


def _event_models(type_: object) -> list[type[BaseModel]] | None:
    """The models of whole events that the type consists of, None if it describes data alone."""
    type_ = _bare(type_)
    if type_ is Unrecognized or is_unknown_model(type_):  # an event of any tag
        return []
    if isinstance(type_, type) and issubclass(type_, BaseModel):
        wire = {field.alias or name for name, field in fields_of(type_).items()}
        return [type_] if "data" in wire and wire <= _EVENT_FIELDS else None
    members = [_event_models(m) for m in get_args(type_)]
    if not members or get_origin(type_) in (list, dict, tuple, Literal):
        return None
    models: list[type[BaseModel]] = []
    for member in members:
        if member is None:
            return None
        models += member
    return models or None


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
        texts = (str, Enum, date, time, timedelta, UUID)
        return "text" if issubclass(type_, texts) else "json"
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


__all__ = ["Items", "data_of", "raw_text"]
