"""Texts replaced in the model of an API.

Input: an `Api` that nobody else has, and changed texts of the document that it was made from. Output: the same `Api` with the texts
as they are now. A text is found by its identity: the passes hand descriptions on as the objects that the document holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, cast

from sdkpress.incremental.texts import ChangedText

_FIELDS: dict[type[Any], tuple[str, ...]] = {}
_PLAIN = (str, int, float, bytes, type(None), Enum)


def replace_texts(api: object, texts: Iterable[ChangedText]) -> bool:
    """Put the new texts into the place of the old ones; whether they stand in fields of their own alone.

    One that is nowhere belongs to something that no operation reaches.
    """
    changed = {id(text.before): text for text in texts}
    places: list[tuple[object, str, str]] = []
    seen: set[int] = set()
    pending: list[object] = [api]
    while pending:
        value = pending.pop()
        if id(value) in seen:
            continue
        seen.add(id(value))
        for name, below in _parts(value):
            if type(below) is str:
                text = changed.get(id(below))
                if text is None:
                    continue
                if name is None:
                    return False  # among others, where more than its words may count
                places.append((value, name, text.now))
            elif not isinstance(below, _PLAIN):
                pending.append(below)
    for holder, name, now in places:
        object.__setattr__(holder, name, now)
    for text in changed.values():
        text.holder[text.key] = text.now
    return True


def _parts(value: object) -> Iterable[tuple[str | None, object]]:
    kind: type[Any] = type(value)
    names = _FIELDS.get(kind)
    if names is None:
        names = tuple(f.name for f in fields(kind)) if is_dataclass(kind) else ()
        _FIELDS[kind] = names
    if names:
        return [(name, getattr(value, name)) for name in names]
    if isinstance(value, Mapping):
        entries = cast("Mapping[object, object]", value)
        return [(None, part) for pair in entries.items() for part in pair]
    if isinstance(value, (tuple, list, frozenset)):
        return [(None, part) for part in cast("Iterable[object]", value)]
    return ()
