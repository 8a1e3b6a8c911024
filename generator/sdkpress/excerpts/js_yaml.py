"""Plain data → YAML text, character for character as js-yaml 4 `dump` writes it by default.

Input: what a JSON or YAML document holds (mappings, lists, strings, numbers, booleans, null).
Output: block YAML: two blanks a level, lists indented under their key, no anchors, text folded at
80 columns. Keys that read as array indices come first, in ascending order, as in any JavaScript
object.

Two things differ on purpose, because a page must not state another value than the document does:
whole numbers that a JavaScript number cannot hold keep all their digits, and text that YAML 1.1
reads as a number with separators (`14_030`) is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeGuard, cast

from sdkpress.excerpts.js_yaml_scalars import key_text, scalar_text, styled_text

_LONGEST_KEY: Final = 1024  # YAML 1.2 section 8.2.2: longer keys need `?`
_LARGEST_INDEX: Final = 2**32 - 2

_INDEX: Final = re.compile(r"0|[1-9][0-9]{0,9}")


def dump(value: object) -> str:
    """The YAML text of a whole value, with its final line break."""
    out: list[str] = []
    _write(value, 0, "", out, inline=True)
    return "\n".join(out).removeprefix(" ") + "\n"


def dump_entry(key: str, value: object, level: int) -> str:
    """The lines of `key: value` where it stands in a mapping `level` mappings deep (0 is the root).

    Ends with a line break, so entries of one mapping can be put one after another.
    """
    out: list[str] = []
    _write(value, level + 1, f"{'  ' * level}{key_text(key)}:", out, inline=False)
    return "\n".join(out) + "\n"


def javascript_order(keys: Iterable[str]) -> list[str]:
    """The keys in the order in which a JavaScript object gives them."""
    keys = list(keys)
    if not any(key[:1].isdigit() for key in keys):
        return keys
    indices = [key for key in keys if _is_index(key)]
    if not indices:
        return keys
    return sorted(indices, key=int) + [key for key in keys if not _is_index(key)]


def _write(
    value: object, level: int, lead: str, out: list[str], *, inline: bool
) -> None:
    """Append the lines of `value`; `lead` is what its first line starts with (a key, a dash).

    `inline`: a collection starts on the lead's own line, as it does after a dash.
    """
    whole: object = value
    if isinstance(value, str):
        out.append(f"{lead} {styled_text(value, level)}")
    elif _is_full_mapping(value):
        _write_mapping(value, level, lead, out, inline=inline)
    elif _is_full_list(value):
        _write_list(value, level, lead, out, inline=inline)
    else:
        out.append(f"{lead} {scalar_text(whole)}")


def _is_full_mapping(value: object) -> TypeGuard[Mapping[object, object]]:
    return isinstance(value, Mapping) and bool(cast("Mapping[object, object]", value))


def _is_full_list(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, list | tuple) and bool(cast("Sequence[object]", value))


def _write_mapping(
    value: Mapping[object, object],
    level: int,
    lead: str,
    out: list[str],
    *,
    inline: bool,
) -> None:
    pad = "  " * level
    if not inline:
        out.append(lead)
    start = f"{lead} " if inline else pad
    names = {_name(key): key for key in value}
    for name in javascript_order(names):
        key = key_text(name)
        if len(key) > _LONGEST_KEY:
            out.append(f"{start}? {key}")
            _write(value[names[name]], level + 1, f"{pad}:", out, inline=True)
        else:
            _write(value[names[name]], level + 1, f"{start}{key}:", out, inline=False)
        start = pad


def _write_list(
    value: Iterable[object], level: int, lead: str, out: list[str], *, inline: bool
) -> None:
    pad = "  " * level
    if not inline:
        out.append(lead)
    start = f"{lead} " if inline else pad
    for item in value:
        _write(item, level + 1, f"{start}-", out, inline=True)
        start = pad


def _name(key: object) -> str:
    """A mapping's key as JavaScript names it: always text."""
    return key if isinstance(key, str) else scalar_text(key)


def _is_index(key: str) -> bool:
    return _INDEX.fullmatch(key) is not None and int(key) <= _LARGEST_INDEX
