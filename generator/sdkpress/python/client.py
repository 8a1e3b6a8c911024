"""The client classes: `sdk.py`.

Input: the facts of the SDK. Output: its `GroupView`: what the document says about credentials and
servers, the operations without a group, and the classes with their constructors.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sdkpress.ir.api import Group
from sdkpress.ir.types import Nullable
from sdkpress.names.table import ClientNames
from sdkpress.python import literals
from sdkpress.python.annotate import Annotator, Presence, presence
from sdkpress.python.context import GenerationContext
from sdkpress.python.credentials import credentials, environment_variable, scheme_nodes
from sdkpress.python.docstring import arguments_text, docstring, paragraphs
from sdkpress.python.groups import calls, transport
from sdkpress.python.import_scope import ImportScope
from sdkpress.python.layout import Group as Brackets
from sdkpress.python.layout import Node, Pair, Text, declaration, layout
from sdkpress.python.operation_specs import server_node
from sdkpress.python.symbols import MAPPING, OPTIONAL, Symbol, import_lines
from sdkpress.python.views import ClassView, GroupView

_OPTIONS: Final = (
    ("server", "The id of a server of the document."),
    ("server_idx", "The index of a server of the document."),
    ("server_url", "The base URL, in place of the document's servers."),
    ("url_params", "Values for the variables of the server's URL."),
    ("client", "An HTTP client to use; it is not closed with this one."),
    ("retry_config", "How calls are repeated."),
    ("timeout_ms", "The timeout of a call, in milliseconds."),
    ("debug_logger", "A logger that is told of requests and answers."),
)


def client_view(context: GenerationContext) -> GroupView:
    """The module of the client."""
    root = next((g for g in context.api.groups if not g.path), None)
    group = root or Group(path=(), operations=())
    made = calls(group, context)
    members = frozenset(group_members(context))
    annotator = Annotator(context, ImportScope(shadowed=members))
    symbols = [*made.symbols]
    constants = tuple(_constants(context, symbols))
    both = context.config.async_mode == "both"
    kinds = ("both",) if both else ("sync", "async")
    classes = tuple(
        ClassView(
            head=f"class {_class_name(context.names.client, kind)}:",
            doc=_class_doc(context),
            setup="\n".join(_setup(kind, annotator, symbols)),
            methods=methods,
        )
        for kind, methods in zip(kinds, made.classes, strict=True)
    )
    return GroupView(
        doc=docstring(f"The client of {context.api.title}.", 0),
        imports=import_lines(symbols),
        type_imports=made.type_imports,
        constants=constants + made.constants,
        classes=classes,
    )


def group_members(context: GenerationContext) -> Iterator[str]:
    """The names that the client class has for its groups and its own operations."""
    for group in context.api.groups:
        if len(group.path) == 1:
            yield context.names.groups[group.path].attributes[-1]
        elif not group.path:
            yield from (context.names.operations[id_] for id_ in group.operations)


def _class_name(names: ClientNames, kind: str) -> str:
    return names.async_ if kind == "async" else names.sync


def _class_doc(context: GenerationContext) -> str:
    api = context.api
    return docstring(paragraphs((api.title, api.summary, api.description)) or "API.", 4)


def _constants(context: GenerationContext, symbols: list[Symbol]) -> Iterator[str]:
    symbols += (Symbol("._runtime", "operation as op"), Symbol("typing", "Final"))
    config = context.config
    agent = f"{context.names.client.distribution}/{config.version}"
    yield f"_USER_AGENT: Final = {literals.text(agent)}"
    servers = Brackets("(", tuple(map(server_node, context.api.servers)), ")")
    kind = Text("Tuple[op.Server, ...]")
    symbols.append(Symbol("typing", "Tuple"))
    yield "\n".join(declaration("_SERVERS", kind, servers))
    schemes = Brackets("(", tuple(scheme_nodes(context)), ")")
    yield "\n".join(declaration("_SCHEMES", Text("Tuple[op.Scheme, ...]"), schemes))


def _setup(kind: str, annotator: Annotator, symbols: list[Symbol]) -> Iterator[str]:
    yield from _constructor(kind, annotator, symbols)
    symbols += (Symbol("types", "TracebackType"), Symbol("typing", "Self"))
    symbols.append(OPTIONAL)
    symbols.append(Symbol("typing", "Type"))
    if kind in ("sync", "both"):
        yield from _context("", "", "close", "self._transport.close()")
    if kind == "async":
        yield from _context("a", "async ", "close", "await self._transport.close()")
    if kind == "both":
        closing = "await self._async_transport.close()"
        yield from _context("a", "async ", "close_async", closing)


def _context(letter: str, keyword: str, close: str, closing: str) -> Iterator[str]:
    wait = "await " if keyword else ""
    yield f"""
    {keyword}def __{letter}enter__(self) -> Self:
        return self

    {keyword}def __{letter}exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        traceback: Optional[TracebackType],
    ) -> None:
        {wait}self.{close}()

    {keyword}def {close}(self) -> None:
        \"\"\"Close the connections, unless the HTTP client was given.\"\"\"
        {closing}"""


def _constructor(
    kind: str, annotator: Annotator, symbols: list[Symbol]
) -> Iterator[str]:
    context = annotator.context
    utils, utils_symbol = annotator.scope.lazily("utils")
    credential = "AsyncCredential" if kind == "async" else "Credential"
    symbols += (
        MAPPING,
        OPTIONAL,
        utils_symbol,
        Symbol("logging", "Logger"),
        Symbol("._runtime.http", "httpx"),
        annotator.scope.runtime("OptionalNullable"),
        annotator.scope.runtime("UNSET"),
    )
    names = [argument for _, argument in credentials(context)]
    if names:
        symbols.append(Symbol("._runtime.options", credential))
    yield "    def __init__("
    yield "        self,"
    yield from (f"        {name}: {credential} = None," for name in names)
    yield "        *,"
    yield "        server: Optional[str] = None,"
    yield "        server_idx: Optional[int] = None,"
    yield "        server_url: Optional[str] = None,"
    yield "        url_params: Optional[Mapping[str, str]] = None,"
    yield from _client_arguments(kind)
    yield f"        retry_config: OptionalNullable[{utils}.RetryConfig] = UNSET,"
    yield "        timeout_ms: Optional[int] = None,"
    yield "        debug_logger: Optional[Logger] = None,"
    for name in context.names.server_variables.values():
        yield f"        {name}: Optional[str] = None,"
    for parameter in context.api.globals:
        name = context.names.globals[parameter.wire]
        inner = parameter.type
        how = presence(inner, required=False)
        bare = inner.of if isinstance(inner, Nullable) else inner
        type_ = annotator.wrapped(annotator.give(bare), how)
        symbols += type_.symbols
        default = "None" if how is Presence.OPTIONAL else "UNSET"
        yield from layout(type_.node, 8, f"{name}: ", f" = {default},")
    yield "    ) -> None:"
    yield docstring(_constructor_text(kind, context), 8)
    if context.names.server_variables:
        yield from _server_variables(context)
    if kind in ("sync", "both"):
        yield from _transport(0, context, symbols, annotator)
    if kind in ("async", "both"):
        yield from _transport(1, context, symbols, annotator)


def _client_arguments(kind: str) -> Iterator[str]:
    if kind == "async":
        yield "        client: Optional[httpx.AsyncClient] = None,"
    else:
        yield "        client: Optional[httpx.Client] = None,"
    if kind == "both":
        yield "        async_client: Optional[httpx.AsyncClient] = None,"


def _server_variables(context: GenerationContext) -> Iterator[str]:
    yield "        variables = dict(url_params or {})"
    for wire, name in context.names.server_variables.items():
        yield f"        if {name} is not None:"
        yield f"            variables[{literals.text(wire)}] = {name}"


def _transport(
    position: int,
    context: GenerationContext,
    symbols: list[Symbol],
    annotator: Annotator,
) -> Iterator[str]:
    options = ("SyncOptions", "AsyncOptions")[position]
    made = transport(position)
    errors, errors_symbol = annotator.scope.lazily(context.config.errors_namespace)
    symbols += (
        made,
        errors_symbol,
        Symbol("._runtime.options", options),
        Symbol(".hooks", "Hooks"),
    )
    both = context.config.async_mode == "both"
    variables = "variables" if context.names.server_variables else "url_params"
    items: list[Node] = [
        Text("user_agent=_USER_AGENT"),
        Text("servers=_SERVERS"),
        Text("schemes=_SCHEMES"),
        *_mapping("credentials", [(a, a) for _, a in credentials(context)]),
        Text("server=server"),
        Text("server_idx=server_idx"),
        Text("server_url=server_url"),
        Text(f"url_params={variables}"),
        Text("client=async_client" if both and position else "client=client"),
        Text("retry_config=retry_config"),
        Text("timeout_ms=timeout_ms"),
        Text("debug_logger=debug_logger"),
        *_mapping("globals", [(g, g) for g in _globals(context)]),
        Text("hooks=Hooks()"),
        Text(f"default_error=lambda: {errors}.{context.names.client.default_error}"),
        Text(f"validation_error=lambda: {errors}.ResponseValidationError"),
        Pair(
            "response_validation=",
            Text(literals.text(context.config.response_validation)),
        ),
    ]
    inner = Brackets(f"{options}(", tuple(items), ")", explode=True)
    target = "_async_transport" if both and position else "_transport"
    outer = Brackets(f"{made.name}(", (inner,), ")")
    yield from layout(outer, 8, f"self.{target} = ")


def _globals(context: GenerationContext) -> Iterator[str]:
    for parameter in context.api.globals:
        yield context.names.globals[parameter.wire]


def _mapping(name: str, pairs: list[tuple[str, str]]) -> Iterator[Node]:
    if pairs:
        items = tuple(Pair(f"{literals.text(k)}: ", Text(v)) for k, v in pairs)
        yield Pair(f"{name}=", Brackets("{", items, "}"))


def _constructor_text(kind: str, context: GenerationContext) -> str:
    said = [
        (
            argument,
            f"The credential `{scheme.key}`, or a function that returns it. "
            f"Default: the environment variable `{environment_variable(context, argument)}`.",
        )
        for scheme, argument in credentials(context)
    ]
    for name, text in _OPTIONS:
        said.append((name, text))
        if name == "client" and kind == "both":
            said.append(("async_client", text))
    for wire, name in context.names.server_variables.items():
        said.append((name, f"The server variable `{wire}`."))
    for parameter in context.api.globals:
        name = context.names.globals[parameter.wire]
        said.append((name, parameter.description or ""))
    return f"Make a client.\n\n{arguments_text(said, 8)}"
