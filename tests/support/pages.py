"""Markdown pages read back: a folder in; snippets, links and anchors out.

Only what the pages use is understood: ATX headings, fenced blocks, inline links and HTML anchors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(
    r"^(?P<indent> *)(?P<mark>`{3,})(?P<info>[^\n`]*)\n(?P<code>.*?)^(?P=indent)(?P=mark)[ ]*$",
    re.S | re.M,
)
_COMMENT = re.compile(
    r'<!-- UsageSnippet [^>]*operationID="(?P<id>[^"]*)"[^>]*-->\s*\Z'
)
_LINK = re.compile(
    r"(?<!!)\[(?:[^\[\]]|\[[^\[\]]*\])*\]\((?P<target>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)"
)
_HEADING = re.compile(r"^#{1,6} +(?P<text>.+?) *$", re.M)
_CODE_SPAN = re.compile(r"(`+)(?!`)(?:.+?)(?<!`)\1(?!`)", re.S)


@dataclass(frozen=True)
class Snippet:
    """A fenced block: its page, the line its fence stands on, its language, its text."""

    page: Path
    line: int
    language: str
    code: str
    operation_id: str | None

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def pages_of(folder: Path) -> list[Path]:
    """Every Markdown page below a folder, sorted."""
    return sorted(folder.rglob("*.md"))


def snippets_of(page: Path, language: str) -> Iterator[Snippet]:
    """The page's fenced blocks of one language, in order."""
    text = page.read_text("utf-8")
    for match in _FENCE.finditer(text):
        info = match["info"].split()
        if not info or info[0] != language:
            continue
        comment = _COMMENT.search(text, 0, match.start())
        indent = match["indent"]
        code = "".join(
            line.removeprefix(indent) for line in match["code"].splitlines(True)
        )
        yield Snippet(
            page,
            text.count("\n", 0, match.start()) + 1,
            language,
            code,
            comment["id"] if comment else None,
        )


def links_of(page: Path) -> list[str]:
    """The targets of the page's links, outside code."""
    text = _CODE_SPAN.sub("", _FENCE.sub("", page.read_text("utf-8")))
    return [match["target"] for match in _LINK.finditer(text)]


def anchors_of(page: Path) -> set[str]:
    """The page's anchors as the usual Markdown hosts make them: words of a heading joined by dashes."""
    text = _FENCE.sub("", page.read_text("utf-8"))
    anchors: set[str] = set(re.findall(r'<a [^>]*(?:id|name)="([^"]+)"', text))
    seen: dict[str, int] = {}
    for match in _HEADING.finditer(text):
        words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", match["text"])
        slug = re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-")
        number = seen.get(slug, 0)
        seen[slug] = number + 1
        anchors.add(slug if number == 0 else f"{slug}-{number}")
    return anchors


def broken_links(folder: Path) -> list[str]:
    """Each internal link below a folder that names no file or no anchor of it, with its page."""
    anchors: dict[Path, set[str]] = {}
    broken: list[str] = []
    for page in pages_of(folder):
        for target in links_of(page):
            if re.match(r"[a-z][a-z0-9+.-]*:|//|/", target):
                continue  # another site, or a path that only the host of the text knows
            name, _, anchor = target.partition("#")
            goal = (page.parent / name).resolve() if name else page.resolve()
            if not goal.exists():
                broken.append(f"{page.relative_to(folder)}: {target}: no such file")
            elif anchor and goal.suffix == ".md":
                if goal not in anchors:
                    anchors[goal] = anchors_of(goal)
                if anchor not in anchors[goal]:
                    broken.append(
                        f"{page.relative_to(folder)}: {target}: no such anchor"
                    )
    return broken
