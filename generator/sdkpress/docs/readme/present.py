"""README.md and USAGE.md of an SDK.

Input: the snippets, with the context that they are made in. Output: the plans of both files. Each section is marked, so that a
person's text around it is kept when the files are made again (`docs.readme.sections`). A section that does not
apply to the API is left out.
"""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import PurePosixPath

from sdkpress.docs.markdown import one_line, prose
from sdkpress.docs.readme import choices, views
from sdkpress.docs.readme import snippets as code
from sdkpress.docs.readme.sections import anchor, as_text
from sdkpress.docs.readme.tables import (
    documented_errors,
    global_table,
    operation_groups,
    security_table,
    server_table,
    variable_table,
)
from sdkpress.ir.api import Operation
from sdkpress.ir.types import Ref
from sdkpress.python.context import GenerationContext
from sdkpress.render.plan import FilePlan, Rendered
from sdkpress.snippets.operation_snippets import OperationSnippets
from sdkpress.snippets.result_kinds import ResultKind


def present_readme(snippets: OperationSnippets) -> tuple[FilePlan, ...]:
    """The plans of README.md and USAGE.md."""
    readme = readme_view(snippets)
    loose = snippets.context.dialect.loose_ends
    plans = [_plan("README.md", "docs/readme.md.jinja", readme, loose)]
    if readme.usage is not None:
        plans.append(_plan("USAGE.md", "docs/usage.md.jinja", readme.usage, loose))
    return tuple(plans)


def readme_view(snippets: OperationSnippets, docs: str = "docs/") -> views.ReadmeView:
    """What README.md says; `docs` leads from the file to the folder of the pages."""
    context = snippets.context
    api = context.api
    sections = _Sections(snippets, choices.shortest_call(snippets), docs)
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
        retries=sections.retries(),
        errors=sections.errors(),
        servers=sections.servers(),
        http_client=sections.http_client(),
        resources=sections.resources(),
        debugging=sections.debugging(),
        types=sections.types(),
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


