"""Where the parts of a document come from that was put together from several files.

Input: what a pass that puts documents together notes. Output: for a pointer into the whole, the file and the
pointer that it has there. Only what differs from its surroundings is noted, by the container that holds it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from typing import cast

from sdkpress.diagnostics.findings import Location
from sdkpress.frozen import dataclass
from sdkpress.source.pointer import escape, parse


@dataclass(frozen=True, slots=True)
class Origin:
    """A file as findings call it, and a pointer in it."""

    file: str
    pointer: str

    def child(self, token: str) -> Origin:
        """What lies below, where nothing else is known of it."""
        return Origin(self.file, f"{self.pointer}/{escape(token)}")


def beside(token: str) -> Origin:
    """The origin of a member that moved inside its container: the member that it was."""
    return Origin("", token)


@dataclass(slots=True)
class Origins:
    """The origins of one document; `texts` are the bytes of files that are not on disk, by their names."""

    texts: dict[str, bytes] = field(default_factory=dict[str, bytes])
    _members: dict[int, dict[str, Origin]] = field(
        default_factory=dict[int, "dict[str, Origin]"]
    )
    _held: list[object] = field(default_factory=list[object])  # so that no id is reused

    def __bool__(self) -> bool:
        """Whether anything comes from elsewhere."""
        return bool(self._members)

    def note(self, container: object, token: str, origin: Origin) -> None:
        """One member of a container comes from elsewhere than the container."""
        members = self._members.get(id(container))
        if members is None:
            members = self._members[id(container)] = {}
            self._held.append(container)
        members[token] = origin

    def copied(self, old: object, new: object) -> None:
        """A container was copied: what is known of its members holds for the copy."""
        for token, origin in self._members.get(id(old), {}).items():
            self.note(new, token, origin)

    def known(self, container: object) -> Mapping[str, Origin]:
        """What was noted for the members of a container."""
        return self._members.get(id(container), {})

    def of(self, file: str, data: object, pointer: str) -> Origin:
        """Where the value at a pointer of the whole document comes from."""
        origin, value = Origin(file, "#"), data
        for token in parse(pointer):
            noted = self._members.get(id(value), {}).get(token)
            if noted is None or not noted.file:
                origin = origin.child(token if noted is None else noted.pointer)
            else:
                origin = noted
            value = _member(value, token)
        return origin

    def locate(self, file: str, data: object, at: Location) -> Location:
        """A location in the whole document as one in the user's own files."""
        if at.file != file or at.line is not None or not self._members:
            return at
        origin = self.of(file, data, at.pointer)
        return replace(at, file=origin.file, pointer=origin.pointer)


def _member(value: object, token: str) -> object:
    if isinstance(value, dict):
        return cast("dict[str, object]", value).get(token)
    if isinstance(value, list) and token.isdecimal() and len(token) < 9:
        items, index = cast("list[object]", value), int(token)
        return items[index] if index < len(items) else None
    return None
