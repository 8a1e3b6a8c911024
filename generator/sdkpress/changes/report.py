"""Changes as text for a terminal, as Markdown for a pull request or a changelog, as JSON for programs.

Input: `Change`s and where their pointers lie. Output: text.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from fnmatch import fnmatchcase
from textwrap import wrap
from typing import Final, Literal

from sdkpress.changes.model import Change, Kind
from sdkpress.changes.version import bump_of
from sdkpress.frozen import dataclass

ReportFormat = Literal["text", "markdown", "json"]
Place = Callable[[Change], str]
"""Where a change lies, as `openapi.yaml:41:9`."""

_MANY: Final = 3  # subjects in one line
_HEADINGS: tuple[tuple[str, Callable[[Change], bool]], ...] = (
    ("Breaking", lambda change: change.breaking),
    ("New", lambda change: not change.breaking and change.kind is Kind.NEW),
    ("Changed", lambda change: not change.breaking and change.kind is not Kind.NEW),
)


def report(
    changes: Sequence[Change],
    accepted: Sequence[str],
    format_: ReportFormat,
    place: Place,
    version: tuple[str, str],
) -> str:
    """All changes; `version` is the one before and the one that follows."""
    if format_ == "json":
        return _json(changes, accepted, place, version)
    if format_ == "markdown":
        return "\n".join(_markdown(changes, accepted, place, version))
    return "\n".join(_text(changes, accepted, place, version))


def is_accepted(change: Change, accepted: Sequence[str]) -> bool:
    """Whether an allow-list names the change: `removed models.Pet.*`."""
    return any(fnmatchcase(change.key, pattern) for pattern in accepted)


def in_short(changes: Sequence[Change]) -> str:
    """One line: `2 breaking changes, 3 others`."""
    breaking = sum(change.breaking for change in changes)
    others = len(changes) - breaking
    parts = (
        [f"{breaking} breaking change{'' if breaking == 1 else 's'}"]
        if breaking
        else []
    )
    if others:
        parts.append(
            f"{others} other{'' if others == 1 else 's'}"
            if breaking
            else _count(others)
        )
    return ", ".join(parts) or "no change"


def one_line(change: Change) -> str:
    """A change for a terminal, without its place."""
    return f"{change.kind} {change.subject}: {change.message}"


def changelog_entry(changes: Iterable[Change], version: str, date: str) -> str:
    """A section of a changelog (https://keepachangelog.com/en/1.1.0/)."""
    lines = [f"## {version} – {date}"]
    for title, belongs in _HEADINGS:
        listed = [change for change in changes if belongs(change)]
        if listed:
            lines += ["", f"### {title}", ""]
            lines += [f"- {_sentence(one)}" for one in _told_together(listed)]
    return "\n".join(lines) + "\n"


def with_entry(changelog: str, entry: str) -> str:
    """The changelog with an entry above the others."""
    head, mark, rest = changelog.partition("\n## ")
    return f"{head.rstrip()}\n\n{entry}" + (f"\n## {rest}" if mark else "")


def _text(
    changes: Sequence[Change],
    accepted: Sequence[str],
    place: Place,
    version: tuple[str, str],
) -> Iterator[str]:
    for title, belongs in _HEADINGS:
        listed = [change for change in changes if belongs(change)]
        if listed:
            yield f"{title}:"
        for one in _told_together(listed, accepted):
            note = " (accepted)" if one.accepted else ""
            if len(one.subjects) > _MANY:
                yield f"  {one.kind:16} {one.message}{note}:"
                pad = f"  {'':16} "
                names = ", ".join(one.subjects)
                yield from wrap(names, 100, initial_indent=pad, subsequent_indent=pad)
            else:
                subjects = ", ".join(one.subjects)
                yield f"  {one.kind:16} {subjects}: {one.message}{note}"
            yield f"  {'':16} {place(one.first)}"
    yield f"{in_short(changes)}{_version(changes, version)}"


def _markdown(
    changes: Sequence[Change],
    accepted: Sequence[str],
    place: Place,
    version: tuple[str, str],
) -> Iterator[str]:
    yield f"**{in_short(changes)}**{_version(changes, version)}"
    for title, belongs in _HEADINGS:
        listed = [change for change in changes if belongs(change)]
        if listed:
            yield ""
            yield f"### {title}"
            yield ""
        for one in _told_together(listed, accepted):
            note = " *(accepted)*" if one.accepted else ""
            yield f"- {_sentence(one)}{note} – {place(one.first)}"


def _json(
    changes: Sequence[Change],
    accepted: Sequence[str],
    place: Place,
    version: tuple[str, str],
) -> str:
    rows = [
        {
            **asdict(change),
            "place": place(change),
            "accepted": change.breaking and is_accepted(change, accepted),
        }
        for change in changes
    ]
    data = {"bump": bump_of(changes), "version": version[0], "next": version[1]}
    return json.dumps({**data, "changes": rows}, indent=2)


@dataclass(frozen=True, slots=True)
class _Entry:
    """Changes that are one to a reader: of one place of the document, or models that come and go together."""

    changes: tuple[Change, ...]
    accepted: bool

    @property
    def first(self) -> Change:
        """The one whose place is named."""
        return self.changes[0]

    @property
    def kind(self) -> Kind:
        """What happened."""
        return self.first.kind

    @property
    def subjects(self) -> tuple[str, ...]:
        """What it happened to."""
        return tuple(change.subject for change in self.changes)

    @property
    def message(self) -> str:
        """What there is to say."""
        if len(self.changes) == 1 or not _is_model(self.first):
            return self.first.message
        number = len(self.changes)
        return (
            f"{number} {'new models' if self.kind is Kind.NEW else 'models are gone'}"
        )


def _told_together(
    changes: Iterable[Change], accepted: Sequence[str] = ()
) -> Iterator[_Entry]:
    entries: dict[tuple[bool, object], list[Change]] = {}
    for change in changes:
        is_meant = change.breaking and is_accepted(change, accepted)
        place = () if _is_model(change) else (change.message, change.old, change.new)
        entries.setdefault((is_meant, (change.kind, place)), []).append(change)
    for (is_meant, _), together in entries.items():
        yield _Entry(tuple(together), is_meant)


def _is_model(change: Change) -> bool:
    """Whether a whole model is new or gone."""
    is_whole = change.subject.count(".") == 1 and not set(change.subject) & set("(: ")
    return is_whole and change.kind in (Kind.NEW, Kind.REMOVED)


def _sentence(entry: _Entry) -> str:
    """A change in Markdown. What is a text of the document cannot end the code span or begin markup."""
    subjects = ", ".join(f"`{one.replace('`', 'ʼ')}`" for one in entry.subjects)
    message = entry.message.replace("<", "&lt;").replace("\n", " ")
    return f"**{entry.kind}** {subjects}: {message}"


def _version(changes: Sequence[Change], version: tuple[str, str]) -> str:
    if not changes or version[0] == version[1]:
        return ""
    return f"; version {version[0]} → {version[1]}"


def _count(number: int) -> str:
    return f"{number} change{'' if number == 1 else 's'}"
