"""A README with marked sections, as a person has it and as we make it → the two in one.

Input: the text of the existing file and of the one just made. Output: the existing text with our
sections renewed. A section stands between `<!-- Start Title [tag] -->` and `<!-- End Title [tag] -->`;
everything else is the person's and is kept. `<!-- No Title [tag] -->` says that a section is not wanted. New
sections go above a `<!-- Placeholder for Future … Sections -->` line if there is one, else after the
section that they follow in ours. A file without any of these marks is the person's altogether.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sdkpress.frozen import dataclass

_MARK: Final = re.compile(
    r"^[ \t]*<!-- (?P<kind>Start|End|No)\b[^\n]*?\[(?P<tag>[a-z0-9-]+)\] -->[ \t]*$",
    re.MULTILINE,
)
_PLACEHOLDER: Final = re.compile(
    r"^[ \t]*<!-- Placeholder for Future\b[^\n]* -->", re.MULTILINE
)
_MARK_LIKE: Final = re.compile(
    r"^([ \t]*)<!--(?=[ \t]*(?:Start|End|No|Placeholder|\$toc)\b)", re.MULTILINE
)
_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING: Final = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*")
_MAX_DEPTH: Final = re.compile(r"<!-- \$toc-max-depth=(\d) -->")
_LINK: Final = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_NOT_IN_ANCHOR: Final = re.compile(r"[^\w\- ]")

TOC: Final = "toc"


@dataclass(frozen=True, slots=True)
class _Section:
    """A marked section by its place in a text: both marks included."""

    tag: str
    start: int
    end: int


def merge_sections(existing: str, fresh: str) -> str:
    """The existing text with our sections renewed; pure, and the same again when run again."""
    text = existing.replace("\r\n", "\n")
    if not _MARK.search(text):
        return existing
    text = fill_toc(_merged(text, fresh))
    return text.replace("\n", "\r\n") if "\r\n" in existing else text


def as_text(text: str) -> str:
    """Text of a document for a place between marks: none of it can be a mark or swallow one.

    What looks like a mark is shown, as is a comment without an end, and a code fence that is left open is closed.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "<!--" in text:
        text = _MARK_LIKE.sub(r"\1&lt;!--", text)
        last = text.rfind("<!--")
        if last >= 0 and "-->" not in text[last:]:
            text = f"{text[:last]}&lt;!--{text[last + 4 :]}"
    fence = _open_fence(text)
    return f"{text.rstrip(chr(10))}\n{fence}" if fence else text


def _open_fence(text: str) -> str:
    """The fence that the text leaves open, if it does (CommonMark 0.31.2 section 4.5)."""
    fence = ""
    for line in text.split("\n"):
        marker = _FENCE.match(line)
        if marker and not fence:
            if marker[1][0] == "~" or "`" not in line[marker.end() :]:
                fence = marker[1]
        elif (
            marker and marker[1].startswith(fence) and not line[marker.end() :].strip()
        ):
            fence = ""
    return fence


def fill_toc(text: str) -> str:
    """The text with its table of contents renewed: the headings below it, two levels deep.

    `<!-- $toc-max-depth=3 -->` inside the section asks for another depth.
    """
    section = next((s for s in _sections(text) if s.tag == TOC), None)
    if section is None:
        return text
    body = text[section.start : section.end]
    depth = _MAX_DEPTH.search(body)
    deepest = int(depth[1]) if depth else 2
    kept = [
        line
        for line in body.split("\n")
        if not line.lstrip().startswith(("* [", "- ["))
    ]
    while len(kept) > 2 and not kept[-2].strip():
        del kept[-2]
    entries = list(_toc_entries(text, section, deepest))
    lines = [*kept[:-1], "", *entries, "", kept[-1]] if entries else kept
    return text[: section.start] + "\n".join(lines) + text[section.end :]


def headings(text: str) -> Iterator[tuple[int, int, str]]:
    """Each heading outside code as (offset, level, text)."""
    offset, fence = 0, ""
    for line in text.split("\n"):
        marker = _FENCE.match(line)
        if marker and not fence:
            fence = marker[1]
        elif marker and marker[1].startswith(fence):
            fence = ""
        elif not fence:
            heading = _HEADING.fullmatch(line)
            if heading:
                yield offset, len(heading[1]), heading[2]
        offset += len(line) + 1


def anchor(heading: str) -> str:
    """The fragment that GitHub gives a heading (before it numbers repeats)."""
    plain = _LINK.sub(r"\1", heading).replace("`", "").replace("~~", "")
    return _NOT_IN_ANCHOR.sub("", plain.lower()).strip().replace(" ", "-")


def _toc_entries(text: str, section: _Section, deepest: int) -> Iterator[str]:
    seen: dict[str, int] = {}
    for offset, level, title in headings(text):
        target = anchor(title)
        repeat = seen.get(target, 0)
        seen[target] = repeat + 1
        # The file's own title and what stands above are no entries.
        if level < 2 or level > deepest or offset < section.end:
            continue
        shown = _LINK.sub(r"\1", title)
        number = f"-{repeat}" if repeat else ""
        yield f"{'  ' * (level - 2)}* [{shown}](#{target}{number})"


def _merged(existing: str, fresh: str) -> str:
    ours = {s.tag: fresh[s.start : s.end] for s in _sections(fresh)}
    present = list(_sections(existing))
    mentioned = {mark["tag"] for mark in _MARK.finditer(existing)}
    out: list[str] = []
    at = 0
    for section in present:
        before = existing[at : section.start]
        if section.tag in ours:
            out += [before, ours[section.tag]]
            at = section.end
        else:  # it no longer applies
            out.append(before)
            at = _after_blank(existing, section.end)
    text = "".join(out) + existing[at:]
    return _with_new(text, ours, mentioned)


def _with_new(text: str, ours: dict[str, str], mentioned: set[str]) -> str:
    """The sections that the file does not mention, put in."""
    new = [tag for tag in ours if tag not in mentioned]
    placeholder = _PLACEHOLDER.search(text)
    if placeholder:
        block = "".join(f"{ours[tag]}\n\n" for tag in new)
        return text[: placeholder.start()] + block + text[placeholder.start() :]
    for tag in new:
        order = list(ours)
        before = order[: order.index(tag)]
        ends = {s.tag: s.end for s in _sections(text)}
        place = next((ends[t] for t in reversed(before) if t in ends), None)
        if place is None:
            text = text.rstrip("\n") + f"\n\n{ours[tag]}\n"
        else:
            text = f"{text[:place]}\n\n{ours[tag]}{text[place:]}"
    return text


def _sections(text: str) -> Iterator[_Section]:
    """The sections that have both marks, in order; a mark without its partner is plain text."""
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text):
        if mark["kind"] == "Start":
            opened = mark
        elif mark["kind"] == "End" and opened and opened["tag"] == mark["tag"]:
            yield _Section(mark["tag"], opened.start(), mark.end())
            opened = None


def _after_blank(text: str, at: int) -> int:
    """Where a removed section's empty lines end."""
    while at < len(text) and text[at] == "\n":
        at += 1
    return at
