"""The pages of the site, one after another.

Input: the context, the tree of operations and the frames. Output: a plan for each page. They are made as they are
asked for, so that a large API's pages are never all in memory at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from markupsafe import Markup

from sdkpress.docs.llms import LlmsSection, LlmsView, link
from sdkpress.docs.markdown import one_line
from sdkpress.docs.readme.present import readme_view
from sdkpress.ir.api import Operation
from sdkpress.render.plan import FilePlan, Rendered, Verbatim
from sdkpress.site import front_pages
from sdkpress.site.context import SiteContext, title
from sdkpress.site.fields import FieldLists
from sdkpress.site.frame import ASSETS, Frames
from sdkpress.site.front_views import GuidePage, Sitemap
from sdkpress.site.model_page import model_page, uses
from sdkpress.site.navigation import Branch, crumbs, neighbours
from sdkpress.site.operation_page import operation_page
from sdkpress.site.search_index import search_index
from sdkpress.site.text import plain
from sdkpress.site.views import Frame, Link

HOME: Final = "index.html"
GUIDE: Final = "guide.html"
MODELS: Final = "models/index.html"


def present_pages(
    context: SiteContext, root: Branch, frames: Frames, guide: str
) -> Iterator[FilePlan]:
    """Every page; `guide` is the guide's Markdown."""
    addresses: list[str] = []
    for plan in _pages(context, root, frames, guide):
        addresses.append(str(plan.path))
        yield plan
    if context.settings.url:
        base = context.settings.url.rstrip("/")
        sitemap = Sitemap(addresses=tuple(f"{base}/{one}" for one in sorted(addresses)))
        yield Rendered(PurePosixPath("sitemap.xml"), "site/sitemap.html.jinja", sitemap)
    yield Rendered(PurePosixPath("llms.txt"), "docs/llms.txt.jinja", _llms(context))


def _pages(
    context: SiteContext, root: Branch, frames: Frames, guide: str
) -> Iterator[FilePlan]:
    home = front_pages.home_page(context, root, _home_frame(context, frames))
    yield _page(HOME, "home", home)
    guide_view = front_pages.guide_page(
        guide, frames.frame(GUIDE, "Guide", _GUIDE), lambda url: _address(context, url)
    )
    yield _page(GUIDE, "guide", guide_view)
    yield Verbatim(
        PurePosixPath(ASSETS) / "search-index.js",
        search_index(context, guide_texts(GUIDE, guide_view)),
    )
    yield from _operations(context, root, frames)
    yield from _groups(context, root, frames)
    yield from _models(context, frames)


_CODE: Final = re.compile(r"<pre>.*?</pre>", re.DOTALL)
_GUIDE_TEXT: Final = 1000  # characters of a section that a search looks at
_GUIDE: Final = "How the client is installed, given credentials, and used."


def guide_source(context: SiteContext) -> FilePlan:
    """The guide as Markdown: the sections that the package's README has."""
    view = readme_view(context.snippets, "")
    return Rendered(PurePosixPath("guide.md"), "site/guide.md.jinja", view)


def _home_frame(context: SiteContext, frames: Frames) -> Frame:
    api = context.api
    about = plain(api.summary or api.description) or f"The reference of {api.title}."
    return frames.frame(HOME, frames.site, about)


def _page(path: str, template: str, view: object) -> Rendered:
    return Rendered(PurePosixPath(path), f"site/{template}.html.jinja", view)


def _prose(text: Markup) -> str:
    """What is said around the code."""
    return Markup(_CODE.sub(" ", text)).striptags()


def guide_texts(page: str, guide: GuidePage) -> tuple[tuple[str, str, str], ...]:
    """Title, address and running text of each section of a guide's page, for the search."""
    return tuple(
        (
            section.title,
            f"{page}#{section.anchor}",
            " ".join(_prose(section.text).split())[:_GUIDE_TEXT],
        )
        for section in guide.sections
    )


def _address(context: SiteContext, url: str) -> str:
    """The page that a link of the guide's source leads to; empty where there is none."""
    if url.startswith("#"):
        return url
    path, _, _ = url.partition("#")
    if path.startswith("models/utils/"):
        return "#retries"
    pages = {context.names.models[id_].page for id_ in context.models}
    return path.removesuffix(".md") + ".html" if path in pages else ""


def _operations(
    context: SiteContext, root: Branch, frames: Frames
) -> Iterator[FilePlan]:
    lists = FieldLists(context)
    around = neighbours(context, root)
    for operation in context.api.operations:
        page = context.operation_pages[operation.id]
        previous, following = around.get(operation.id, (None, None))
        name = title(operation)
        frame = frames.frame(
            page,
            name,
            plain(operation.description) or _endpoint(operation),
            crumbs=crumbs(context, operation.groups[0]),
            previous=previous,
            following=following,
            servers=context.settings.try_it,
        )
        yield _page(page, "operation", operation_page(context, lists, operation, frame))


def _endpoint(operation: Operation) -> str:
    return f"{operation.method.upper()} {one_line(operation.url_path)}"


def _groups(context: SiteContext, root: Branch, frames: Frames) -> Iterator[FilePlan]:
    waiting = list(root.branches)
    while waiting:
        branch = waiting.pop(0)
        waiting[:0] = branch.branches
        path = branch.group.path
        page = context.group_page(path)
        title = context.names.groups[path].title
        about = plain(branch.group.description) or f"The operations of {title}."
        frame = frames.frame(page, title, about, crumbs=crumbs(context, path[:-1]))
        yield _page(page, "group", front_pages.group_page(context, branch, frame))


def _models(context: SiteContext, frames: Frames) -> Iterator[FilePlan]:
    lists = FieldLists(context)
    used = uses(context)
    for id_, model in context.models.items():
        page = context.model_page(id_)
        title = context.class_name(id_)
        about = plain(model.description) or f"The model {title}."
        frame = frames.frame(page, title, about, crumbs=(Link("Models", MODELS),))
        yield _page(page, "model", model_page(context, lists, model, used, frame))
    frame = frames.frame(MODELS, "Models", "All models of the client.")
    yield _page(MODELS, "models", front_pages.models_page(context, frame))


def _llms(context: SiteContext) -> LlmsView:
    """The index for programs that read (https://llmstxt.org)."""
    operations = tuple(
        link(
            title(o),
            context.operation_pages[o.id],
            f"`{_endpoint(o)}` {plain(o.description)}".strip(),
        )
        for o in context.api.operations
    )
    groups = tuple(
        link(
            context.names.groups[g.path].title,
            context.group_page(g.path),
            plain(g.description),
        )
        for g in context.api.groups
        if g.path
    )
    models = tuple(
        link(context.class_name(id_), context.model_page(id_), plain(model.description))
        for id_, model in context.models.items()
    )
    sections = (
        LlmsSection(title="Guide", entries=(link("Guide", GUIDE, _GUIDE),)),
        LlmsSection(title="Groups", entries=groups),
        LlmsSection(title="Operations", entries=operations),
        LlmsSection(title="Models", entries=models),
    )
    return LlmsView(
        title=one_line(context.api.title),
        summary=plain(context.api.summary or context.api.description),
        sections=tuple(section for section in sections if section.entries),
    )
