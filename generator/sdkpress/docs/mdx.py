"""Markdown written in a document (`x-mint.content`) → the same text as MDX serialises it.

Input: Markdown with components (`<Info>` … `</Info>`). Output: Markdown with `*` bullets, `_` escaped
in running text, and the children of a component that stands alone on its lines indented. Line breaks
are kept, and code, link targets, tags and addresses are left as they are.
"""

from __future__ import annotations

import re
from typing import Final

_FENCE: Final = re.compile(r"\s*(`{3,}|~{3,})")
_OPENING: Final = re.compile(r"\s*<([A-Z][\w.]*)(?:\s[^<>]*)?(?<!/)>\s*")
_CLOSING: Final = re.compile(r"\s*</([A-Z][\w.]*)>\s*")
_BULLET: Final = re.compile(r"(\s*)[-+](\s+)(?=\S)")
_RULE: Final = re.compile(r"\s*(?:-\s*){3,}")
# What an underscore is not escaped in, and the two ways in which one is written otherwise.
_SPAN: Final = re.compile(
    r"""
      (?P<keep> (?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)   # code
        | \]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*[^()]*\)       # a link's target
        | </?[A-Za-z][^<>]*> | <[a-z][a-z0-9+.-]*:[^<>\s]*>   # a tag, an address in brackets
        | \bhttps?://[^\s<>)\]]+
        | \\. | \{[^{}]*\} )
    | (?<![\w_])_(?P<emphasis>[^\s_](?:[^_]*[^\s_])?)_(?![\w_])
    | (?P<underscore>_)
    """,
    re.VERBOSE,
)


def to_mdx(markdown: str) -> str:
    """The text as MDX, without a final line break."""
    out: list[str] = []
    open_components: list[str] = []
    fence: str | None = None
    for line in markdown.rstrip("\n").split("\n"):
        marker = _FENCE.match(line)
        if fence is not None or marker is not None:
            out.append(_indented(line, len(open_components)))
            fence = _next_fence(fence, marker)
            continue
        closing = _CLOSING.fullmatch(line)
        if closing and open_components and open_components[-1] == closing[1]:
            open_components.pop()
            while out and not out[-1]:
                out.pop()
            out.append(_indented(line.strip(), len(open_components)))
            continue
        out.append(_indented(_running(line), len(open_components)))
        opening = _OPENING.fullmatch(line)
        if opening:
            open_components.append(opening[1])
    return "\n".join(out)


def _next_fence(fence: str | None, marker: re.Match[str] | None) -> str | None:
    """The fence that is open after a line: a block ends at a fence of its kind, at least as long."""
    if marker is None:
        return fence
    if fence is None:
        return marker[1]
    return None if marker[1].startswith(fence) else fence


def _indented(line: str, depth: int) -> str:
    return "  " * depth + line if line.strip() else ""


def _running(line: str) -> str:
    if not _RULE.fullmatch(line):
        line = _BULLET.sub(r"\1*\2", line, count=1) if _BULLET.match(line) else line
    return _SPAN.sub(_span, line)


def _span(match: re.Match[str]) -> str:
    if match["keep"] is not None:
        return match[0]
    if match["emphasis"] is not None:
        return f"*{match['emphasis']}*"
    return "\\_"
