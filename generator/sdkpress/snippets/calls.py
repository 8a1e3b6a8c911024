"""Code that calls an operation.

Input: an operation, the name of one of its examples, and whether to await. Output: a whole program, laid out as
black would; or its parts, for pages that add to them. The values are examples of the document where they fit
their types, else made up so that the call is a valid one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sdkpress.config.model import Config
from sdkpress.docs.lookup import Lookup, lookup_of
from sdkpress.docs.outcomes import ResponseHandling, outcome_of
from sdkpress.examples.call_examples import CallExample, call_example, example_names
from sdkpress.examples.request_examples import base_url, names_host
from sdkpress.examples.value_expressions import ValueWriter
from sdkpress.ir.api import Api, Operation
from sdkpress.ir.ids import GroupPath
from sdkpress.names.table import NameTable
from sdkpress.python.layout import Group, Node, Pair, Text, layout
from sdkpress.python.literals import text
from sdkpress.snippets.call_arguments import call_arguments
from sdkpress.snippets.client_arguments import client_arguments
from sdkpress.snippets.imports import import_lines

__all__ = [
    "Snippet",
    "example_names",
    "operation_snippet",
    "program",
    "snippet",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """The parts of a program that makes one call; `used` is in the terms of `imports.import_lines`.

    `target` is what stands before the call: `res = `, or nothing.
    """

    client: Group
    variable: str
    call: Group
    target: str
    outcome: ResponseHandling
    used: frozenset[str]
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


def operation_snippet(
    api: Api,
    names: NameTable,
    config: Config,
    operation: Operation,
    example_name: str | None = None,
    *,
    async_: bool = False,
    group: GroupPath | None = None,
) -> str:
    """The program that calls `operation`, without a line break at its end."""
    lookup = lookup_of(api, names, config)
    parts = snippet(lookup, operation, example_name, async_=async_, group=group)
    return program(lookup, parts, async_=async_)


def snippet(
    lookup: Lookup,
    operation: Operation,
    example_name: str | None = None,
    *,
    async_: bool = False,
    group: GroupPath | None = None,
    example: CallExample | None = None,
) -> Snippet:
    """The parts of that program; `example` gives its values, where it is none of the document's."""
    if example is None:
        example = call_example(lookup, operation, example_name)
    writer = ValueWriter(lookup)
    arguments = call_arguments(writer, operation, example)
    outcome = outcome_of(lookup, operation)
    page = _page_class(lookup, outcome, async_)
    client = _client(writer, operation, example, async_)
    used = frozenset(writer.used)
    return Snippet(
        client=client,
        variable=lookup.names.client.variable,
        call=Group(f"{_path(lookup, operation, group, async_)}(", arguments, ")"),
        target=_target(outcome, page),
        outcome=outcome,
        used=used | {f"utils.{page}"} if page else used,
        package=lookup.names.client.package,
    )


def program(lookup: Lookup, parts: Snippet, *, async_: bool = False) -> str:
    """The lines of a whole program."""
    used = parts.used | {parts.client.open.removesuffix("(")}
    if not async_:
        lines = import_lines(parts.package, used)
        return "\n".join(lines + statements(lookup, parts, 0))
    lines = import_lines(parts.package, used | {"asyncio"})
    returns = "" if lookup.dialect.untyped_main else " -> None"
    body = statements(lookup, parts, 4, async_=True)
    main = ["", f"async def main(){returns}:", *body, "", "", "asyncio.run(main())"]
    return "\n".join(lines + main)


def statements(
    lookup: Lookup, parts: Snippet, indent: int, *, async_: bool = False
) -> list[str]:
    """The `with` statement and the call in it."""
    head = "async with " if async_ else "with "
    lines = layout(parts.client, indent, head, f" as {parts.variable}:")
    awaited = "await " if async_ else ""
    inner = indent + 4
    lines += layout(parts.call, inner, parts.target + awaited)
    pad = " " * inner
    end = after(lookup, parts.outcome, async_)
    return lines + [pad + line if line else "" for line in end]


def after(lookup: Lookup, outcome: ResponseHandling, async_: bool) -> list[str]:
    """What a reader does with the answer."""
    prefix = "async " if async_ else ""
    match outcome:
        case ResponseHandling.NOTHING:
            return ["", "# Use the SDK ..."]
        case ResponseHandling.STREAM:
            return [
                "",
                f"{prefix}with res as event_stream:",
                f"    {prefix}for event in event_stream:",
                "        # handle event",
                "        print(event, flush=True)",
            ]
        case ResponseHandling.PAGES:
            step = "res = await res.next()" if async_ else "res = res.next()"
            shown = () if lookup.dialect.page_models else ("    print(res.result)",)
            return [
                "",
                "while res is not None:",
                "    # Handle items",
                *shown,
                "",
                f"    {step}",
            ]
        case ResponseHandling.DOWNLOAD:
            return [
                "",
                f"{prefix}with res as download:",
                f'    {"await " if async_ else ""}download.save("download.bin")',
            ]
        case ResponseHandling.OPTIONAL if lookup.dialect.asserted_results:
            return ["", "assert res is not None", "", "# Handle response", "print(res)"]
        case _:
            return ["", "# Handle response", "print(res)"]


def _page_class(lookup: Lookup, outcome: ResponseHandling, async_: bool) -> str:
    """The class of pages, where the variable is declared with it."""
    if outcome is not ResponseHandling.PAGES or lookup.dialect.page_models:
        return ""
    return "AsyncPage" if async_ else "Page"


def _target(outcome: ResponseHandling, page: str) -> str:
    if outcome is ResponseHandling.NOTHING:
        return ""
    # Without its type, mypy does not let the variable become None at the end of the list.
    return f"res: {page} | None = " if page else "res = "


def _client(
    writer: ValueWriter, operation: Operation, example: CallExample, async_: bool
) -> Group:
    names = writer.lookup.names.client
    class_name = names.async_ if async_ else names.sync
    arguments = client_arguments(writer, operation, example)
    lookup = writer.lookup
    if not lookup.dialect.hostless_calls and not names_host(lookup, operation):
        url = text(base_url(lookup, operation))
        arguments = (*arguments, Pair("server_url=", Text(url)))
    return Group(f"{class_name}(", arguments, ")", explode=True)


def _names_server(node: Node) -> bool:
    return isinstance(node, Pair) and node.prefix in (
        "server=",
        "server_idx=",
        "server_url=",
    )


def _path(
    lookup: Lookup,
    operation: Operation,
    group: GroupPath | None,
    async_: bool,
) -> str:
    """The method as code spells it: `pets.dogs.list`."""
    names = lookup.names
    path = operation.groups[0] if group is None else group
    attributes = names.groups[path].attributes if path else ()
    method = names.operations[operation.id]
    if async_ and lookup.config.async_mode == "both":
        method += "_async"
    return ".".join((names.client.variable, *attributes, method))
