"""The site's sources: which pages there are, and what is said on each.

Input: the API, its names, the config and the document. Output: plans of Markdown pages and of the excerpts beside
them, and the tree by which a reader finds them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sdkpress.config.model import Config, DocsConfig
from sdkpress.docs.markdown import cell, one_line, prose, struck
from sdkpress.docs.model_pages import model_page
from sdkpress.docs.operation_pages import operation_files, operation_title
from sdkpress.docs.present import template_of
from sdkpress.docs.readme.present import readme_view
from sdkpress.docs.retry_page import RETRY_PAGE, retry_page
from sdkpress.docs.tables import table
from sdkpress.excerpts.operation_document import OperationDocuments
from sdkpress.ir.api import Api, Group, Operation
from sdkpress.ir.ids import OperationId
from sdkpress.names.table import NameTable
from sdkpress.python.context import GenerationContext, generation_context
from sdkpress.render.plan import FilePlan, Rendered, Verbatim
from sdkpress.site.operation_page import operation_page
from sdkpress.site.text import demoted, plain_title
from sdkpress.site.views import GroupPage, HomePage, ModelsPage
from sdkpress.snippets.operation_snippets import OperationSnippets

if TYPE_CHECKING:
    from sdkpress.source.document import Document

HOME, GUIDE, MODELS = "index.md", "guide.md", "models/index.md"


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of the site's tree: a page with a title, or a title with what is below it."""

    title: str
    page: str = ""
    below: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSources:
    """The pages and the tree."""

    title: str
    plans: tuple[FilePlan, ...]
    tree: tuple[Branch, ...]


def present_site(
    api: Api, names: NameTable, config: Config, document: Document
) -> SiteSources:
    """All sources; paths are relative to the folder of the pages."""
    plain = DocsConfig(optional_properties=config.docs.optional_properties)
    lookup = generation_context(api, names, replace(config, docs=plain))
    files = operation_files(api)
    return SiteSources(
        title=plain_title(api.title),
        plans=(
            *_front(lookup),
            *_operations(lookup, files, document),
            *_groups(lookup, files),
            *_models(lookup),
        ),
        tree=_tree(lookup, files),
    )


def _front(lookup: GenerationContext) -> Iterator[FilePlan]:
    readme = readme_view(OperationSnippets(lookup), "")
    home = HomePage(
        title=plain_title(lookup.api.title),
        description=demoted(
            prose(lookup, lookup.api.description or lookup.api.summary), 1
        ),
        groups=_groups_table(lookup),
        installation=readme.installation,
        usage=readme.usage,
    )
    yield _page(HOME, "site/home.md.jinja", home)
    yield _page(GUIDE, "site/guide.md.jinja", readme)


def _operations(
    lookup: GenerationContext, files: Mapping[OperationId, str], document: Document
) -> Iterator[FilePlan]:
    excerpts = OperationDocuments(document.data)
    for operation in lookup.api.operations:
        page = PurePosixPath(files[operation.id])
        excerpt = page.with_suffix(".yaml")
        view = operation_page(lookup, operation, excerpt.name)
        yield Rendered(page, "site/operation.md.jinja", view)
        text = excerpts.text(operation.path, operation.method)
        yield Verbatim(excerpt, text.encode())


def _groups(
    lookup: GenerationContext, files: Mapping[OperationId, str]
) -> Iterator[FilePlan]:
    for group, operations in _full_groups(lookup):
        name = lookup.names.groups[group.path]
        view = GroupPage(
            title=name.title,
            description=demoted(prose(lookup, group.description)),
            operations=_operations_table(lookup, operations, files),
        )
        yield _page(name.page, "site/group.md.jinja", view)


def _models(lookup: GenerationContext) -> Iterator[FilePlan]:
    rows: list[tuple[str, str]] = []
    for model in lookup.api.models.values():
        view = model_page(lookup, model)
        name = lookup.name(model.id)
        yield _page(name.page, template_of(view), view)
        link = f"[{name.class_name}](../{name.page})"
        rows.append((link, cell(lookup, _first_line(prose(lookup, model.description)))))
    yield _page(RETRY_PAGE, "docs/retries.md.jinja", retry_page())
    rows.append((f"[RetryConfig](../{RETRY_PAGE})", "When calls are repeated."))
    ordered = sorted(rows, key=_by_name)
    listed = table(("Class", "Description"), ordered)
    yield _page(
        MODELS, "site/models.md.jinja", ModelsPage(title="Models", table=listed)
    )


def _tree(
    lookup: GenerationContext, files: Mapping[OperationId, str]
) -> tuple[Branch, ...]:
    groups = tuple(
        Branch(
            plain_title(lookup.names.groups[group.path].title),
            lookup.names.groups[group.path].page,
            tuple(
                Branch(plain_title(operation_title(o)), files[o.id]) for o in operations
            ),
        )
        for group, operations in _full_groups(lookup)
    )
    return (
        Branch("Home", HOME),
        Branch("Guide", GUIDE),
        Branch("Operations", "", groups),
        Branch("Models", MODELS),
    )


def _full_groups(
    lookup: GenerationContext,
) -> Iterator[tuple[Group, tuple[Operation, ...]]]:
    """The groups that have operations, by their dotted names."""
    by_id = {operation.id: operation for operation in lookup.api.operations}
    titles = lookup.names.groups
    for group in sorted(lookup.api.groups, key=lambda g: titles[g.path].title):
        if group.operations:
            yield group, tuple(by_id[id_] for id_ in group.operations)


def _groups_table(lookup: GenerationContext) -> str:
    rows = [
        (
            f"[{lookup.names.groups[group.path].title}]"
            f"({lookup.names.groups[group.path].page})",
            cell(lookup, _first_line(prose(lookup, group.description))),
            str(len(operations)),
        )
        for group, operations in _full_groups(lookup)
    ]
    return table(("Group", "Description", "Operations"), rows) if rows else ""


def _operations_table(
    lookup: GenerationContext,
    operations: tuple[Operation, ...],
    files: Mapping[OperationId, str],
) -> str:
    rows = [
        (
            f"[{struck(operation_title(o), o.deprecation)}](../../{files[o.id]})",
            f"`{lookup.names.operations[o.id]}`",
            f"`{o.method.upper()} {cell(lookup, one_line(o.url_path))}`",
        )
        for o in operations
    ]
    return table(("Operation", "Method", "Request"), rows)


def _page(path: str, template: str, view: object) -> Rendered:
    return Rendered(PurePosixPath(path), template, view)


def _first_line(text: str) -> str:
    return one_line(text.strip().partition("\n\n")[0])


def _by_name(row: tuple[str, str]) -> str:
    return row[0].lower()
