"""The files by which site generators find their way through the reference pages.

Input: the context. Output: plans of one file for each generator that the config names (`docs.navigation`): `docs/index.md`
with toctrees for Sphinx, `docs/SUMMARY.md` for MkDocs, `docs/sidebar.docusaurus.json` and `docs/sidebar.vitepress.json`.
Groups are nested as the client nests them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Final

from sdkpress.docs.markdown import one_line
from sdkpress.docs.operation_pages import operation_files, operation_title
from sdkpress.docs.retry_page import RETRY_PAGE
from sdkpress.frozen import dataclass
from sdkpress.ir.ids import GroupPath, OperationId
from sdkpress.python.context import GenerationContext
from sdkpress.render.plan import FilePlan, Rendered, Verbatim

_DOCS: Final = PurePosixPath("docs")
# Sphinx goes through all its trees for each page that it writes: more models than this are a list of links instead.
MOST_IN_TREE: Final = 60
_OF_MODELS: Final = ("models", "errors")


@dataclass(frozen=True, slots=True)
class Entry:
    """A page (a path under `docs/`), a title for what is below it, or both."""

    title: str
    page: str = ""
    below: tuple[Entry, ...] = ()

    def pages(self) -> Iterator[str]:
        """Its own page, then those below it."""
        if self.page:
            yield self.page
        for entry in self.below:
            yield from entry.pages()


@dataclass(frozen=True, slots=True)
class Toctree:
    """One tree of Sphinx: a caption, and the pages without their suffix."""

    caption: str
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageList:
    """Links below a heading, to pages that are in no tree."""

    caption: str
    lines: tuple[SummaryLine, ...]


@dataclass(frozen=True, slots=True)
class ToctreePage:
    """`docs/index.md` for Sphinx."""

    title: str
    trees: tuple[Toctree, ...]
    lists: tuple[PageList, ...]


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """A line of `SUMMARY.md`, already indented by its level."""

    indent: str
    text: str


@dataclass(frozen=True, slots=True)
class SummaryPage:
    """`docs/SUMMARY.md` for MkDocs."""

    lines: tuple[SummaryLine, ...]


def present_navigation(context: GenerationContext) -> tuple[FilePlan, ...]:
    """The plans, in the order of the config."""
    entries = navigation_entries(context)
    return tuple(
        _plan(name, context, entries) for name in context.config.docs.navigation
    )


def _plan(name: str, context: GenerationContext, entries: Sequence[Entry]) -> FilePlan:
    match name:
        case "sphinx":
            page = _toctree_page(one_line(context.api.title), entries)
            return Rendered(_DOCS / "index.md", "docs/toctree.md.jinja", page)
        case "mkdocs":
            summary = SummaryPage(tuple(_summary(entries, "")))
            return Rendered(_DOCS / "SUMMARY.md", "docs/summary.md.jinja", summary)
        case "docusaurus":
            items = [_docusaurus(entry) for entry in entries]
            return _json("sidebar.docusaurus.json", {"reference": items})
        case _:
            items = [_vitepress(entry) for entry in entries]
            return _json("sidebar.vitepress.json", items)


def navigation_entries(context: GenerationContext) -> tuple[Entry, ...]:
    """The groups with their pages, the operations' own pages if there are any, the models and the errors."""
    names = context.names
    models = [
        Entry(name.class_name, name.page)
        for id_ in context.api.models
        if not (name := names.models[id_]).page.startswith("errors/")
    ]
    errors = [
        Entry(name.class_name, name.page)
        for id_ in context.api.models
        if (name := names.models[id_]).page.startswith("errors/")
    ]
    sections = (
        Entry("Models", "", _by_title(models)),
        Entry("Errors", "", _by_title(errors)),
        Entry("Utilities", "", (Entry("RetryConfig", RETRY_PAGE),)),
    )
    return (*_groups(context), *(one for one in sections if one.below))


def _by_title(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: entry.title.lower()))


def _groups(context: GenerationContext) -> Iterator[Entry]:
    below: dict[GroupPath, list[GroupPath]] = {}
    for group in context.api.groups:
        if group.path:
            below.setdefault(group.path[:-1], []).append(group.path)
    groups = {group.path: group for group in context.api.groups}
    has_documents = context.config.docs.operations is not None
    files: Mapping[OperationId, str] = (
        operation_files(context.api) if has_documents else {}
    )

    def entry(path: GroupPath) -> Entry:
        name, group = context.names.groups[path], groups[path]
        operations = tuple(
            Entry(one_line(operation_title(context.operations[id_])), files[id_])
            for id_ in group.operations
            if id_ in files and context.operations[id_].groups[0] == path
        )
        inner = tuple(entry(one) for one in below.get(path, ()))
        title = name.attributes[-1] if name.attributes else name.title
        page = name.page if group.operations else ""
        return Entry(title, page, (*operations, *inner))

    if () in groups and groups[()].operations:
        root = entry(())
        yield Entry(root.title, root.page, root.below[: len(groups[()].operations)])
    for path in below.get((), ()):
        yield entry(path)


def _toctree_page(title: str, entries: Sequence[Entry]) -> ToctreePage:
    long = [entry for entry in entries if _is_long(entry)]
    short = [entry for entry in entries if not _is_long(entry)]
    lists = (PageList(one.title, tuple(_summary(one.below, ""))) for one in long)
    return ToctreePage(title, tuple(_toctrees(short)), tuple(lists))


def _is_long(entry: Entry) -> bool:
    """Whether these are models or errors, and more than a tree may hold."""
    is_of_models = all(
        PurePosixPath(page).parts[0] in _OF_MODELS for page in entry.pages()
    )
    return is_of_models and len(entry.below) > MOST_IN_TREE


def _toctrees(entries: Sequence[Entry]) -> Iterator[Toctree]:
    """A tree for each outermost group with groups in it; the groups without any are one tree together."""
    alone = [entry for entry in entries if entry.page and not entry.below]
    if alone:
        yield Toctree("Operations", tuple(_stem(entry.page) for entry in alone))
    for entry in entries:
        if entry.below:
            yield Toctree(_caption(entry.title), tuple(map(_stem, entry.pages())))


def _caption(title: str) -> str:
    return title[:1].upper() + title[1:].replace("_", " ")


def _stem(page: str) -> str:
    return page.removesuffix(".md")


def _summary(entries: Sequence[Entry], indent: str) -> Iterator[SummaryLine]:
    for entry in entries:
        title = (
            entry.title.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
        )
        text = f"[{title}]({entry.page})" if entry.page else title
        yield SummaryLine(indent, text)
        yield from _summary(entry.below, indent + "    ")


def _docusaurus(entry: Entry) -> Mapping[str, object]:
    """An item of a sidebar: a document, or a category with what is in it."""
    if not entry.below:
        return {"type": "doc", "id": _stem(entry.page), "label": entry.title}
    category: dict[str, object] = {"type": "category", "label": entry.title}
    if entry.page:
        category["link"] = {"type": "doc", "id": _stem(entry.page)}
    return {**category, "items": [_docusaurus(one) for one in entry.below]}


def _vitepress(entry: Entry) -> Mapping[str, object]:
    item: dict[str, object] = {"text": entry.title}
    if entry.page:
        item["link"] = _stem(entry.page)
    if entry.below:
        item["collapsed"] = True
        item["items"] = [_vitepress(one) for one in entry.below]
    return item


def _json(name: str, value: object) -> FilePlan:
    text = json.dumps(value, indent=1, ensure_ascii=False) + "\n"
    return Verbatim(_DOCS / name, text.encode())
