"""Code that calls an operation.

Input: an operation, the name of one of its examples, and whether to await. Output: a whole program, laid out as
black would; or its parts, for pages that add to them. The values are examples of the document where they fit
their types, else made up so that the call is a valid one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from sdkpress.examples.call_examples import CallExample, call_example
from sdkpress.examples.request_examples import base_url, names_host
from sdkpress.frozen import dataclass
from sdkpress.ir.api import Operation
from sdkpress.ir.ids import GroupPath
from sdkpress.python.context import GenerationContext
from sdkpress.python.layout import layout
from sdkpress.python.literals import text
from sdkpress.python.nodes import Group, Node, Pair, Text
from sdkpress.snippets.call_arguments import call_arguments
from sdkpress.snippets.client_arguments import client_arguments
from sdkpress.snippets.imports import import_lines
from sdkpress.snippets.result_kinds import ResultKind
from sdkpress.snippets.value_expressions import ValueWriter


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """The parts of a program that makes one call; `used` is in the terms of `imports.import_lines`.

    `target` is what stands before the call: `res = `, or nothing.
    """

    client: Group
    variable: str
    call: Group
    target: str
    kind: ResultKind
    used: frozenset[str]
    call_used: frozenset[str]  # those of them that the call alone needs
    package: str

    def with_client_argument(self, node: Node, *used: str) -> Snippet:
        """The same with one more argument of the client; two ways to name the server would be one too many."""
        kept = self.client.items
        if _names_server(node):
            kept = tuple(item for item in kept if not _names_server(item))
        client = replace(self.client, items=(*kept, node))
        return replace(self, client=client, used=self.used | set(used))

    def with_call_argument(self, node: Node, *used: str) -> Snippet:
        """The same with one more argument of the call."""
        call = replace(self.call, items=(*self.call.items, node))
        return replace(self, call=call, used=self.used | set(used))


@dataclass(frozen=True, slots=True, kw_only=True)
class CallValues:
    """The values of a call and of its client, the same for the sync and the async one, in every group."""

    call: tuple[Node, ...]
    client: tuple[Node, ...]
    used: frozenset[str]
    call_used: frozenset[str]


_EXAMPLE_HOST: Final = "https://api.example.com"


def _is_absolute(url: str) -> bool:
    return "://" in url or url.startswith("{")


def call_values(
    context: GenerationContext, operation: Operation, example: str | CallExample
) -> CallValues:
    """The values of a call, from one example of the document; an empty name stands for the only one."""
    if isinstance(example, str):
        example = call_example(context, operation, example)
    writer = ValueWriter(context)
    arguments = call_arguments(writer, operation, example)
    call_used = frozenset(writer.used)
    client = client_arguments(writer, operation, example)
    if not context.dialect.hostless_calls and not names_host(context, operation):
        url = text(base_url(context, operation))
        client = (*client, Pair("server_url=", Text(url)))
    servers = operation.servers or context.api.servers
    if (
        context.dialect.relative_servers
        and servers
        and not _is_absolute(servers[0].url)
    ):
        client = (Pair("server_url=", Text(text(_EXAMPLE_HOST))), *client)
    return CallValues(
        call=arguments,
        client=client,
        used=frozenset(writer.used),
        call_used=call_used,
    )


def call_snippet(
    context: GenerationContext,
    operation: Operation,
    values: CallValues,
    kind: ResultKind,
    *,
    async_: bool = False,
    group: GroupPath | None = None,
) -> Snippet:
    """The parts of a program; `group` is the one that the operation is called in, by default its first."""
    names = context.names.client
    page = _page_class(context, kind, async_)
    class_name = names.async_ if async_ else names.sync
    return Snippet(
        client=Group(f"{class_name}(", values.client, ")", explode=True),
        variable=names.variable,
        call=Group(f"{_path(context, operation, group, async_)}(", values.call, ")"),
        target=_target(kind, page),
        kind=kind,
        used=values.used | {f"utils.{page}"} if page else values.used,
        call_used=values.call_used,
        package=names.package,
    )


def program(context: GenerationContext, parts: Snippet, *, async_: bool = False) -> str:
    """The lines of a whole program."""
    used = parts.used | {parts.client.open.removesuffix("(")}
    if not async_:
        lines = import_lines(parts.package, used)
        return "\n".join(lines + statements(context, parts, 0))
    lines = import_lines(parts.package, used | {"asyncio"})
    returns = "" if context.dialect.untyped_main else " -> None"
    body = statements(context, parts, 4, async_=True)
    main = ["", f"async def main(){returns}:", *body, "", "", "asyncio.run(main())"]
    return "\n".join(lines + main)


def statements(
    context: GenerationContext, parts: Snippet, indent: int, *, async_: bool = False
) -> list[str]:
    """The `with` statement and the call in it."""
    head = "async with " if async_ else "with "
    lines = layout(parts.client, indent, head, f" as {parts.variable}:")
    awaited = "await " if async_ else ""
    inner = indent + 4
    lines += layout(parts.call, inner, parts.target + awaited)
    pad = " " * inner
    end = after(context, parts.kind, async_)
    return lines + [pad + line if line else "" for line in end]


def after(context: GenerationContext, kind: ResultKind, async_: bool) -> list[str]:
    """What a reader does with the result."""
    prefix = "async " if async_ else ""
    match kind:
        case ResultKind.NOTHING:
            return ["", "# Use the SDK ..."]
        case ResultKind.STREAM:
            return [
                "",
                f"{prefix}with res as event_stream:",
                f"    {prefix}for event in event_stream:",
                "        # handle event",
                "        print(event, flush=True)",
            ]
        case ResultKind.PAGES:
            step = "res = await res.next()" if async_ else "res = res.next()"
            shown = () if context.dialect.page_models else ("    print(res.result)",)
            return [
                "",
                "while res is not None:",
                "    # Handle items",
                *shown,
                "",
                f"    {step}",
            ]
        case ResultKind.DOWNLOAD:
            return [
                "",
                f"{prefix}with res as download:",
                f'    {"await " if async_ else ""}download.save("download.bin")',
            ]
        case ResultKind.OPTIONAL if context.dialect.asserted_results:
            return ["", "assert res is not None", "", "# Handle response", "print(res)"]
        case _:
            return ["", "# Handle response", "print(res)"]


def _page_class(context: GenerationContext, kind: ResultKind, async_: bool) -> str:
    """The class of pages, where the variable is declared with it."""
    if kind is not ResultKind.PAGES or context.dialect.page_models:
        return ""
    return "AsyncPage" if async_ else "Page"


def _target(kind: ResultKind, page: str) -> str:
    if kind is ResultKind.NOTHING:
        return ""
    # Without its type, mypy does not let the variable become None at the end of the list.
    return f"res: {page} | None = " if page else "res = "


def _names_server(node: Node) -> bool:
    return isinstance(node, Pair) and node.prefix in (
        "server=",
        "server_idx=",
        "server_url=",
    )


def _path(
    context: GenerationContext,
    operation: Operation,
    group: GroupPath | None,
    async_: bool,
) -> str:
    """The method as code spells it: `pets.dogs.list`."""
    names = context.names
    path = operation.groups[0] if group is None else group
    attributes = names.groups[path].attributes if path else ()
    method = names.operations[operation.id]
    if async_ and context.config.async_mode == "both":
        method += "_async"
    return ".".join((names.client.variable, *attributes, method))
