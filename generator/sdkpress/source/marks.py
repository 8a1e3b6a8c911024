"""Where in a file a JSON pointer lies.

Input: the bytes of a YAML or JSON document. Output: `Marks`, which gives line and column of a key or
value. This is the second, marked read: it happens only when something has to be shown.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from functools import cached_property
from typing import Final

from sdkpress.source.json_places import JsonPlaces
from sdkpress.source.pointer import parse
from sdkpress.source.text import Lines
from sdkpress.source.yaml_places import PlacedNode, place_nodes

_UNQUOTED: Final = re.compile(r"[^\s,\]}#]*")


class Marks:
    """Answers for one text. A pointer to nothing is answered by the nearest thing that holds it."""

    def __init__(self, raw: bytes) -> None:
        self.text = raw.removeprefix(BOM_UTF8).decode("utf-8", "replace")

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text, without their ends."""
        return [line.removesuffix("\r") for line in self.text.split("\n")]

    def locate(self, pointer: str, *, on_key: bool = False) -> tuple[int, int]:
        """Line and column, both from 1, of the value at a pointer, or of its key."""
        return self._places.place(self._offset(pointer, on_key))

    def written(self, pointer: str) -> str:
        """The characters of an unquoted scalar as the document writes it: `1.10`."""
        match = _UNQUOTED.match(self.text, self._offset(pointer, False))
        return "" if match is None else match.group()

    def _offset(self, pointer: str, on_key: bool) -> int:
        if self._json is not None:
            return _in_json(self._json, pointer, on_key)
        if self._yaml is not None:
            return _in_yaml(self._yaml, parse(pointer), on_key)
        return 0

    @cached_property
    def _places(self) -> Lines:
        return Lines(self.text)

    @cached_property
    def _json(self) -> JsonPlaces | None:
        if self.text.lstrip()[:1] not in ("{", "["):
            return None
        places = JsonPlaces(self.text)
        return places if places.is_json() else None

    @cached_property
    def _yaml(self) -> PlacedNode | None:
        return place_nodes(self.text)


def _in_json(places: JsonPlaces, pointer: str, on_key: bool) -> int:
    way = places.find(pointer)
    if not way:
        return places.root()
    whole = len(way) == len(parse(pointer))
    return way[-1].key_offset if on_key and whole else way[-1].offset


def _in_yaml(node: PlacedNode, tokens: tuple[str, ...], on_key: bool) -> int:
    key_offset = node.offset
    for token in tokens:
        child = node.child(token)
        if child is None:
            return node.offset
        key_offset, node = child
    return key_offset if on_key else node.offset
