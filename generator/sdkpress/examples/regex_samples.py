"""A text that a schema's `pattern` allows (JSON Schema validation, section 6.3.3).

Input: a regular expression (ECMA-262). Output: a short text that it matches, or None where the expression has what
is not followed here (look-around, back-references, Unicode classes). Python's own parser reads it; it is never
run, so a document cannot make us wait.
"""

from __future__ import annotations

import importlib
import re
import string
import warnings
from functools import lru_cache
from typing import Any, Final

_LONGEST: Final = 200
_LONGEST_PATTERN: Final = 2000
_PREFERRED: Final = (
    "xa1A0-_." + string.ascii_letters + string.digits + " /@+:,#%~\n\r\t"
)
_WORD: Final = frozenset(string.ascii_letters + string.digits + "_")
_CLASSES: Final = {
    "CATEGORY_DIGIT": frozenset(string.digits),
    "CATEGORY_WORD": _WORD,
    "CATEGORY_SPACE": frozenset(" \n\r\t"),
    "CATEGORY_NOT_DIGIT": frozenset(_PREFERRED) - frozenset(string.digits),
    "CATEGORY_NOT_WORD": frozenset(_PREFERRED) - _WORD,
    "CATEGORY_NOT_SPACE": frozenset(_PREFERRED) - frozenset(" \n\r\t"),
}
_NAMED_GROUP: Final = re.compile(r"\(\?<(?![=!])")  # Python writes `(?P<name>`

# The parser has no public name (`sre_parse` is deprecated); hypothesis and others read its trees too.
_parser: Any = importlib.import_module("re._parser")


class _NotFollowed(Exception):
    """The expression has something that is not followed here."""


@lru_cache(maxsize=1024)
def matching_text(
    pattern: str, shortest: int = 0, longest: int = _LONGEST
) -> str | None:
    """A text of `shortest` to `longest` characters that `pattern` matches; None if none is found."""
    if len(pattern) > _LONGEST_PATTERN:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = _parser.parse(_NAMED_GROUP.sub("(?P<", pattern))
        for repeats in (1, shortest):
            text = _text(tree, max(1, repeats))
            if shortest <= len(text) <= longest:
                return text
    except (_NotFollowed, re.error, RecursionError, OverflowError):
        return None
    return None


def _text(tree: Any, repeats: int) -> str:
    """A text for a sequence; `repeats` is how often open ends repeat."""
    parts: list[str] = []
    for code, argument in tree:
        parts.append(_part(str(code), argument, repeats))
        if sum(map(len, parts)) > _LONGEST:
            raise _NotFollowed
    return "".join(parts)


def _part(code: str, argument: Any, repeats: int) -> str:
    match code:
        case "LITERAL":
            return chr(argument)
        case "NOT_LITERAL":
            return _plainest(frozenset(_PREFERRED) - {chr(argument)})
        case "ANY":
            return "x"
        case "AT":
            return ""
        case "IN":
            return _plainest(_members(argument))
        case "SUBPATTERN":
            return _text(argument[-1], repeats)
        case "ATOMIC_GROUP":
            return _text(argument, repeats)
        case "BRANCH":
            texts = [_text(alternative, repeats) for alternative in argument[1]]
            if repeats > 1:
                return max(texts, key=len)
            return next((text for text in texts if text), "")
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            low, high, repeated = argument
            optional = (low, high) == (0, 1)
            count = 0 if optional else max(low, min(high, repeats))
            if count > _LONGEST:
                raise _NotFollowed
            return _text(repeated, repeats) * count
        case _:
            raise _NotFollowed


def _members(items: Any) -> frozenset[str]:
    """The characters of a set, of those that may be chosen where it is negated."""
    allowed: set[str] = set()
    negated = False
    for code, argument in items:
        match str(code):
            case "NEGATE":
                negated = True
            case "LITERAL":
                allowed.add(chr(argument))
            case "RANGE":
                first, last = argument
                allowed.update(map(chr, range(first, min(last, first + 255) + 1)))
            case "CATEGORY":
                allowed |= _CLASSES[str(argument)]
            case _:
                raise _NotFollowed
    return frozenset(_PREFERRED) - allowed if negated else frozenset(allowed)


def _plainest(allowed: frozenset[str]) -> str:
    """The plainest of some characters."""
    for character in _PREFERRED:
        if character in allowed:
            return character
    if not allowed:
        raise _NotFollowed
    return min(allowed)
