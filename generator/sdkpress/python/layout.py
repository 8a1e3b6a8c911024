"""Lays out expressions as black does, so that generated code needs no formatter.

Input: a small tree of text and bracketed groups. Output: lines of at most 88 columns where that is
possible. The rules are black's own: on one line if it fits; else the content of the brackets on one
line of its own, without a trailing comma; else one item per line, with a trailing comma where
there is more than one. A group can be told to explode (black's magic trailing comma).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

WIDTH: Final = 88

# Where black's table and the Unicode 14 data of Python 3.11 differ: marks and modifiers that add no
# column, and symbols that Unicode 16 made wide.
_EXCEPTIONS: Final = (
    ("\u302a", "\u302f", 1),
    ("\u3099", "\u309a", 1),
    ("\U00016fe4", "\U00016ff1", 1),
    ("\U0001f3fb", "\U0001f3ff", 1),
    ("\u2630", "\u2637", 2),
    ("\u268a", "\u268f", 2),
    ("\u4dc0", "\u4dff", 2),
    ("\U0001d300", "\U0001d356", 2),
    ("\U0001d360", "\U0001d376", 2),
)


@dataclass(frozen=True, slots=True)
class Text:
    """Source that is never broken: a name, a literal."""

    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A value with what stands before it: `limit=`, `"key": `."""

    prefix: str
    value: Node


@dataclass(frozen=True, slots=True)
class Group:
    """A bracketed list. `open` holds what stands before the bracket too: `List[`, `client.edit(`.

    `explode` asks for one item per line in any case (it has no effect on an empty group, nor may it be
    used where a comma would change the meaning, as in a subscript of one item).
    """

    open: str
    items: tuple[Node, ...]
    close: str
    explode: bool = False


Node = Text | Pair | Group


def layout(
    node: Node, indent: int = 0, prefix: str = "", suffix: str = ""
) -> list[str]:
    """The lines of `prefix node suffix`, indented by `indent` blanks.

    `prefix` is what stands before it on the line (`res = `), `suffix` what follows (`,`).
    """
    pad = " " * indent
    flat = flatten(node)
    if flat is not None:
        line = f"{pad}{prefix}{flat}{suffix}"
        if fits(line):
            return [line]
    match node:
        case Text(text):
            return [f"{pad}{prefix}{text}{suffix}"]
        case Pair(before, value):
            return layout(value, indent, prefix + before, suffix)
        case Group(opening, items, closing, explode):
            if not items:
                return [f"{pad}{prefix}{opening}{closing}{suffix}"]
            head, tail = f"{pad}{prefix}{opening}", f"{pad}{closing}{suffix}"
            display = len(opening) == 1 and len(items) > 1
            return [head, *_body(items, indent + 4, explode, display), tail]


def _body(
    items: tuple[Node, ...], indent: int, explode: bool, display: bool
) -> list[str]:
    if not explode and not display:
        flats = [flatten(item) for item in items]
        if None not in flats:
            line = " " * indent + ", ".join(flat for flat in flats if flat is not None)
            if fits(line):
                return [line]
    lines: list[str] = []
    last = "," if explode or len(items) > 1 else ""
    for item in items[:-1]:
        lines += layout(item, indent, "", ",")
    return lines + layout(items[-1], indent, "", last)


def flatten(node: Node) -> str | None:
    """The node on one line, or None if something in it is to be exploded."""
    match node:
        case Text(text):
            return text
        case Pair(prefix, value):
            flat = flatten(value)
            return None if flat is None else prefix + flat
        case Group(opening, items, closing, explode):
            if explode and items:
                return None
            flats: list[str] = []
            for item in items:
                flat = flatten(item)
                if flat is None:
                    return None
                flats.append(flat)
            return opening + ", ".join(flats) + closing


def fits(line: str) -> bool:
    """Whether a line is at most 88 columns wide."""
    return width(line) <= WIDTH


def width(line: str) -> int:
    """The columns a line takes, where East Asian wide characters take two."""
    return len(line) if line.isascii() else sum(map(char_width, line))


@lru_cache(maxsize=4096)
def char_width(char: str) -> int:
    """The columns of one character (Unicode Standard Annex 11)."""
    for first, last, columns in _EXCEPTIONS:
        if first <= char <= last:
            return columns
    import unicodedata

    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def declaration(
    name: str, annotation: Node, value: Node | None = None, indent: int = 0
) -> list[str]:
    """The lines of `name: annotation = value`.

    What does not fit is broken in the value if the annotation fits before it, else in the annotation.
    """
    pad = " " * indent
    flat, flat_value = flatten(annotation), None if value is None else flatten(value)
    if value is None:
        return _typed(f"{name}: ", annotation, indent, "")
    if flat is not None:
        before = f"{name}: {flat} = "
        if flat_value is not None and fits(f"{pad}{before}{flat_value}"):
            return [f"{pad}{before}{flat_value}"]
        if isinstance(value, Group) and value.items:
            lines = layout(value, indent, before)
            if fits(lines[0]):
                return lines
        elif fits(f"{pad}{before}("):
            return [f"{pad}{before}(", *layout(value, indent + 4), f"{pad})"]
    head, *rest = layout(value, indent)
    return [*_typed(f"{name}: ", annotation, indent, f" = {head.lstrip()}"), *rest]


def returned(annotation: Node, indent: int) -> list[str]:
    """The last lines of a function's head: `) -> annotation:`."""
    return _typed(") -> ", annotation, indent, ":")


def _typed(prefix: str, annotation: Node, indent: int, suffix: str) -> list[str]:
    lines = layout(annotation, indent, prefix, suffix)
    if not isinstance(annotation, Text) or fits(lines[0]):
        return lines
    pad, text = " " * indent, annotation.text
    if "." not in text and not fits(f"{pad}    {text}"):
        return lines
    return [f"{pad}{prefix}(", f"{pad}    {text}", f"{pad}){suffix}"]


def assignment(name: str, value: Node, indent: int = 0) -> list[str]:
    """The lines of `name = value`."""
    lines = layout(value, indent, f"{name} = ")
    if fits(lines[0]):
        return lines
    pad = " " * indent
    wrapped = [f"{pad}{name} = (", *layout(value, indent + 4), f"{pad})"]
    return wrapped if all(map(fits, wrapped)) else lines
