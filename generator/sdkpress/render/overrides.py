"""Templates of a team's own in place of single ones of sdkpress.

Input: a folder. Output: its templates by name, and what is wrong with them: a name that sdkpress has no template of, a text that is no
template, a variable that the view does not have. What a view has is known from its class, so a mistake is found before
anything is rendered.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import Any, Final, cast

import jinja2.nodes as n
from jinja2 import Environment, TemplateSyntaxError

from sdkpress.frozen import dataclass
from sdkpress.render.environment import template_root

_HEAD: Final = re.compile(r"\{# view: ([\w.]+)\.(\w+) (?:[^#]*)?#\}\n")
_UNKNOWN: Final = object()  # a type about which nothing can be said


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """What is wrong with a template, and in which line of its file."""

    file: Path
    line: int
    message: str
    hint: str | None = None


def template_names() -> tuple[str, ...]:
    """The templates of sdkpress by their names, as `docs/sdk.md.jinja`."""
    root = template_root()
    return tuple(sorted(p.relative_to(root).as_posix() for p in root.rglob("*.jinja")))


def view_of(name: str) -> type | None:
    """The class that a template lays out; None for one that others include."""
    head = _HEAD.match((template_root() / name).read_text(encoding="utf-8"))
    if head is None:
        return None
    module = head[1] if head[1].startswith("sdkpress.") else f"sdkpress.{head[1]}"
    return cast(type, getattr(import_module(module), head[2]))


def faults_in(folder: Path, jinja: Environment) -> Iterator[TemplateFault]:
    """Everything that is wrong with the templates of a folder."""
    known = template_names()
    for file in sorted(folder.rglob("*.jinja")):
        name = file.relative_to(folder).as_posix()
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f"did you mean '{near[0]}'?" if near else "see `sdkpress templates`"
            yield TemplateFault(file, 1, f"there is no template '{name}'", hint)
        else:
            yield from _faults(file, name, jinja)


def _faults(file: Path, name: str, jinja: Environment) -> Iterator[TemplateFault]:
    """What is wrong with one template."""
    try:
        tree = jinja.parse(file.read_text(encoding="utf-8"), name, str(file))
        jinja.compile(tree, name, str(file))
    except TemplateSyntaxError as error:
        yield TemplateFault(file, error.lineno, error.message or "no template")
        return
    except UnicodeDecodeError as error:
        yield TemplateFault(file, 1, str(error))
        return
    view = view_of(name)
    if view is not None:
        for line, message, help_ in _Check().body(tree, {"v": view}):
            yield TemplateFault(file, line, message, help_)


_Fault = tuple[int, str, str | None]


class _Check:
    """A walk through a template that knows what type each name has."""

    def body(self, node: n.Node, names: Mapping[str, object]) -> Iterator[_Fault]:
        """The faults in a part of a template, where these names are known."""
        match node:
            case n.For(target=target, iter=iterated):
                yield from self.body(iterated, names)
                item = _item_of(self.type(iterated, names))
                inner = {**names, "loop": _UNKNOWN, **_bound(target, item)}
                for part in (*node.body, *node.else_):
                    yield from self.body(part, inner)
            case n.Macro(args=arguments, body=parts):
                inner = {**names, **{one.name: _UNKNOWN for one in arguments}}
                for part in parts:
                    yield from self.body(part, inner)
            case n.Name(name=name, ctx="load") if name == "v" and "v" not in names:
                yield node.lineno, "'v' is not known here", None
            case n.Getattr(node=owner, attr=attribute):
                yield from self.body(owner, names)
                yield from _attribute_fault(
                    self.type(owner, names), attribute, node.lineno
                )
            case _:
                for child in node.iter_child_nodes():
                    yield from self.body(child, names)

    def type(self, node: n.Node, names: Mapping[str, object]) -> object:
        """The type of an expression, as far as the views tell it."""
        match node:
            case n.Name(name=name):
                return names.get(name, _UNKNOWN)
            case n.Getattr(node=owner, attr=attribute):
                return _members(self.type(owner, names)).get(attribute, _UNKNOWN)
            case _:
                return _UNKNOWN


def _attribute_fault(owner: object, attribute: str, line: int) -> Iterator[_Fault]:
    members = _members(owner)
    if members and attribute not in members:
        near = get_close_matches(attribute, members, n=1)
        has = ", ".join(members)
        hint = f"did you mean '{near[0]}'?" if near else f"it has: {has}"
        yield line, f"{cast(type, owner).__name__} has no '{attribute}'", hint


def _members(type_: object) -> dict[str, object]:
    """The fields and properties of a view with their types; nothing for what is no view."""
    if not (isinstance(type_, type) and hasattr(type_, "__dataclass_fields__")):
        return {}
    members: dict[str, object] = dict(typing.get_type_hints(type_))
    for name, value in vars(type_).items():
        if isinstance(value, property) and value.fget is not None:
            members[name] = typing.get_type_hints(value.fget).get("return", _UNKNOWN)
    return {name: _without_none(one) for name, one in members.items()}


def _without_none(type_: object) -> object:
    if typing.get_origin(type_) in (types.UnionType, typing.Union):
        rest = [one for one in typing.get_args(type_) if one is not type(None)]
        return rest[0] if len(rest) == 1 else _UNKNOWN
    return type_


def _item_of(type_: object) -> object:
    """What a loop over a value of the type goes through."""
    arguments: tuple[Any, ...] = typing.get_args(type_)
    if typing.get_origin(type_) in (tuple, list) and len(set(arguments) - {...}) == 1:
        return arguments[0]
    return _UNKNOWN


def _bound(target: n.Node, item: object) -> dict[str, object]:
    if isinstance(target, n.Name):
        return {target.name: item}
    return {one.name: _UNKNOWN for one in target.find_all(n.Name)}
