"""A text that matches a pattern: a regular expression in, its plainest match out (best effort)."""

from __future__ import annotations

import re
from typing import Any

_CATEGORIES = {"CATEGORY_DIGIT": "1", "CATEGORY_WORD": "a", "CATEGORY_SPACE": " "}
_CANDIDATES = "a1A-_ .:/@+%"


def matching(pattern: str, at_least: int = 0) -> str | None:
    """A text that `pattern` finds itself in, at least so many characters long if it can; else None."""
    try:
        compiled = re.compile(pattern)
        tree = re._parser.parse(pattern)  # type: ignore[attr-defined]
    except (re.error, RecursionError):
        return None
    for repeats in (0, at_least):
        text = "".join(_one(op, argument, repeats) for op, argument in tree)
        if len(text) >= at_least and compiled.search(text):
            return text
    return text if compiled.search(text) else None


def _one(op: Any, argument: Any, repeats: int) -> str:
    name = str(op)
    if name == "LITERAL":
        return chr(argument)
    if name == "NOT_LITERAL":
        return next(c for c in _CANDIDATES if ord(c) != argument)
    if name == "ANY":
        return "a"
    if name == "IN":
        return _from_set(argument)
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        low, high, inner = argument
        times = max(int(low), min(int(high), repeats)) if repeats else int(low)
        return "".join(_one(o, a, 0) for _ in range(times) for o, a in inner)
    if name == "SUBPATTERN":
        return "".join(_one(o, a, repeats) for o, a in argument[-1])
    if name == "BRANCH":
        return "".join(_one(o, a, repeats) for o, a in argument[1][0])
    return ""


def _from_set(items: Any) -> str:
    if str(items[0][0]) == "NEGATE":
        return next((c for c in _CANDIDATES if not _holds(items[1:], c)), "a")
    op, argument = items[0]
    if str(op) == "RANGE":
        return chr(argument[0])
    if str(op) == "CATEGORY":
        return _CATEGORIES.get(str(argument), "a")
    return chr(argument)


def _holds(items: Any, character: str) -> bool:
    for op, argument in items:
        if str(op) == "LITERAL" and ord(character) == argument:
            return True
        if str(op) == "RANGE" and argument[0] <= ord(character) <= argument[1]:
            return True
        if str(op) == "CATEGORY":
            rule = {
                "CATEGORY_DIGIT": str.isdigit,
                "CATEGORY_SPACE": str.isspace,
                "CATEGORY_WORD": lambda c: c.isalnum() or c == "_",
            }.get(str(argument))
            if rule is not None and rule(character):
                return True
    return False
