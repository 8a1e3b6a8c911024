"""A text that a schema's `pattern` allows (JSON Schema validation, section 6.3.3).

Input: a regular expression (ECMA-262). Output: a short text that it matches, made by reading the expression, or
None where it uses what is not read here (look-around, back-references, Unicode classes). The expression is
never run: a document cannot make us wait.
"""

from __future__ import annotations

import string
from dataclasses import dataclass
from functools import lru_cache

_LONGEST = 200
_DEEPEST = 50
_LIKED = "xa1A0-_." + string.ascii_letters + string.digits + " /@+:,#%~"
_CLASSES = {
    "d": frozenset(string.digits),
    "w": frozenset(string.ascii_letters + string.digits + "_"),
    "s": frozenset(" "),
    "S": frozenset(_LIKED) - {" "},
    "D": frozenset(_LIKED) - frozenset(string.digits),
    "W": frozenset("-./@+:,#%~ "),
}
_CONTROLS = {"n": "\n", "r": "\r", "t": "\t"}


class _Unread(Exception):
    """The expression has something that is not read here."""


@lru_cache(maxsize=1024)
def matching(pattern: str, shortest: int = 0, longest: int = _LONGEST) -> str | None:
    """A text of `shortest` to `longest` characters that `pattern` matches; None if none is found."""
    for repeats in (1, shortest):
        reader = _Reader(pattern, repeats)
        try:
            text = reader.alternatives()
        except (_Unread, IndexError, ValueError):
            return None
        if reader.at == len(pattern) and shortest <= len(text) <= longest:
            return text
    return None


@dataclass(slots=True)
class _Reader:
    """Reads an expression from `at` on and makes its text; `repeats` is how often open ends repeat."""

    pattern: str
    repeats: int
    at: int = 0
    depth: int = 0

    def alternatives(self) -> str:
        """The first of `a|b` that is not empty; the longest where the text must be long."""
        found = self._sequence()
        while self._next("|"):
            other = self._sequence()
            longer = self.repeats > 1 and len(other) > len(found)
            found = other if longer or not found else found
        return found

    def _sequence(self) -> str:
        parts: list[str] = []
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            atom = self._atom()
            parts.append(atom * self._count())
            if sum(map(len, parts)) > _LONGEST:
                raise _Unread
        return "".join(parts)

    def _atom(self) -> str:
        character = self.pattern[self.at]
        self.at += 1
        match character:
            case "^" | "$":
                return ""
            case ".":
                return "x"
            case "(":
                return self._group()
            case "[":
                return self._set()
            case "\\":
                return self._escaped()
            case "*" | "+" | "?":
                raise _Unread
            case _:
                return character

    def _group(self) -> str:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise _Unread
        if self._next("?") and not self._next(":"):
            if not self._next("<") or self.pattern[self.at] in "=!":
                raise _Unread
            self.at = self.pattern.index(">", self.at) + 1
        text = self.alternatives()
        if not self._next(")"):
            raise _Unread
        self.depth -= 1
        return text

    def _escaped(self) -> str:
        character = self.pattern[self.at]
        self.at += 1
        if character in "bB":
            return ""
        if character in _CLASSES:
            return _liked(_CLASSES[character])
        if character in _CONTROLS:
            return _CONTROLS[character]
        if character.isalnum():
            raise _Unread
        return character

    def _set(self) -> str:
        negated = self._next("^")
        allowed: set[str] = set()
        while not self._next("]"):
            allowed |= self._members()
        if negated:
            return _liked(frozenset(_LIKED) - allowed)
        return _liked(frozenset(allowed))

    def _members(self) -> frozenset[str]:
        """One character, range or class of a set."""
        first = self.pattern[self.at]
        self.at += 1
        if first == "\\":
            escape = self.pattern[self.at]
            if escape in _CLASSES:
                self.at += 1
                return _CLASSES[escape]
            first = self._escaped()
        if self.pattern[self.at] != "-" or self.pattern[self.at + 1] == "]":
            return frozenset(first)
        self.at += 1
        last = self.pattern[self.at]
        self.at += 1
        if last == "\\":
            last = self._escaped()
        codes = range(ord(first), min(ord(last), ord(first) + 255) + 1)
        return frozenset(map(chr, codes))

    def _count(self) -> int:
        """How often the atom before is taken."""
        count = 1
        if self._next("*") or self._next("+"):
            count = max(1, self.repeats)
        elif self._next("?"):
            count = 0
        elif self.pattern[self.at : self.at + 1] == "{":
            end = self.pattern.index("}", self.at)
            low, comma, high = self.pattern[self.at + 1 : end].partition(",")
            self.at = end + 1
            least = int(low or "0")
            most = (int(high) if high else _LONGEST) if comma else least
            count = max(least, min(most, max(1, self.repeats)))
        self._next("?")  # a lazy quantifier takes as often
        if count > _LONGEST:
            raise _Unread
        return count

    def _next(self, character: str) -> bool:
        """Step over `character` if it comes next."""
        if self.pattern[self.at : self.at + 1] != character:
            return False
        self.at += 1
        return True


def _liked(allowed: frozenset[str]) -> str:
    """The plainest of some characters."""
    for character in _LIKED:
        if character in allowed:
            return character
    if not allowed:
        raise _Unread
    return min(allowed)
