"""How settings are declared, and what a declaration says.

Input: a class whose fields are made by `setting` and `section`. Output: the `Shape` of each setting, from which
the published JSON Schema, the check of a config and the `Config` itself are made.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, field, fields, is_dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final, Literal, cast, get_args, get_origin

from sdkpress.frozen import dataclass

Section = type
"""A class whose fields are settings."""

_KEY: Final = "setting"
_SCALARS: Final[Mapping[object, str]] = {
    str: "string",
    bool: "boolean",
    int: "integer",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRule:
    """What a text must look like (a regular expression that JSON Schema and `re` read alike), and what to
    write instead. A rule with a `name` stands once in the schema; `forbidden` texts match and are refused.
    """

    pattern: str
    hint: str
    name: str | None = None
    forbidden: tuple[str, ...] = ()
    forbidden_hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a setting can be set to. `type` is JSON Schema's word.

    `item` is what lists and mappings hold, `section` the class of a mapping with settings of its own. With
    `switch`, true stands for such a mapping without any setting, and false for none.
    """

    type: str
    description: str = ""
    default: object = None
    choices: tuple[str, ...] = ()
    rule: TextRule | None = None
    filled: bool = False
    minimum: int | None = None
    item: Shape | None = None
    section: Section | None = None
    switch: bool = False
    required: bool = False

    @property
    def settings(self) -> Mapping[str, Shape]:
        """The settings of a section."""
        return {} if self.section is None else settings_of(self.section)


def setting(
    description: str,
    default: object = None,
    *,
    rule: TextRule | None = None,
    filled: bool = False,
    minimum: int | None = None,
    switch: bool = False,
    required: bool = False,
) -> Any:
    """A field that a user sets. `rule` and `filled` (not empty) hold for the texts of a list too.

    A section that is written has its `required` settings; they have no default.
    """
    declared = {
        "description": description,
        "rule": rule,
        "filled": filled,
        "minimum": minimum,
        "switch": switch,
        "required": required,
    }
    if required:
        return field(metadata={_KEY: declared})
    return field(default=default, metadata={_KEY: declared})


def section(description: str, kind: type) -> Any:
    """A field with settings of its own."""
    return field(default_factory=kind, metadata={_KEY: {"description": description}})


@lru_cache(maxsize=None)
def settings_of(kind: type) -> Mapping[str, Shape]:
    """The settings that a class declares, by the key that stands in the file (`async` for `async_`)."""
    hints = typing.get_type_hints(kind)
    shapes: dict[str, Shape] = {}
    for one in fields(kind):
        if _KEY in one.metadata:
            declared = cast("dict[str, Any]", one.metadata[_KEY])
            default: object = None if one.default is MISSING else one.default
            shape = _shape(hints[one.name], {**declared, "default": default})
            shapes[one.name.rstrip("_")] = shape
    return MappingProxyType(shapes)


def build(kind: type, settings: Mapping[str, object], **others: object) -> Any:
    """An instance of a class from settings that follow its declaration."""
    shapes = settings_of(kind)
    names = {one.name.rstrip("_"): one.name for one in fields(kind)}
    values = {names[key]: _built(shapes[key], value) for key, value in settings.items()}
    return kind(**values, **others)


def follows(value: object, shape: Shape) -> bool:
    """Whether a value certainly is what the declaration asks for. Exact types only: no is no verdict."""
    if shape.switch and isinstance(value, bool):
        return True
    match shape.type:
        case "object":
            return isinstance(value, dict) and _entries_follow(
                cast("dict[object, object]", value), shape
            )
        case "array":
            item = shape.item
            return isinstance(value, list) and all(
                item is not None and follows(one, item)
                for one in cast("list[object]", value)
            )
        case "string":
            return isinstance(value, str) and _text_follows(value, shape)
        case "boolean":
            return isinstance(value, bool)
        case _:
            return type(value) is int and value >= (shape.minimum or 0)


def text_matches(pattern: str, value: str) -> bool:
    """Whether JSON Schema's pattern is found in a text: its `$` is the very end, with no line break after."""
    return re.search(pattern.replace("$", r"\Z"), value) is not None


def _entries_follow(value: dict[object, object], shape: Shape) -> bool:
    settings, item = shape.settings, shape.item
    if any(one.required and key not in value for key, one in settings.items()):
        return False
    for key, one in value.items():
        below = settings.get(key, item) if isinstance(key, str) else None
        if below is None or not follows(one, below):
            return False
    return True


def _text_follows(value: str, shape: Shape) -> bool:
    if shape.choices and value not in shape.choices:
        return False
    if shape.filled and not value:
        return False
    rule = shape.rule
    return rule is None or (
        value not in rule.forbidden and text_matches(rule.pattern, value)
    )


def _shape(hint: object, declared: dict[str, Any]) -> Shape:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (types.UnionType, typing.Union):
        (inner,) = (one for one in arguments if one is not types.NoneType)
        return _shape(inner, declared)
    if origin is Literal:
        return Shape(type="string", choices=arguments, **declared)
    if origin is tuple or origin is Mapping:
        of_items = {
            key: declared.pop(key, None) for key in ("rule", "filled", "minimum")
        }
        inner = arguments[0] if origin is tuple else arguments[1]
        item = _shape(inner, {**of_items, "filled": bool(of_items["filled"])})
        return Shape(
            type="array" if origin is tuple else "object", item=item, **declared
        )
    if isinstance(hint, type) and is_dataclass(hint):
        return Shape(type="object", section=hint, **declared)
    return Shape(type=_SCALARS[hint], **declared)


def _built(shape: Shape, value: object) -> object:
    if shape.switch and isinstance(value, bool):
        assert shape.section is not None
        return shape.section() if value else None
    if shape.section is not None:
        return build(shape.section, cast("dict[str, object]", value))
    if shape.type == "array" and shape.item is not None:
        return tuple(_built(shape.item, one) for one in cast("list[object]", value))
    if shape.type == "object" and shape.item is not None:
        entries = cast("dict[str, object]", value)
        item = shape.item
        return MappingProxyType({k: _built(item, v) for k, v in entries.items()})
    return value
