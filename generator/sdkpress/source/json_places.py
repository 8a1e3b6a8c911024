"""Where keys and values of a JSON text start.

Input: a JSON text that has been read before. Output: offsets in characters, found lazily: only the
containers on the way to a pointer are scanned, what lies between them is skipped by the C scanner.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from sdkpress.source.pointer import parent, parse

_SPACE: Final = re.compile(r"[ \t\r\n]*")


class Member(NamedTuple):
    """One member of an object, or item of an array (whose key is its index)."""

    key: str
    key_offset: int
    offset: int


@dataclass(slots=True)
class JsonPlaces:
    """The places of one text. `members` keeps repeated keys, in order."""

    text: str
    _known: dict[int, list[Member]] = field(default_factory=dict[int, "list[Member]"])
    _by_key: dict[int, dict[str, list[Member]]] = field(
        default_factory=dict[int, "dict[str, list[Member]]"]
    )

    def root(self) -> int:
        """Where the outermost value starts."""
        return self._skip(0)

    def members(self, offset: int) -> list[Member]:
        """What the container that starts at `offset` holds; nothing for a scalar."""
        if offset not in self._known:
            members: list[Member] = []
            try:
                self._scan(offset, members)
            except (ValueError, IndexError, StopIteration, RecursionError):
                pass  # no JSON from here on: what was found up to here is the answer
            self._known[offset] = members
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

    def _scan(self, offset: int, members: list[Member]) -> None:
        opening = self.text[offset]
        if opening not in "{[":
            return
        closing = "}" if opening == "{" else "]"
        decode = json.JSONDecoder(strict=False).raw_decode
        position = self._skip(offset + 1)
        while self.text[position] != closing:
            start, key = position, str(len(members))
            if opening == "{":
                key, position = decode(self.text, start)
                position = self._skip(self._skip(position) + 1)  # past the colon
            members.append(Member(str(key), start, position))
            _, position = decode(self.text, position)
            position = self._skip(position)
            if self.text[position] == ",":
                position = self._skip(position + 1)

    def _skip(self, position: int) -> int:
        match = _SPACE.match(self.text, position)
        return position if match is None else match.end()
