"""Every reference page: which files there are, and the view of each.

Input: the API, its names, the config and the document. Output: the plans of all pages.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sdkpress.config.model import Config
from sdkpress.docs.lookup import Lookup, lookup_of
from sdkpress.docs.model_pages import model_page
from sdkpress.docs.retry_page import RETRY_PAGE, retry_page
from sdkpress.docs.sdk_pages import sdk_page
from sdkpress.docs.views import EnumPage, ObjectPage, UnionPage
from sdkpress.ir.api import Api
from sdkpress.names.table import NameTable
from sdkpress.render.plan import FilePlan, Rendered

if TYPE_CHECKING:
    from sdkpress.source.document import Document

_DOCS = PurePosixPath("docs")


def present_pages(
    api: Api, names: NameTable, config: Config, document: Document
) -> tuple[FilePlan, ...]:
    """All pages; paths are relative to the output folder."""
    lookup = lookup_of(api, names, config)
    return (*_models(lookup), _retries(), *_groups(lookup))


def _models(lookup: Lookup) -> list[FilePlan]:
    plans: list[FilePlan] = []
    for model in lookup.api.models.values():
        view = model_page(lookup, model)
        path = _DOCS / lookup.name(model.id).page
        plans.append(Rendered(path, template_of(view), view))
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


def _groups(lookup: Lookup) -> list[FilePlan]:
    operations = {operation.id: operation for operation in lookup.api.operations}
    plans: list[FilePlan] = []
    for group in lookup.api.groups:
        if group.operations:
            view = sdk_page(
                lookup, group, tuple(operations[o] for o in group.operations)
            )
            path = _DOCS / lookup.names.groups[group.path].page
            plans.append(Rendered(path, "docs/sdk.md.jinja", view))
    return plans
