"""The README's programs: a call of an operation, with what a section adds to it.

Input: an operation. Output: whole programs, laid out as black would.
"""

from __future__ import annotations

from dataclasses import replace

from sdkpress.examples.request_examples import base_url
from sdkpress.ir.api import Argument, Operation
from sdkpress.python.context import GenerationContext
from sdkpress.python.credentials import (
    credentials_class,
    flow_variables,
    token_flows,
)
from sdkpress.python.layout import layout
from sdkpress.python.literals import text
from sdkpress.python.nodes import Group, Node, Pair, Text
from sdkpress.snippets.calls import Snippet, after, program, statements
from sdkpress.snippets.imports import import_lines
from sdkpress.snippets.operation_snippets import OperationSnippets
from sdkpress.spec.model import SecurityScheme, Server

_PAD = " " * 4

_RETRY_CONFIG = Group(
    "RetryConfig(",
    (
        Pair("strategy=", Text('"backoff"')),
        Pair(
            "backoff=",
            Group(
                "BackoffStrategy(",
                (
                    Pair("initial_interval=", Text("500")),
                    Pair("max_interval=", Text("10_000")),
                    Pair("exponent=", Text("1.5")),
                    Pair("max_elapsed_time=", Text("60_000")),
                ),
                ")",
            ),
        ),
        Pair("retry_connection_errors=", Text("True")),
    ),
    ")",
)
_RETRY_NAMES = ("utils.BackoffStrategy", "utils.RetryConfig")


def retried_call(snippets: OperationSnippets, operation: Operation) -> str:
    """The call with a retry policy of its own."""
    parts = snippets.parts(operation)
    node = Pair("retries=", _RETRY_CONFIG)
    return program(snippets.context, parts.with_call_argument(node, *_RETRY_NAMES))


def retrying_client(snippets: OperationSnippets, operation: Operation) -> str:
    """A client that repeats every call."""
    parts = snippets.parts(operation)
    node = Pair("retry_config=", _RETRY_CONFIG)
    return program(snippets.context, parts.with_client_argument(node, *_RETRY_NAMES))


def raw_call(snippets: OperationSnippets, operation: Operation) -> str:
    """A call that gives its whole response."""
    parts = snippets.parts(operation)
    client, _, method = parts.call.open.partition(".")
    call = replace(parts.call, open=f"{client}.with_raw_response.{method}")
    lines = layout(parts.client, 0, "with ", f" as {parts.variable}:")
    lines += layout(call, 4, "response = ")
    lines += [f"{_PAD}print(response.status_code, response.headers)"]
    lines += [f"{_PAD}print(response.parse())"]
    return "\n".join(_imports(parts) + lines)


def with_headers(snippets: OperationSnippets, operation: Operation) -> str:
    """A client that sends headers and a query with every call."""
    headers = Group("{", (Text('"x-team": "my-team"'),), "}")
    parts = snippets.parts(operation)
    parts = parts.with_client_argument(Pair("headers=", headers))
    return program(snippets.context, parts)


def with_validation(snippets: OperationSnippets, operation: Operation) -> str:
    """A call whose response has to be as the document says."""
    node = Pair("response_validation=", Text('"strict"'))
    parts = snippets.parts(operation).with_call_argument(node)
    return program(snippets.context, parts)


def with_content_types(snippets: OperationSnippets, operation: Operation) -> str:
    """A call that names the content types it is about."""
    parts = snippets.parts(operation)
    signature = snippets.signature(operation)
    names = (signature.choices.content_type, signature.choices.accept)
    for one in signature.choices.beside:
        if one.name in names and one.default is not None:
            parts = parts.with_call_argument(Pair(f"{one.name}=", one.default))
    return program(snippets.context, parts)


def asking_for_token(
    snippets: OperationSnippets, operation: Operation, scheme: SecurityScheme
) -> str:
    """A client that asks for its token itself."""
    context = snippets.context
    flow = token_flows(scheme)[0]
    needed = [
        Pair(f"{name}=", Text(f'os.getenv({text(variable)}, "")'))
        for name, variable in flow_variables(flow, context)
        if flow.kind == "clientCredentials" or not name.startswith("client_")
        if name != "token_url"
    ]
    used = credentials_class(flow)
    credentials = Group(f"{used}(", tuple(needed), ")", explode=True)
    name = f"{context.names.credentials[scheme.key]}="
    parts = snippets.parts(operation)
    others = tuple(
        item
        for item in parts.client.items
        if not (isinstance(item, Pair) and item.prefix == name)
    )
    client = replace(parts.client, items=(*others, Pair(name, credentials)))
    names = parts.used | {f"utils.{used}", "os"}
    return program(context, replace(parts, client=client, used=names))


