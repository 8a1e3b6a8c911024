"""The README's programs: a call of an operation, with what a section adds to it.

Input: an operation. Output: whole programs, laid out as black would.
"""

from __future__ import annotations

from dataclasses import replace

from sdkpress.docs.lookup import Lookup
from sdkpress.ir.api import Argument, Operation
from sdkpress.python.layout import Group, Node, Pair, Text, layout
from sdkpress.python.literals import text
from sdkpress.snippets.calls import Snippet, after, program, snippet, statements
from sdkpress.snippets.imports import import_lines
from sdkpress.spec.model import Server

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


def first_call(lookup: Lookup, operation: Operation, *, async_: bool = False) -> str:
    """The call alone."""
    return program(lookup, snippet(lookup, operation, async_=async_), async_=async_)


def retried_call(lookup: Lookup, operation: Operation) -> str:
    """The call with a retry policy of its own."""
    parts = snippet(lookup, operation)
    node = Pair("retries=", _RETRY_CONFIG)
    return program(lookup, parts.with_call_argument(node, *_RETRY_NAMES))


def retrying_client(lookup: Lookup, operation: Operation) -> str:
    """A client that repeats every call."""
    parts = snippet(lookup, operation)
    node = Pair("retry_config=", _RETRY_CONFIG)
    return program(lookup, parts.with_client_argument(node, *_RETRY_NAMES))


def server_choice(
    lookup: Lookup, operation: Operation, server: Server, index: int
) -> str:
    """A client of another server, by its name or its position, with the server's variables."""
    parts = snippet(lookup, operation)
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
    return program(lookup, parts)


def server_address(lookup: Lookup, operation: Operation, url: str) -> str:
    """A client of the server at a given address."""
    node = Pair("server_url=", Text(text(url)))
    return program(lookup, snippet(lookup, operation).with_client_argument(node))


def call_address(lookup: Lookup, operation: Operation, url: str) -> str:
    """A call to the server at a given address."""
    node = Pair("server_url=", Text(text(url)))
    return program(lookup, snippet(lookup, operation).with_call_argument(node))


def with_http_client(lookup: Lookup, operation: Operation) -> str:
    """A client that uses an HTTP client of the user's."""
    http = lookup.config.http
    made = Group(
        f"{http}.Client(",
        (
            Pair("headers=", Group("{", (Text('"x-client": "my-service"'),), "}")),
            Pair("timeout=", Text("30")),
        ),
        ")",
    )
    node = Pair("client=", made)
    return program(lookup, snippet(lookup, operation).with_client_argument(node, http))


def with_logger(lookup: Lookup, operation: Operation) -> str:
    """A client that says what it sends."""
    name = text(lookup.names.client.package)
    parts = snippet(lookup, operation).with_client_argument(
        Pair("debug_logger=", Text(f"logging.getLogger({name})")), "logging"
    )
    return _program_after(
        lookup, parts, ["logging.basicConfig(level=logging.DEBUG)", ""]
    )


def with_null(lookup: Lookup, operation: Operation, argument: Argument) -> str:
    """A call that sets an argument to null."""
    parts = snippet(lookup, operation)
    name = lookup.names.arguments[operation.id, argument.key].python + "="
    others = tuple(
        item
        for item in parts.call.items
        if not (isinstance(item, Pair) and item.prefix == name)
    )
    call = replace(parts.call, items=(*others, Pair(name, Text("None"))))
    return program(lookup, replace(parts, call=call))


def caught_call(
    lookup: Lookup, operation: Operation, documented: str | None, base: str
) -> str:
    """A call whose errors are caught: the documented one with its data, then all the API's."""
    parts = snippet(lookup, operation)
    namespace = base.partition(".")[0]
    parts = replace(parts, used=parts.used | {namespace})
    lines = layout(parts.client, 0, "with ", f" as {parts.variable}:")
    lines.append(f"{_PAD}try:")
    lines += layout(parts.call, 8, parts.target)
    end = after(lookup, parts.outcome, False)
    lines += [_PAD * 2 + line if line else "" for line in end]
    if documented is not None:
        lines += _handler(documented, ("print(error.status_code)", "print(error.data)"))
    lines += _handler(base, ("print(error.status_code)", "print(error.message)"))
    return "\n".join(_imports(parts) + lines)


def _handler(error: str, body: tuple[str, ...]) -> list[str]:
    return [f"{_PAD}except {error} as error:", *(_PAD * 2 + line for line in body)]


def _program_after(lookup: Lookup, parts: Snippet, before: list[str]) -> str:
    return "\n".join(_imports(parts) + before + statements(lookup, parts, 0))


def _imports(parts: Snippet) -> list[str]:
    return import_lines(
        parts.package, parts.used | {parts.client.open.removesuffix("(")}
    )