class _Sections:
    """The sections of one README. `shown` is the call that sections about the client are shown with."""

    def __init__(
        self, snippets: OperationSnippets, shown: Operation | None, docs: str
    ) -> None:
        self._snippets = snippets
        self._context = snippets.context
        self._docs = docs
        self._shown = shown

    def _pick(self, tag: str, fits: choices.Fits) -> Operation | None:
        return choices.operation_for(self._snippets, tag, fits)

    def _tagged(self, tag: str, fits: choices.Fits) -> Operation | None:
        named = choices.tagged_operation(self._snippets, tag, fits)
        if named is not None:
            return named
        return self._shown if self._shown and fits(self._shown) else None

    def usage(self) -> views.Usage | None:
        examples = tuple(
            self._usage(o) for o in choices.usage_operations(self._snippets)
        )
        if not examples:
            return None
        reference = self._context.config.docs.dialect == "reference"
        return views.Usage(
            examples=examples,
            line_break="</br>" if reference else "<br/>",
            twins=self._context.config.async_mode == "both",
        )

    def _usage(self, operation: Operation) -> views.UsageView:
        example = operation.usage_example
        title = example.title if example is not None else None
        description = example.description if example is not None else None
        return views.UsageView(
            title=one_line(operation.summary or "" if title is None else title),
            description=as_text(
                prose(
                    self._context,
                    operation.description if description is None else description,
                ).strip()
            ),
            sync=self._snippets.program(operation),
            async_=self._snippets.program(operation, async_=True),
        )

    def security(self) -> views.Security | None:
        table = security_table(self._context)
        operation = self._pick("security", lambda o: any(o.security))
        if not table or operation is None:
            return None
        return views.Security(table=table, code=self._snippets.program(operation))

    def globals(self) -> views.Globals | None:
        operation = self._pick(
            "global-parameters", lambda o: any(p.is_global for p in o.parameters)
        )
        if operation is None or not self._context.api.globals:
            return None
        return views.Globals(
            table=global_table(self._snippets, self._docs),
            code=self._snippets.program(operation),
        )

    def streaming(self) -> views.Streaming | None:
        operation = self._pick(
            "eventstream", choices.gives(self._snippets, ResultKind.STREAM)
        )
        if operation is None:
            return None
        return views.Streaming(
            sync=self._snippets.program(operation),
            async_=self._snippets.program(operation, async_=True),
        )

    def pagination(self) -> views.Pagination | None:
        operation = self._pick(
            "pagination", choices.gives(self._snippets, ResultKind.PAGES)
        )
        if operation is None:
            return None
        paging = operation.pagination
        return views.Pagination(
            items=paging is not None and paging.results is not None,
            sync=self._snippets.program(operation),
            async_=self._snippets.program(operation, async_=True),
        )

    def uploads(self) -> views.Uploads | None:
        operation = self._pick("file-upload", choices.takes_file(self._snippets))
        if operation is None:
            return None
        return views.Uploads(code=self._snippets.program(operation))

    def retries(self) -> views.Retries | None:
        operation = (
            self._tagged("retries", choices.gives(self._snippets, ResultKind.VALUE))
            or self._shown
        )
        if operation is None:
            return None
        return views.Retries(
            call=code.retried_call(self._snippets, operation),
            client=code.retrying_client(self._snippets, operation),
        )

    def errors(self) -> views.Errors:
        context = self._context
        client = context.names.client
        namespace = context.config.errors_namespace
        base = f"{namespace}.{client.base_error}"
        operation = (
            self._pick("errors", lambda o: choices.has_documented_error(o))
            or self._shown
        )
        program = ""
        if operation is not None:
            documented = _documented_error(context, operation)
            program = code.caught_call(self._snippets, operation, documented, base)
        return views.Errors(
            namespace=namespace,
            base=base,
            default=f"{namespace}.{client.default_error}",
            code=program,
            documented=documented_errors(context, self._docs),
        )

    def servers(self) -> views.Servers | None:
        context, servers = self._context, self._context.api.servers
        plain = self._tagged("server", lambda o: not o.servers)
        plain = plain or self._pick("server", lambda o: not o.servers)
        elsewhere = self._pick("server", lambda o: bool(o.servers))
        if plain is None and elsewhere is None:
            return None
        choice = ""
        if plain is not None and len(servers) > 1:
            choice = code.server_choice(self._snippets, plain, servers[1], 1)
        url = servers[0].url if servers and "{" not in servers[0].url else ""
        address = url if "://" in url else "https://api.example.com"
        return views.Servers(
            first=one_line(servers[0].url) if servers else "",
            table=server_table(context),
            variables=variable_table(context),
            choice=choice,
            by_name=len(servers) > 1 and bool(servers[1].id),
            url=code.server_address(self._snippets, plain, address) if plain else "",
            operation=(
                code.call_address(self._snippets, elsewhere) if elsewhere else ""
            ),
        )

    def http_client(self) -> views.HttpClient | None:
        if self._shown is None:
            return None
        return views.HttpClient(
            http=self._context.config.http,
            code=code.with_http_client(self._snippets, self._shown),
        )

    def resources(self) -> views.Resources | None:
        if self._shown is None:
            return None
        names = self._context.names.client
        return views.Resources(
            sync_class=names.sync,
            async_class=names.async_,
            code=self._snippets.program(self._shown, async_=True),
        )

    def debugging(self) -> views.Debugging | None:
        if self._shown is None:
            return None
        return views.Debugging(code=code.with_logger(self._snippets, self._shown))

    def types(self) -> views.Types | None:
        context = self._context
        operation = choices.change_with_null(self._snippets)
        if operation is None:
            return None
        argument = choices.nullable_argument(operation)
        if argument is None:
            return None
        return views.Types(
            package=context.names.client.package,
            argument=context.names.arguments[operation.id, argument.key].python,
            code=code.with_null(self._snippets, operation, argument),
        )


def _documented_error(context: GenerationContext, operation: Operation) -> str | None:
    """The class of the first error that the operation documents."""
    for response in operation.responses:
        for content in response.contents[:1]:
            if response.is_error and isinstance(content.type, Ref):
                return context.class_text(content.type.model)
    return None
