"""The root's x-speakeasy-name-override: patterns of operation ids, and the method names they get.

Input: the extension and the operation ids. Output: `MethodOverrides`. The patterns are a document's, and
Python's engine tries every way to match one: a pattern is used only as long as all ways together stay
within a budget, which no honest document comes near.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from sdkpress.diagnostics import codes
from sdkpress.frozen import dataclass
from sdkpress.lower.extensions import as_list, as_mapping, as_text
from sdkpress.lower.references import Resolver

_KEY: Final = "x-speakeasy-name-override"
_REPEATED_GROUP: Final = re.compile(r"\)[*+?{]")
_REPETITION: Final = re.compile(r"[*+?{]")
_BEFORE: Final = re.compile(
    r"^\^?\.\*(?![?+])"
)  # says nothing where a pattern is searched for
_AFTER: Final = re.compile(r"(?<!\\)\.\*\$?$")
_BUDGET: Final = 100_000_000


@dataclass(frozen=True, slots=True)
class MethodOverrides:
    """The entries in order; the first that matches counts."""

    entries: tuple[tuple[re.Pattern[str], str], ...] = ()

    def of(self, operation_id: str) -> str | None:
        """The method name that an operation gets, if any entry matches its id."""
        return next(
            (name for pattern, name in self.entries if pattern.search(operation_id)),
            None,
        )


def method_overrides(resolver: Resolver, ids: Iterable[str]) -> MethodOverrides:
    """The entries that can be used; the others are reported."""
    entries: list[tuple[re.Pattern[str], str]] = []
    lengths = [len(id_) for id_ in ids]
    left = _BUDGET
    for index, item in enumerate(as_list(resolver.spec.extensions.get(_KEY)) or ()):
        entry = as_mapping(item) or {}
        pattern = as_text(entry.get("operationId"))
        name = as_text(entry.get("methodNameOverride"))
        compiled = None if pattern is None else _compiled(pattern)
        if compiled is not None and name:
            left -= _ways(compiled.pattern, lengths)
            if left >= 0:
                entries.append((compiled, name))
                continue
        message = f"{_KEY} needs a simple pattern and a name; this entry is ignored"
        resolver.report(codes.ODD_SHAPE, message, f"#/{_KEY}/{index}")
    return MethodOverrides(tuple(entries))


def _compiled(text: str) -> re.Pattern[str] | None:
    """The pattern without `.*` at its ends; None where it is none or repeats groups."""
    inner = _AFTER.sub("", _BEFORE.sub("", text))
    if len(inner) > 200 or _REPEATED_GROUP.search(inner):
        return None
    try:
        return re.compile(inner)
    except (re.error, RecursionError, OverflowError):
        return None


def _ways(pattern: str, lengths: list[int]) -> int:
    """How many ways there may be to match: each repetition, and the start, can be anywhere."""
    power = len(_REPETITION.findall(pattern)) + 1
    if power > 12:
        return _BUDGET + 1
    return sum(length**power for length in lengths)
