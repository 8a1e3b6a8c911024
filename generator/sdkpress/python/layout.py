"""Lays out expressions as black does, so that generated code needs no formatter.

Input: a small tree of text and bracketed groups. Output: lines of at most 88 columns where that is
possible. The rules are black's own: on one line if it fits; else the content of the brackets on one
line of its own, without a trailing comma; else one item per line, with a trailing comma where
there is more than one. A group can be told to explode (black's magic trailing comma).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from sdkpress.python.nodes import Declaration, Group, Node, Pair, Text

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


def layout(
    node: Node, indent: int = 0, prefix: str = "", suffix: str = ""
) -> list[str]:
    """The lines of `prefix node suffix`, indented by `indent` blanks.

    `prefix` is what stands before it on the line (`res = `), `suffix` what follows (`,`).
    """
    pad = " " * indent
    flat = node.text if isinstance(node, Text) else flatten(node)
    if flat is not None:
        line = f"{pad}{prefix}{flat}{suffix}"
        # Most lines are short and ASCII: two calls less for each.
        if len(line) <= WIDTH if line.isascii() else fits(line):
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
            comma = explode or len(items) > 1 or opening == "("
            return [head, *_body(items, indent + 4, explode or display, comma), tail]


def _body(
    items: tuple[Node, ...], indent: int, explode: bool, comma: bool
) -> list[str]:
    if not explode and not (comma and len(items) == 1):
        flats = [flatten(item) for item in items]
        if None not in flats:
            line = " " * indent + ", ".join(flat for flat in flats if flat is not None)
            if fits(line):
                return [line]
    lines: list[str] = []
    for item in items[:-1]:
        lines += layout(item, indent, "", ",")
    return lines + layout(items[-1], indent, "", "," if comma else "")


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
                flat = item.text if isinstance(item, Text) else flatten(item)
                if flat is None:
                    return None
                flats.append(flat)
            comma = "," if opening == "(" and len(items) == 1 else ""
            return f"{opening}{', '.join(flats)}{comma}{closing}"


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


def declaration(statement: Declaration, indent: int = 0) -> list[str]:
    """The lines of a declaration.

    What does not fit is broken in the value if the annotation fits before it, else in the annotation.
    """
    name, annotation, value = statement.name, statement.annotation, statement.value
    if value is None:
        return _typed(f"{name}: ", annotation, indent, "")
    pad, flat = " " * indent, flatten(annotation)
    if flat is not None:
        before = f"{name}: {flat} = "
        lines = layout(value, indent, before)
        if fits(lines[0]) and (len(lines) == 1 or isinstance(value, Group)):
            return lines
        is_display = isinstance(value, Group) and len(value.open) == 1
        if not is_display and fits(f"{pad}{before}("):
            return [f"{pad}{before}(", *layout(value, indent + 4), f"{pad})"]
    closing = "] = "
    head, *rest = layout(value, indent, closing)
    suffix = " = " + head.lstrip().removeprefix(closing)
    lines = _typed(f"{name}: ", annotation, indent, suffix)
    if lines[0].endswith("(") and isinstance(annotation, Group) and not rest:
        lines[-1] = f"{pad}) = ({flatten(value)})"  # black adds these parentheses too
    return [*lines, *rest]


def returned(annotation: Node, indent: int, body: str = "") -> list[str]:
    """The last lines of a function's head: `) -> annotation:`, with a body that stands behind it."""
    return _typed(") -> ", annotation, indent, f": {body}" if body else ":")


def _typed(prefix: str, annotation: Node, indent: int, suffix: str) -> list[str]:
    lines = layout(annotation, indent, prefix, suffix)
    if fits(lines[0]):
        return lines
    pad = " " * indent
    inner = layout(annotation, indent + 4)
    wrapped = [f"{pad}{prefix}(", *inner, f"{pad}){suffix}"]
    if isinstance(annotation, Text) and "." in annotation.text:
        return wrapped
    return wrapped if all(map(fits, wrapped)) else lines


def conjunction(terms: Sequence[str], indent: int) -> str:
    """What stands between `if ` and its colon, for terms that must all hold."""
    whole = " and ".join(terms)
    pad, inner = " " * indent, " " * (indent + 4)
    if fits(f"{pad}if {whole}:"):
        return whole
    lines = [f"{inner}{whole}"]
    if not fits(lines[0]):
        joined = [terms[0], *(f"and {term}" for term in terms[1:])]
        if len(joined) == 1:
            left, equal, right = terms[0].partition(" == ")
            joined = [left, f"{equal.strip()} {right}"] if equal else joined
        lines = [f"{inner}{line}" for line in joined]
    return "\n".join(("(", *lines, f"{pad})"))


def assigned(name: str, value: Node, indent: int = 0) -> str:
    """What follows `name = `, in as many lines as it takes."""
    prefix = f"{name} = "
    lines = layout(value, indent, prefix)
    if not fits(lines[0]):
        pad = " " * indent
        wrapped = [f"{pad}{prefix}(", *layout(value, indent + 4), f"{pad})"]
        if all(map(fits, wrapped)):
            lines = wrapped
    return _after(lines, indent + len(prefix))


def given_back(value: Node, indent: int) -> str:
    """What follows `return `, in as many lines as it takes."""
    lines = layout(value, indent, "return ")
    if not fits(lines[0]):
        pad = " " * indent
        wrapped = [f"{pad}return (", *layout(value, indent + 4), f"{pad})"]
        if all(map(fits, wrapped)):
            lines = wrapped
    return _after(lines, indent + len("return "))


def declared(statement: Declaration, indent: int = 0) -> str:
    """What follows `name: ` in a declaration, in as many lines as it takes."""
    return _after(declaration(statement, indent), indent + len(statement.name) + 2)


def _after(lines: list[str], columns: int) -> str:
    return "\n".join(lines)[columns:]
