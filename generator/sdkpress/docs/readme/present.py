"""README.md and USAGE.md of an SDK.

Input: the snippets, with the context that they are made in. Output: the plans of both files. Each section is marked, so that a
person's text around it is kept when the files are made again (`docs.readme.sections`). A section that does not
apply to the API is left out.
"""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import PurePosixPath
from typing import Final

from sdkpress.docs.markdown import one_line, prose
from sdkpress.docs.readme import choices, views
from sdkpress.docs.readme.section_views import Sections
from sdkpress.docs.readme.sections import anchor, as_text
from sdkpress.docs.readme.tables import (
    operation_groups,
)
from sdkpress.render.plan import FilePlan, Rendered
from sdkpress.snippets.operation_snippets import OperationSnippets

README: Final = PurePosixPath("README.md")
USAGE: Final = PurePosixPath("USAGE.md")


def present_readme(snippets: OperationSnippets) -> tuple[FilePlan, ...]:
    """The plans of README.md and USAGE.md."""
    readme = readme_view(snippets)
    loose = snippets.context.dialect.loose_ends
    plans = [_plan(str(README), "docs/readme.md.jinja", readme, loose)]
    if readme.usage is not None:
        plans.append(_plan(str(USAGE), "docs/usage.md.jinja", readme.usage, loose))
    return tuple(plans)


def readme_view(snippets: OperationSnippets, docs: str = "docs/") -> views.ReadmeView:
    """What README.md says; `docs` leads from the file to the folder of the pages."""
    context = snippets.context
    api = context.api
    sections = Sections(snippets, choices.shortest_call(snippets), docs)
    view = views.ReadmeView(
        title=context.names.client.distribution,
        lead=f"A typed Python client for {one_line(api.title)}.",
        summary=as_text(prose(context, api.description or api.summary).strip()),
        contents=(),
        installation=views.Installation(
            distribution=context.names.client.distribution, http=context.config.http
        ),
        usage=sections.usage(),
        security=sections.security(),
        globals=sections.globals(),
        operations=views.Operations(groups=operation_groups(context, docs)),
        streaming=sections.streaming(),
        pagination=sections.pagination(),
        uploads=sections.uploads(),
        content_types=sections.content_types(),
        retries=sections.retries(),
        timeouts=sections.timeouts(),
        client_options=sections.client_options(),
        raw_responses=sections.raw_responses(),
        errors=sections.errors(),
        validation=sections.validation(),
        servers=sections.servers(),
        http_client=sections.http_client(),
        hooks=sections.hooks(),
        webhooks=sections.webhooks(),
        resources=sections.resources(),
        debugging=sections.debugging(),
        types=sections.types(),
        formats=sections.formats(),
        limits=sections.limits(),
    )
    return _with_contents(view)


def _plan(path: str, template: str, view: object, loose: bool) -> Rendered:
    place = PurePosixPath(path)
    return Rendered(place, template, view, ownership="merged", loose_end=loose)


def _with_contents(view: views.ReadmeView) -> views.ReadmeView:
    """The view with its table of contents: the headings of the sections it has, in the template's order."""
    sections = [getattr(view, field.name) for field in fields(view)]
    titles = [s.title for s in sections if isinstance(s, views.Section)]
    lines = tuple(f"* [{title}](#{anchor(title)})" for title in titles)
    return replace(view, contents=lines)
