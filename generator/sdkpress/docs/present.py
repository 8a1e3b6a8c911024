"""Every reference page: which files there are, and the view of each.

Input: the snippets, with the context that they are made in. Output: the plans of all pages.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from sdkpress.docs.model_pages import model_page
from sdkpress.docs.retry_page import RETRY_PAGE, retry_page
from sdkpress.docs.sdk_pages import sdk_page
from sdkpress.docs.views import EnumPage, ObjectPage, UnionPage
from sdkpress.ir.ids import Part
from sdkpress.render.plan import FilePlan, Kept, Rendered
from sdkpress.snippets.operation_snippets import OperationSnippets

_DOCS = PurePosixPath("docs")


def present_pages(snippets: OperationSnippets) -> tuple[FilePlan, ...]:
    """All pages; paths are relative to the output folder."""
    return (*_models(snippets), _retries(), *_groups(snippets))


def _models(snippets: OperationSnippets) -> list[FilePlan]:
    context = snippets.context
    loose = context.dialect.loose_ends
    plans: list[FilePlan] = []
    for model in context.api.models.values():
        path = _DOCS / context.name(model.id).page
        if context.keeps(path, (model.id,)):
            plans.append(Kept(path))
            continue
        view = model_page(snippets.annotator, model)
        plans.append(Rendered(path, template_of(view), view, loose_end=loose))
    return plans


def template_of(view: ObjectPage | EnumPage | UnionPage) -> str:
    """The template that lays out a model's page."""
    match view:
        case ObjectPage():
            return "docs/object.md.jinja"
        case EnumPage():
            return "docs/enum.md.jinja"
        case UnionPage():
            return "docs/union.md.jinja"


def _retries() -> FilePlan:
    return Rendered(_DOCS / RETRY_PAGE, "docs/retries.md.jinja", retry_page())


def _groups(snippets: OperationSnippets) -> list[FilePlan]:
    context = snippets.context
    plans: list[FilePlan] = []
    for group in context.api.groups:
        path = _DOCS / context.names.groups[group.path].page
        about: tuple[Part, ...] = (group.path, *group.operations)
        if group.operations and context.keeps(path, about):
            plans.append(Kept(path))
        elif group.operations:
            view = sdk_page(
                snippets,
                group,
                tuple(context.operations[o] for o in group.operations),
            )
            loose = context.dialect.loose_ends
            plans.append(Rendered(path, "docs/sdk.md.jinja", view, loose_end=loose))
    return plans
