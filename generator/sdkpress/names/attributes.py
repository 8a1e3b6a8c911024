"""Names inside a model: fields, and members of enum classes.

Input: models. Output: attribute names, unique inside their model.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final

from sdkpress.config.model import Config
from sdkpress.ir.models import EnumModel, ObjectModel
from sdkpress.names.reserved import (
    FIELDS,
    FIELDS_AND_BUILTINS,
    MEMBERS,
    PUBLISHED_FIELDS,
)
from sdkpress.names.scope import Scope
from sdkpress.names.words import number_word, speller, upper

_NUMBER: Final = re.compile(r"(-?)([0-9]+)(.*)", re.S)
_EDGE: Final = re.compile(r"[^A-Za-z0-9]+")
_SIGNS: Final = {
    ">": "GREATER_THAN",
    "<": "LESS_THAN",
    "=": "EQUAL",
    "!": "NOT",
    "+": "PLUS",
    "-": "MINUS",
    "*": "STAR",
    "%": "PERCENT",
    "&": "AND",
    "|": "OR",
    "/": "SLASH",
    ".": "DOT",
}


def field_names(model: ObjectModel, config: Config) -> dict[str, str]:
    """The attribute of each property, by wire name. A property spelled like its attribute keeps it."""
    reserved = reserved_fields(config)
    spell = speller(config.compatibility.naming)
    wanted = {field.wire: field.pinned or field.wire for field in model.fields}
    return distinct(
        wanted, lambda text: suffixed(spell(text), reserved), first=_as_spelled
    )


def reserved_fields(config: Config) -> frozenset[str]:
    """What a field may not be called."""
    if config.compatibility.naming == "speakeasy":
        return PUBLISHED_FIELDS
    avoided = config.compatibility.builtin_names == "avoided"
    return FIELDS_AND_BUILTINS if avoided else FIELDS


def _as_spelled(item: tuple[str, str]) -> bool:
    return item[0] != item[1]


def member_names(model: EnumModel, naming: str = "default") -> tuple[str, ...]:
    """The member of each value. `foo`, `Foo` and `FOO` become `FOO_LOWER`, `FOO_MIXED`, `FOO_UPPER`."""
    member = _published_member if naming == "speakeasy" else _member
    names = [
        _pinned_member(value.name) if value.name else member(value.value)
        for value in model.values
    ]
    texts = [str(value.value) for value in model.values]
    if len(set(names)) < len(names):
        spellings = Counter(text.casefold() for text in texts)
        names = [
            f"{name}_{_case(text)}" if spellings[text.casefold()] > 1 else name
            for name, text in zip(names, texts, strict=True)
        ]
    scope = Scope()
    return tuple(scope.claim(name) for name in names)


def _pinned_member(name: str) -> str:
    return name if name.isidentifier() and name.isupper() else upper(name)


def _member(value: object) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    text = str(value)
    if isinstance(value, (int, float)):
        text = text.replace("-", "minus_")
    name = upper(text) if text else "EMPTY"
    return f"{name}_" if name in MEMBERS else name


def _published_member(value: object) -> str:
    """With `naming: speakeasy`: `5` → `FIVE`, `5m` → `FIVEM`, `0.10` → `ZERO_DOT_10`, `>` → `GREATER_THAN_`."""
    text = str(value)
    if isinstance(value, bool):
        return text.upper()
    if not text:
        return "UNKNOWN"
    if all(sign in _SIGNS for sign in text):
        return "".join(f"{_SIGNS[sign]}_" for sign in text)
    number = _NUMBER.match(text)
    if number is None:
        behind = "_" if text.endswith("_") and len(text) > 1 else ""
        return f"{_member(value)}{behind}"
    minus, digits, rest = number.groups()
    if minus and not rest:
        return f"MINUS_{digits}"
    lead = number_word(digits).replace(" ", "_").upper()
    tail = _EDGE.sub("_", re.sub(r"\.", "_DOT_", rest)).upper()
    return f"{'MINUS_' if minus else ''}{lead}{tail}".rstrip("_")


def _case(text: str) -> str:
    if text.islower():
        return "LOWER"
    return "UPPER" if text.isupper() else "MIXED"


def suffixed(name: str, reserved: Iterable[str]) -> str:
    """The name with `_` at its end where it is reserved."""
    return f"{name}_" if name in reserved else name


def distinct(
    wanted: dict[str, str],
    spell: Callable[[str], str],
    *,
    first: Callable[[tuple[str, str]], bool],
) -> dict[str, str]:
    """Names for keys; where two get the same one, the key that sorts first keeps it and others a number.

    `first` sorts keys with their spelled names; ties go by the order of the document.
    """
    spelled = {key: spell(text) for key, text in wanted.items()}
    if len(set(spelled.values())) == len(spelled):
        return spelled
    names = Scope().claim_all(sorted(spelled.items(), key=first))
    return {key: names[key] for key in wanted}