def with_timeouts(snippets: OperationSnippets, operation: Operation) -> str:
    """A client with a timeout, and a call with one of its own."""
    parts = snippets.parts(operation)
    parts = parts.with_client_argument(Pair("timeout_ms=", Text("30_000")))
    names = {one.name for one in snippets.signature(operation).options}
    node = Pair("timeout_ms=", Text("5_000"))
    if "timeout" in names:
        node = Pair("timeout=", Text("5.0"))
    parts = parts.with_call_argument(node)
    return program(snippets.context, parts)


def server_choice(
    snippets: OperationSnippets, operation: Operation, server: Server, index: int
) -> str:
    """A client of another server, by its name or its position, with the server's variables."""
    parts = snippets.parts(operation)
    if server.id:
        node: Node = Pair("server=", Text(text(server.id)))
    else:
        node = Pair("server_idx=", Text(str(index)))
    parts = parts.with_client_argument(node)
    variables = tuple(
        Pair(f"{text(name)}: ", Text(text(variable.default)))
        for name, variable in server.variables.items()
    )
    if variables:
        group = Group("{", variables, "}", explode=True)
        parts = parts.with_client_argument(Pair("url_params=", group))
    return program(snippets.context, parts)


def server_address(snippets: OperationSnippets, operation: Operation, url: str) -> str:
    """A client of the server at a given address."""
    node = Pair("server_url=", Text(text(url)))
    return program(
        snippets.context, snippets.parts(operation).with_client_argument(node)
    )


def call_address(snippets: OperationSnippets, operation: Operation) -> str:
    """A call that names the address of its server."""
    url = base_url(snippets.context, operation)
    node = Pair("server_url=", Text(text(url)))
    return program(snippets.context, snippets.parts(operation).with_call_argument(node))


def with_http_client(snippets: OperationSnippets, operation: Operation) -> str:
    """A client that uses an HTTP client of the user's."""
    http = snippets.context.config.http
    client = Group(
        f"{http}.Client(",
        (
            Pair("headers=", Group("{", (Text('"x-client": "my-service"'),), "}")),
            Pair("timeout=", Text("30")),
        ),
        ")",
    )
    node = Pair("client=", client)
    return program(
        snippets.context, snippets.parts(operation).with_client_argument(node, http)
    )


def with_logger(snippets: OperationSnippets, operation: Operation) -> str:
    """A client that says what it sends."""
    name = text(snippets.context.names.client.package)
    parts = snippets.parts(operation).with_client_argument(
        Pair("debug_logger=", Text(f"logging.getLogger({name})")), "logging"
    )
    return _program_after(
        snippets.context, parts, ["logging.basicConfig(level=logging.DEBUG)", ""]
    )


def with_null(
    snippets: OperationSnippets, operation: Operation, argument: Argument
) -> str:
    """A call that sets an argument to null."""
    parts = snippets.parts(operation)
    name = snippets.context.names.arguments[operation.id, argument.key].python + "="
    others = tuple(
        item
        for item in parts.call.items
        if not (isinstance(item, Pair) and item.prefix == name)
    )
    call = replace(parts.call, items=(*others, Pair(name, Text("None"))))
    return program(snippets.context, replace(parts, call=call))


def caught_call(
    snippets: OperationSnippets, operation: Operation, documented: str | None, base: str
) -> str:
    """A call whose errors are caught: the documented one with its data, then all the API's."""
    parts = snippets.parts(operation)
    namespace = base.partition(".")[0]
    parts = replace(parts, used=parts.used | {namespace})
    lines = layout(parts.client, 0, "with ", f" as {parts.variable}:")
    lines.append(f"{_PAD}try:")
    lines += layout(parts.call, 8, parts.target)
    end = after(snippets.context, parts.kind, False)
    lines += [_PAD * 2 + line if line else "" for line in end]
    if documented is not None:
        lines += _handler(documented, ("print(error.status_code)", "print(error.data)"))
    lines += _handler(base, ("print(error.status_code)", "print(error.message)"))
    return "\n".join(_imports(parts) + lines)


def _handler(error: str, body: tuple[str, ...]) -> list[str]:
    return [f"{_PAD}except {error} as error:", *(_PAD * 2 + line for line in body)]


def _program_after(
    context: GenerationContext, parts: Snippet, before: list[str]
) -> str:
    return "\n".join(_imports(parts) + before + statements(context, parts, 0))


def _imports(parts: Snippet) -> list[str]:
    return import_lines(
        parts.package, parts.used | {parts.client.open.removesuffix("(")}
    )
