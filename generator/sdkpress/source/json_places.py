"""Where keys and values of a JSON text start.

Input: a JSON text that has been read before. Output: offsets in characters, found lazily: only the
containers on the way to a pointer are scanned, what lies between them is skipped by the C scanner.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from sdkpress.source.pointer import parent, parse

_SPACE: Final = re.compile(r"[ \t\r\n]*")
_AHEAD: Final = (
    3  # levels of the root that are found in one go: `/paths/{path}/{method}`
)


class Member(NamedTuple):
    """One member of an object, or item of an array (whose key is its index)."""

    key: str
    key_offset: int
    offset: int


@dataclass(slots=True)
class JsonPlaces:
    """The places of one text. `members` keeps repeated keys, in order."""

    text: str
    _decode: Callable[[str, int], tuple[object, int]] = json.JSONDecoder(
        strict=False
    ).raw_decode
    _known: dict[int, list[Member]] = field(default_factory=dict[int, "list[Member]"])
    _by_key: dict[int, dict[str, list[Member]]] = field(
        default_factory=dict[int, "dict[str, list[Member]]"]
    )

    def root(self) -> int:
        """Where the outermost value starts."""
        return self._skip(0)

    def is_json(self) -> bool:
        """Whether the text is one whole JSON value, and not YAML in flow style."""
        try:
            end = self._scan(self.root(), _AHEAD)
        except (ValueError, IndexError, StopIteration, RecursionError):
            return False
        return self._skip(end) == len(self.text)

    def members(self, offset: int) -> list[Member]:
        """What the container that starts at `offset` holds; nothing for a scalar."""
        if offset not in self._known:
            try:
                self._scan(offset, 0)
            except (ValueError, IndexError, StopIteration, RecursionError):
                pass  # no JSON from here on: what was found up to here is the answer
        return self._known[offset]

    def find(self, pointer: str) -> list[Member]:
        """The members on the way to a pointer, as far as there are any; of a repeated key the last."""
        way: list[Member] = []
        offset = self.root()
        for token in parse(pointer):
            members = self._called(offset, token)
            if not members:
                break
            way.append(members[-1])
            offset = members[-1].offset
        return way

    def _called(self, offset: int, key: str) -> list[Member]:
        """The members of that name, of the container that starts at `offset`."""
        by_key = self._by_key.get(offset)
        if by_key is None:
            by_key = self._by_key[offset] = {}
            for member in self.members(offset):
                by_key.setdefault(member.key, []).append(member)
        return by_key.get(key, [])

    def keys_at(self, pointer: str) -> list[int]:
        """Where each of the keys starts that a pointer can mean."""
        way = self.find(parent(pointer))
        holder = way[-1].offset if way else self.root()
        token = parse(pointer)[-1]
        return [m.key_offset for m in self._called(holder, token)]

    def _scan(self, offset: int, ahead: int) -> int:
        """Note the members of a container, with those of so many levels below it; where it ends."""
        members = self._known[offset] = []
        opening = self.text[offset]
        decode = self._decode
        if opening not in "{[":
            return decode(self.text, offset)[1]
        closing = "}" if opening == "{" else "]"
        position = self._skip(offset + 1)
        while self.text[position] != closing:
            start, key = position, str(len(members))
            if opening == "{":
                name, position = decode(self.text, start)
                key = str(name)
                position = self._skip(self._skip(position) + 1)  # past the colon
            members.append(Member(key, start, position))
            if ahead and self.text[position] in "{[":
                position = self._scan(position, ahead - 1)
            else:
                _, position = decode(self.text, position)
            position = self._skip(position)
            if self.text[position] == ",":
                position = self._skip(position + 1)
        return position + 1

    def _skip(self, position: int) -> int:
        match = _SPACE.match(self.text, position)
        return position if match is None else match.end()
