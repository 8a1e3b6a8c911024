"""The client classes: `sdk.py`.

Input: the facts of the SDK. Output: its `GroupView`: what the document says about credentials and
servers, the operations without a group, and the classes with their constructors.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sdkpress.ir.api import Group
from sdkpress.names.table import ClientNames
from sdkpress.python import literals
from sdkpress.python.annotate import Annotator
from sdkpress.python.constructor import (
    ClientKind,
    ConstructorSignature,
    constructor_signature,
)
from sdkpress.python.context import GenerationContext
from sdkpress.python.credentials import (
    client_arguments,
    credential_paths,
    scheme_nodes,
    takes_security,
)
from sdkpress.python.docstring import arguments_text, docstring, paragraphs
from sdkpress.python.groups import group_members, transport
from sdkpress.python.import_scope import ImportScope
from sdkpress.python.layout import declaration, layout
from sdkpress.python.methods import parameter_lines
from sdkpress.python.nodes import (
    Declaration,
    Node,
    Pair,
    Symbol,
    Text,
    symbols_in,
    tuple_of,
)
from sdkpress.python.nodes import Group as Brackets
from sdkpress.python.operation_specs import SPECS, server_node
from sdkpress.python.present_models import ERRORS_MODULE
from sdkpress.python.symbols import OPTIONAL, import_lines
from sdkpress.python.views import ClassView, GroupView

_KINDS: Final[tuple[ClientKind, ...]] = ("sync", "async")
_TUPLE: Final = Symbol("typing", "Tuple")
# What the constructor and the context managers name.
_SYMBOLS: Final = frozenset(
    (
        Symbol("typing", "Final"),
        Symbol("typing", "Self"),
        Symbol("typing", "Type"),
        Symbol("types", "TracebackType"),
        Symbol(".hooks", "Hooks"),
        transport(0),
        transport(1),
        OPTIONAL,
    )
)


def client_view(context: GenerationContext) -> GroupView:
    """The module of the client."""
    root = next((g for g in context.api.groups if not g.path), None)
    members = group_members(root or Group(path=(), operations=()), context)
    taken = frozenset(client_members(context))
    annotator = Annotator(context, ImportScope(shadowed=taken))
    both: tuple[ClientKind, ...] = ("both",)
    kinds = both if context.config.async_mode == "both" else _KINDS
    signatures = [constructor_signature(annotator, kind) for kind in kinds]
    setups = [
        _setup(kind, signature, annotator)
        for kind, signature in zip(kinds, signatures, strict=True)
    ]
    tables = (_servers(context), _schemes(context))
    symbols = members.symbols | _SYMBOLS | symbols_in(tables)
    for kind, signature in zip(kinds, signatures, strict=True):
        symbols |= symbols_in(signature.nodes)
        symbols |= symbols_in(node for node, _ in _transports(kind, annotator))
    constants = [_user_agent(context)]
    constants += ("\n".join(declaration(one)) for one in (*tables, *members.constants))
    return GroupView(
        doc=docstring(f"The client of {context.api.title}.", 0),
        imports=import_lines(symbols),
        type_imports=members.type_imports,
        constants=tuple(constants),
        classes=tuple(
            ClassView(
                head=f"class {_class_name(context.names.client, kind)}:",
                doc=_class_doc(context),
                setup="\n".join(setup),
                methods=methods,
            )
            for kind, setup, methods in zip(kinds, setups, members.classes, strict=True)
        ),
    )


def client_members(context: GenerationContext) -> Iterator[str]:
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


def _user_agent(context: GenerationContext) -> str:
    agent = f"{context.names.client.distribution}/{context.config.version}"
    return f"_USER_AGENT: Final = {literals.text(agent)}"


def _servers(context: GenerationContext) -> Declaration:
    kind = Brackets(
        "Tuple[", (Text("op.Server", SPECS), Text("...")), "]", symbol=_TUPLE
    )
    return Declaration(
        "_SERVERS", kind, tuple_of(map(server_node, context.api.servers))
    )


def _schemes(context: GenerationContext) -> Declaration:
    kind = Brackets(
        "Tuple[", (Text("op.Scheme", SPECS), Text("...")), "]", symbol=_TUPLE
    )
    return Declaration("_SCHEMES", kind, tuple_of(scheme_nodes(context)))


def _setup(
    kind: ClientKind, signature: ConstructorSignature, annotator: Annotator
) -> Iterator[str]:
    yield from _constructor(kind, signature, annotator)
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
    kind: ClientKind, signature: ConstructorSignature, annotator: Annotator
) -> Iterator[str]:
    yield "    def __init__("
    yield "        self,"
    for parameter in signature.credentials:
        yield from parameter_lines(parameter)
    yield "        *,"
    for parameter in signature.options:
        yield from parameter_lines(parameter)
    yield "    ) -> None:"
    arguments = [(one.name, one.description or "") for one in signature.parameters]
    yield docstring(f"Make a client.\n\n{arguments_text(arguments, 8)}", 8)
    if annotator.context.names.server_variables:
        yield from _server_variables(annotator.context)
    for node, attribute in _transports(kind, annotator):
        yield from layout(node, 8, f"self.{attribute} = ")


def _server_variables(context: GenerationContext) -> Iterator[str]:
    yield "        variables = dict(url_params or {})"
    for wire, name in context.names.server_variables.items():
        yield f"        if {name} is not None:"
        yield f"            variables[{literals.text(wire)}] = {name}"


def _transports(kind: ClientKind, annotator: Annotator) -> Iterator[tuple[Node, str]]:
    """The transports of a client, and the attribute that holds each."""
    if kind in ("sync", "both"):
        yield _transport(0, "client", annotator), "_transport"
    if kind == "async":
        yield _transport(1, "client", annotator), "_transport"
    if kind == "both":
        yield _transport(1, "async_client", annotator), "_async_transport"


def _transport(position: int, client: str, annotator: Annotator) -> Node:
    context = annotator.context
    options = ("SyncOptions", "AsyncOptions")[position]
    class_ = transport(position)
    errors = f".{context.config.errors_namespace}.{ERRORS_MODULE}"
    classes = Text("ERROR_CLASSES", Symbol(errors, "ERROR_CLASSES"))
    variables = "variables" if context.names.server_variables else "url_params"
    items: list[Node] = [
        Text("user_agent=_USER_AGENT"),
        Text("servers=_SERVERS"),
        Text("schemes=_SCHEMES"),
        *_credentials(context),
        Text("server=server"),
        Text("server_idx=server_idx"),
        Text("server_url=server_url"),
        Text(f"url_params={variables}"),
        Text(f"client={client}"),
        Text("retry_config=retry_config"),
        Text("timeout_ms=timeout_ms"),
        Text("debug_logger=debug_logger"),
        *_mapping(
            "globals", [context.names.globals[g.wire] for g in context.api.globals]
        ),
        Text("hooks=Hooks()"),
        Pair("error_classes=", classes),
        Pair(
            "response_validation=",
            Text(literals.text(context.config.response_validation)),
        ),
    ]
    symbol = Symbol("._runtime.options", options)
    inner = Brackets(f"{options}(", tuple(items), ")", explode=True, symbol=symbol)
    return Brackets(f"{class_.name}(", (inner,), ")", symbol=class_)


def _credentials(context: GenerationContext) -> Iterator[Node]:
    model = context.api.security_model
    if model is not None and takes_security(context):
        values = Symbol("._runtime.security", "credential_values")
        items = (Text("security"), credential_paths(model, context))
        yield Pair(
            "credentials=", Brackets("credential_values(", items, ")", symbol=values)
        )
        return
    arguments = [argument for _, argument in client_arguments(context)]
    yield from _mapping("credentials", arguments)


def _mapping(name: str, arguments: list[str]) -> Iterator[Node]:
    """A mapping from each argument's name to its value."""
    if arguments:
        items = tuple(Pair(f"{literals.text(one)}: ", Text(one)) for one in arguments)
        yield Pair(f"{name}=", Brackets("{", items, "}"))
