"""The events of a YAML text, by libyaml where PyYAML has it.

Input: text. Output: PyYAML's events, and where each starts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, cast

import yaml
from yaml.events import Event


class _Parser(Protocol):
    def get_event(self) -> Event | None: ...

    def dispose(self) -> None: ...


def events_of(text: str) -> Iterator[Event]:
    """Each event in order. Raises `yaml.YAMLError`."""
    loader = cast(_Parser, getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text))
    try:
        while True:
            event = loader.get_event()
            if event is None:
                return
            yield event
    finally:
        loader.dispose()


def offset_of(event: Event) -> int:
    """Where the event starts, in characters."""
    mark = event.start_mark
    return 0 if mark is None else mark.index
