"""The sections of a README: what each says of the API, or that it does not apply.

Input: the snippets, with the context that they are made in. Output: a view for each section, or None.
"""

from __future__ import annotations

from sdkpress.docs.markdown import one_line, prose
from sdkpress.docs.readme import choices, views
from sdkpress.docs.readme import snippets as code
from sdkpress.docs.readme.defaults import (
    default_retries,
    idempotency_headers,
    validation_text,
)
from sdkpress.docs.readme.sections import as_text
from sdkpress.docs.readme.tables import (
    documented_errors,
    global_table,
    login_arguments,
    security_table,
    server_table,
    variable_table,
)
from sdkpress.docs.readme.value_tables import (
    choosing,
    content_table,
    format_table,
    has_limits,
)
from sdkpress.ir.api import Operation
from sdkpress.ir.types import Ref
from sdkpress.python.constructor import constructor_signature
from sdkpress.python.context import GenerationContext
from sdkpress.python.credentials import (
    credentials,
    environment_variable,
    takes_security,
    token_flows,
)
from sdkpress.python.error_classes import status_errors
from sdkpress.python.nodes import source
from sdkpress.snippets.operation_snippets import OperationSnippets
from sdkpress.snippets.result_kinds import ResultKind


class Sections:
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
            both_modes=self._context.config.async_mode == "both",
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
        return views.Security(
            table=table,
            code=self._snippets.program(operation),
            token=self._token(),
            logins=login_arguments(self._context),
        )

    def _token(self) -> str:
        """A client that asks for its token itself, where the document says how."""
        if takes_security(self._context):
            return ""
        for scheme, _ in credentials(self._context):
            needs = scheme.key
            if not token_flows(scheme):
                continue
            for operation in self._context.api.operations:
                first = next((one for one in operation.security if one), ())
                if [key for key, _ in first] == [needs]:
                    return code.asking_for_token(self._snippets, operation, scheme)
        return ""

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

    def content_types(self) -> views.ContentTypes | None:
        operation = next(choosing(self._snippets), None)
        if operation is None:
            return None
        return views.ContentTypes(
            table=content_table(self._snippets),
            code=code.with_content_types(self._snippets, operation),
        )

    def formats(self) -> views.Formats | None:
        table = format_table(self._context.api)
        return views.Formats(table=table) if table else None

    def limits(self) -> views.Limits | None:
        if self._context.config.constraints == "documented":
            return None
        return views.Limits() if has_limits(self._context.api) else None

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
            default=default_retries(self._context),
            keys=idempotency_headers(self._context),
        )

    def raw_responses(self) -> views.RawResponses | None:
        operation = self._value_call()
        if operation is None:
            return None
        return views.RawResponses(code=code.raw_call(self._snippets, operation))

    def client_options(self) -> views.ClientOptions | None:
        if self._shown is None or "headers" not in self._client_options():
            return None
        return views.ClientOptions(
            code=code.with_headers(self._snippets, self._shown),
        )

    def validation(self) -> views.ResponseValidation | None:
        operation = self._value_call()
        if operation is None:
            return None
        options = {one.name for one in self._snippets.signature(operation).options}
        if "response_validation" not in options:
            return None
        config = self._context.config
        return views.ResponseValidation(
            mode=config.response_validation,
            error=f"{config.errors_namespace}.ResponseValidationError",
            code=code.with_validation(self._snippets, operation),
        )

    def _value_call(self) -> Operation | None:
        """The call that sections about responses are shown with."""
        fits = choices.gives(self._snippets, ResultKind.VALUE)
        if self._shown is not None and fits(self._shown):
            return self._shown
        return self._pick("usage", fits)

    def _client_options(self) -> set[str]:
        signature = constructor_signature(self._snippets.annotator, "sync")
        return {one.name for one in signature.parameters}

    def timeouts(self) -> views.Timeouts | None:
        if self._shown is None:
            return None
        namespace = self._context.config.errors_namespace
        return views.Timeouts(
            error=f"{namespace}.RequestTimeoutError",
            code=code.with_timeouts(self._snippets, self._shown),
        )

    def hooks(self) -> views.Hooks:
        package = self._context.names.client.package
        return views.Hooks(
            path=package.replace(".", "/"),
            package=package,
            http=self._context.config.http,
        )

    def webhooks(self) -> views.Webhooks | None:
        event = self._context.api.webhook_event
        if event is None:
            return None
        return views.Webhooks(
            package=self._context.names.client.package,
            event=source(self._snippets.annotator.read(event)),
            secret=environment_variable(self._context, "webhook_secret"),
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
            validation=validation_text(context),
            default=f"{namespace}.{client.default_error}",
            code=program,
            statuses=_statuses(context),
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


def _statuses(context: GenerationContext) -> str:
    """The classes of errors by status, in a sentence's order."""
    namespace = context.config.errors_namespace
    classes = [
        f"`{namespace}.{name}` ({status})" for status, name, _ in status_errors(context)
    ]
    return ", ".join(classes)


def _documented_error(context: GenerationContext, operation: Operation) -> str | None:
    """The class of the first error that the operation documents."""
    for response in operation.responses:
        for content in response.contents[:1]:
            if response.is_error and isinstance(content.type, Ref):
                return context.class_text(content.type.model)
    return None
