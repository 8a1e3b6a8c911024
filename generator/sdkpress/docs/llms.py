"""The index of all pages and their whole text, for programs that read (https://llmstxt.org).

Input: the API, its names and the plans of all pages. Output: plans of `docs/llms.txt`, a list of links with a line
about each, and of `docs/llms-full.txt`, the pages one after another. The excerpts of the document on the
operations' own pages are listed, but not repeated in the full text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Final

from sdkpress.docs.markdown import one_line
from sdkpress.docs.operation_pages import (
    operation_files,
    operation_lead,
    operation_title,
)
from sdkpress.docs.retry_page import RETRY_PAGE
from sdkpress.frozen import dataclass
from sdkpress.ir.api import Api, Operation
from sdkpress.names.table import NameTable
from sdkpress.render.plan import Concatenated, FilePlan, Rendered

_DOCS: Final = PurePosixPath("docs")
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class LlmsSection:
    """A heading of the index with its links, each with a line about what is there."""

    title: str
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LlmsView:
    """`llms.txt`."""

    title: str
    summary: str
    sections: tuple[LlmsSection, ...]


def present_llms(
    api: Api, names: NameTable, pages: Iterable[FilePlan]
) -> tuple[FilePlan, ...]:
    """The plans of both files; `pages` are all the pages there are."""
    paths = [plan.path for plan in pages]
    present = frozenset(paths)
    sections = [
        LlmsSection(title=title, entries=tuple(entries))
        for title, entries in (
            ("SDK", _groups(api, names)),
            ("Operations", _operations(api, names, present)),
            ("Models", _models(api, names, "models/")),
            ("Errors", _models(api, names, "errors/")),
            (
                "Utilities",
                [link("RetryConfig", RETRY_PAGE, "When calls are repeated.")],
            ),
        )
    ]
    view = LlmsView(
        title=one_line(api.title),
        summary=_line(api.summary or api.description or ""),
        sections=tuple(section for section in sections if section.entries),
    )
    whole = tuple(p for p in paths if p.parts[1] != "operations")
    head = f"# {view.title}\n"
    return (
        Rendered(_DOCS / "llms.txt", "docs/llms.txt.jinja", view),
        Concatenated(_DOCS / "llms-full.txt", head, whole),
    )


def _groups(api: Api, names: NameTable) -> Iterator[str]:
    for group in api.groups:
        if group.operations:
            name = names.groups[group.path]
            methods = ", ".join(names.operations[id_] for id_ in group.operations)
            about = _line(group.description or "") or f"Methods: {methods}."
            yield link(name.title, name.page, about)


def _operations(
    api: Api, names: NameTable, present: frozenset[PurePosixPath]
) -> Iterator[str]:
    files = operation_files(api)
    for operation in api.operations:
        page = files[operation.id]
        if _DOCS / page not in present:
            group = names.groups[operation.groups[0]]
            page = f"{group.page}#{names.operations[operation.id]}"
        yield link(operation_title(operation), page, _about(operation))


def _about(operation: Operation) -> str:
    call = f"`{operation.method.upper()} {one_line(operation.path)}`"
    lead = _line(operation_lead(operation))
    return f"{call} {lead}" if lead else call


def _models(api: Api, names: NameTable, folder: str) -> Iterator[str]:
    for model in api.models.values():
        name = names.models[model.id]
        if name.page.startswith(folder):
            yield link(name.class_name, name.page, _line(model.description or ""))


def link(title: str, page: str, about: str) -> str:
    """An entry of the index."""
    shown = title.replace("[", "\\[").replace("]", "\\]")
    link = f"[{shown}]({page})"
    return f"{link}: {about}" if about else link


def _line(text: str) -> str:
    """The text's first paragraph on one line, cut at a word where it is long."""
    line = " ".join(text.strip().partition("\n\n")[0].split())
    if len(line) <= _LONGEST:
        return line
    return line[:_LONGEST].rpartition(" ")[0] + " …"
