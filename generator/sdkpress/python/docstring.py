"""Descriptions as docstrings: safe in Python source, and left as they are by black.

Input: any text of a document. Output: the lines of a docstring with quotes and indentation.
Line ends are unified, tabs expanded, blanks at line ends dropped and long lines of running text
wrapped; characters that do not print are escaped. Otherwise the text is the document's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sdkpress.python.layout import WIDTH, width

_QUOTES = '"""'


def docstring(text: str, indent: int) -> str:
    """The docstring of `text`, each line indented by `indent` blanks; empty if there is no text."""
    pad = " " * indent
    lines = tuple(wrapped(text, WIDTH - indent))
    if not lines:
        return ""
    first, *rest = map(_escaped, lines)
    if first.startswith('"'):
        first = " " + first
    if not rest:
        # Black keeps the quotes of a single line on it, however long it is.
        space = " " if first.endswith('"') else ""
        return f"{pad}{_QUOTES}{first}{space}{_QUOTES}"
    margin = min(len(line) - len(line.lstrip()) for line in rest if line)
    body = [pad + line[margin:] if line else "" for line in rest]
    return "\n".join([f"{pad}{_QUOTES}{first}", *body, pad + _QUOTES])


def wrapped(text: str, columns: int) -> Iterator[str]:
    """The lines of a text without blanks at their ends, its long running text folded."""
    lines = _unified(text).expandtabs().strip().split("\n")
    if lines == [""]:
        return
    margin = min(
        (len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()),
        default=0,
    )
    for number, line in enumerate(lines):
        line = (line[margin:] if number else line).rstrip()
        limit = columns if number else columns - len(_QUOTES)
        if width(line) <= limit:
            yield line
        else:
            yield from _folded(line, columns, limit)


def _unified(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")


def _folded(line: str, columns: int, limit: int) -> Iterator[str]:
    """A long line at its blanks. Tables and code (deeply indented lines) are left alone."""
    margin = line[: len(line) - len(line.lstrip())]
    if line.startswith("|") or len(margin) >= 4:
        yield line
        return
    measure = len if line.isascii() else width
    first, *words = line.split()
    following = margin + ("  " if first in ("-", "*") else "")
    current, taken = [margin + first], len(margin) + measure(first)
    for word in words:
        taken += 1 + measure(word)
        if taken > limit:
            yield " ".join(current)
            current, limit = [following + word], columns
            taken = len(following) + measure(word)
        else:
            current.append(word)
    yield " ".join(current)


def _escaped(line: str) -> str:
    if "\\" in line:
        line = line.replace("\\", "\\\\")
    if _QUOTES in line:
        line = line.replace(_QUOTES, '\\"\\"\\"')
    if line.isprintable():
        return line
    return "".join(c if c.isprintable() else _code(ord(c)) for c in line)


def _code(code: int) -> str:
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def section(title: str, entries: Iterable[tuple[str | None, str]], indent: int) -> str:
    """A section of a docstring at `indent`: entries, each with a name or without; "" if there are none."""
    lines: list[str] = []
    for name, text in entries:
        before = "" if name is None else f"{name}: "
        first, *rest = wrapped(before + text, WIDTH - indent - 8) or [""]
        margin = " " * 4
        lines.append(margin + first)
        margin += "" if name is None else " " * 4
        lines += (margin + line if line else "" for line in rest)
    return "\n".join((f"{title}:", *lines)) if lines else ""


def paragraphs(parts: Iterable[str | None]) -> str:
    """The parts that say something, with an empty line between them."""
    return "\n\n".join(part.strip() for part in parts if part and part.strip())
