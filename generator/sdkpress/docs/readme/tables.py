"""The README's tables and lists.

Input: the API with its names. Output: finished Markdown.
"""

from __future__ import annotations

from sdkpress.docs.annotations import annotation_text
from sdkpress.docs.markdown import cell, one_line, prose, struck, warning_sign
from sdkpress.docs.readme.views import OperationGroup
from sdkpress.docs.short_types import type_cell
from sdkpress.docs.tables import table
from sdkpress.ir.api import Operation
from sdkpress.ir.ids import ModelId
from sdkpress.ir.types import Ref
from sdkpress.python.constructor import constructor_signature
from sdkpress.python.context import GenerationContext
from sdkpress.python.credentials import client_arguments, environment_variable
from sdkpress.snippets.client_arguments import credential_arguments
from sdkpress.snippets.operation_snippets import OperationSnippets
from sdkpress.spec.model import SecurityScheme, ServerVariable


def operation_groups(
    context: GenerationContext, docs: str
) -> tuple[OperationGroup, ...]:
    """The groups that have operations, by their dotted names, with a line for each operation."""
    named = [
        (context.names.groups[group.path], group)
        for group in context.api.groups
        if group.operations
    ]
    return tuple(
        OperationGroup(
            heading=f"[{name.title}]({docs}{name.page})",
            lines=tuple(
                _operation(context, context.operations[id_], f"{docs}{name.page}")
                for id_ in group.operations
            ),
        )
        for name, group in sorted(named, key=lambda pair: pair[0].title)
    )


def security_table(context: GenerationContext) -> str:
    """One row for each credential of the constructor; empty where there is none."""
    rows = [
        (
            f"`{argument}`",
            scheme.kind,
            _scheme(scheme),
            f"`{environment_variable(context, argument)}`",
        )
        for key, scheme in context.api.security_schemes.items()
        for argument in credential_arguments(context, key)
    ]
    head = ("Name", "Type", "Scheme", "Environment Variable")
    return table(head, rows, even=context.dialect.even_columns) if rows else ""


def login_arguments(context: GenerationContext) -> str:
    """The constructor's arguments that take a user and a password; empty where there is none."""
    names = (
        f"`{argument}`"
        for scheme, argument in client_arguments(context)
        if scheme.kind == "http"
        and (scheme.scheme or "").lower() in ("basic", "digest")
    )
    return " and ".join(names)


def global_table(snippets: OperationSnippets, docs: str) -> str:
    """One row for each parameter that the client can be given."""
    context = snippets.context
    parameters = constructor_signature(snippets.annotator, "sync").parameters
    types = {one.wire: one.annotation for one in parameters if one.wire is not None}
    rows = [
        (
            f"`{context.names.globals[parameter.wire]}`",
            (
                type_cell(context, parameter.type, docs, required=False, sent=True)
                if context.dialect.short_types
                else cell(annotation_text(context, types[parameter.wire], docs))
            ),
            cell(prose(context, parameter.description) or "N/A"),
        )
        for parameter in context.api.globals
    ]
    head = ("Name", "Type", "Description")
    return table(head, rows, even=context.dialect.even_columns)


def server_table(context: GenerationContext) -> str:
    """One row for each server, by its name if any server has one; empty where there is only one server."""
    servers = context.api.servers
    if len(servers) < 2:
        return ""
    named = all(server.id for server in servers)
    rows = [
        (
            f"`{server.id if named else number}`",
            f"`{cell(one_line(server.url))}`",
            ", ".join(f"`{name}`" for name in server.variables),
            cell(prose(context, server.description)),
        )
        for number, server in enumerate(servers)
    ]
    head = ("Name" if named else "#", "Server", "Variables", "Description")
    empty = [
        column
        for column in range(1, 4)
        if column > 1 and not any(row[column] for row in rows)
    ]
    kept = [column for column in range(4) if column not in empty]
    return table(
        [head[column] for column in kept],
        [[row[column] for column in kept] for row in rows],
        even=context.dialect.even_columns,
    )


def variable_table(context: GenerationContext) -> str:
    """One row for each variable in the servers' addresses; empty where there is none."""
    variables: dict[str, ServerVariable] = {}
    for server in context.api.servers:
        for name, variable in server.variables.items():
            variables.setdefault(name, variable)
    rows = [
        (
            f"`{name}`",
            ", ".join(f'`"{value}"`' for value in variable.enum) or "*str*",
            f'`"{variable.default}"`',
            cell(prose(context, variable.description)),
        )
        for name, variable in variables.items()
    ]
    head = ("Variable", "Values", "Default", "Description")
    return table(head, rows, even=context.dialect.even_columns) if rows else ""


def documented_errors(context: GenerationContext, docs: str) -> tuple[str, ...]:
    """One line for each error class that the document describes."""
    statuses: dict[ModelId, dict[str, None]] = {}
    descriptions: dict[ModelId, str] = {}
    methods: dict[ModelId, set[str]] = {}
    for operation in context.api.operations:
        for response in operation.responses:
            for content in response.contents[:1]:
                if response.is_error and isinstance(content.type, Ref):
                    model = content.type.model
                    statuses.setdefault(model, {})[response.status] = None
                    methods.setdefault(model, set()).add(operation.id)
                    text = prose(context, response.description)
                    descriptions.setdefault(model, text)
    total = len(context.api.operations)
    return tuple(
        _error(
            f"[`{context.class_text(model)}`]({docs}{context.name(model).page})",
            descriptions[model],
            tuple(codes),
            f"in {len(methods[model])} of {total} methods",
        )
        for model, codes in statuses.items()
    )


def _error(link: str, description: str, codes: tuple[str, ...], where: str) -> str:
    text = one_line(description).strip()
    text = f": {text}" if text else ""
    text += "" if text.endswith((".", "!", "?")) or not text else "."
    listed = ", ".join(f"`{code}`" for code in codes)
    word = "Status code" if len(codes) == 1 else "Status codes"
    return f"{link}{text} {word} {listed}, {where}."


def _operation(context: GenerationContext, operation: Operation, page: str) -> str:
    name = context.names.operations[operation.id]
    link = f"[{struck(name, operation.deprecation)}]({page}#{name})"
    summary = one_line(prose(context, operation.summary or operation.description))
    text = f"{link} - {summary}" if summary else link
    if operation.deprecation is None:
        return text
    return f"{text} {warning_sign(context)} **Deprecated**"


def _scheme(scheme: SecurityScheme) -> str:
    match scheme.kind:
        case "http":
            return f"HTTP {one_line(scheme.scheme or '').capitalize()}"
        case "apiKey":
            return "API key"
        case "oauth2":
            return "OAuth2 token"
        case "openIdConnect":
            return "OpenID Connect token"
        case _:
            return "Client certificate"
