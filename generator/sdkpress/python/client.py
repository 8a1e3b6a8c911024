"""The client classes: `sdk.py`.

Input: the context of the SDK. Output: its `GroupView`: the operations without a group, and the classes with
their constructors.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from sdkpress.ir.api import Group
from sdkpress.names.table import ClientNames
from sdkpress.python import literals
from sdkpress.python.annotate import Annotator
from sdkpress.python.constructor import (
    RESPONSE_VALIDATION,
    SIMPLE_OPTIONS,
    ClientKind,
    ConstructorSignature,
    constructor_signature,
    is_published,
)
from sdkpress.python.context import GenerationContext
from sdkpress.python.credentials import (
    client_arguments,
    credential_paths,
    takes_security,
)
from sdkpress.python.docstring import docstring, paragraphs, section
from sdkpress.python.error_classes import ERRORS_MODULE
from sdkpress.python.fields import FieldSignature
from sdkpress.python.group_views import (
    ClassView,
    ConfigurationView,
    ConstructorView,
    ContextView,
    GroupView,
    ServerVariableView,
    TransportView,
)
from sdkpress.python.groups import group_members, module_view, transport
from sdkpress.python.layout import assigned, layout
from sdkpress.python.methods import parameter_lines
from sdkpress.python.nodes import Group as Brackets
from sdkpress.python.nodes import Pair, Symbol, Text, symbols_in
from sdkpress.python.responses_module import (
    RESPONSES_MODULE,
    AnsweringNames,
    answering_names,
    answering_view,
)
from sdkpress.python.symbols import CACHED_PROPERTY, OPTIONAL, TYPE_CHECKING

_KINDS: Final[tuple[ClientKind, ...]] = ("sync", "async")
_BOTH: Final[tuple[ClientKind, ...]] = ("both",)
_OPTIONS: Final = ("SyncOptions", "AsyncOptions")
# What the constructor and the context managers name.
_SYMBOLS: Final = frozenset(
    (
        Symbol("typing", "Final"),
        Symbol("typing", "Self"),
        Symbol("typing", "Type"),
        Symbol("types", "TracebackType"),
        Symbol("._document", "SCHEMES"),
        Symbol("._document", "SERVERS"),
        Symbol(".hooks", "Hooks"),
        *(Symbol("._runtime.options", name) for name in _OPTIONS),
        CACHED_PROPERTY,
        OPTIONAL,
        TYPE_CHECKING,
    )
)

_CONFIGURED: Final = frozenset(
    (
        Symbol("._runtime.registered_hooks", "initialized"),
        Symbol("._runtime.sdk_configuration", "SDKConfiguration"),
    )
)


def client_view(context: GenerationContext) -> GroupView:
    """The module of the client."""
    root = next((g for g in context.api.groups if not g.path), None)
    members = group_members(root or Group(path=(), operations=()), context)
    annotator = Annotator(context, members.scope)
    kinds = _BOTH if context.config.async_mode == "both" else _KINDS
    signatures = [constructor_signature(annotator, kind) for kind in kinds]
    errors = f".{context.config.errors_namespace}.{ERRORS_MODULE}"
    symbols = members.symbols | _SYMBOLS | {Symbol(errors, "ERROR_CLASSES")}
    answering = answering_names(context)
    if takes_security(context):
        symbols |= {Symbol("._runtime.security", "credential_values")}
    if is_published(context):
        symbols |= _CONFIGURED
    for signature in signatures:
        symbols |= symbols_in(signature.nodes)
    agent = f"{context.names.client.distribution}/{context.config.version}"
    classes = tuple(
        ClassView(
            name=_class_name(context.names.client, kind),
            doc=_class_doc(context),
            transport="",
            both=kind == "both",
            constructor=_constructor(kind, signature, answering, context),
            subgroups=members.subgroups[position],
            methods=members.methods[position],
        )
        for position, (kind, signature) in enumerate(
            zip(kinds, signatures, strict=True)
        )
    )
    responses = {
        Symbol(f".{RESPONSES_MODULE}", view.class_name)
        for one in classes
        if one.constructor is not None
        for view in (one.constructor.raw, one.constructor.streaming)
    }
    return module_view(
        context,
        members,
        classes,
        symbols,
        responses=responses,
        doc=docstring(f"The client of {context.api.title}.", 0),
        user_agent=assigned("_USER_AGENT: Final", Text(literals.text(agent))),
    )


def _assignment(key: str, argument: str) -> str:
    """The line that takes a server variable."""
    variable = f"variables[{key}]"
    return f"{variable} = {assigned(variable, Text(argument), 12)}"


def _class_name(names: ClientNames, kind: ClientKind) -> str:
    return names.async_ if kind == "async" else names.sync


def _class_doc(context: GenerationContext) -> str:
    api = context.api
    return docstring(paragraphs((api.title, api.summary, api.description)), 4)


def _constructor(
    kind: ClientKind,
    signature: ConstructorSignature,
    answering: AnsweringNames,
    context: GenerationContext,
) -> ConstructorView:
    names, published = context.names, is_published(context)
    options = [one.name for one in signature.parameters]
    validation = RESPONSE_VALIDATION
    if validation not in options:
        validation = literals.text(context.config.response_validation)
    position = int(kind == "async")
    arguments = [(one.name, one.description or "") for one in signature.parameters]
    text = section("Args", [(name, about) for name, about in arguments if about], 8)
    return ConstructorView(
        positional=tuple(_lines(signature.positional)),
        keyword=tuple(_lines(signature.keyword)),
        passed_options=tuple(one for one in SIMPLE_OPTIONS if one in options),
        response_validation=validation,
        raw=answering_view("raw", (), position, answering),
        streaming=answering_view("streaming", (), position, answering),
        doc=docstring(f"Make a client.\n\n{text}", 8),
        configuration=_configuration(kind, context) if published else None,
        source="configuration." if published else "",
        server_variables=tuple(
            ServerVariableView(name, _assignment(literals.text(wire), name))
            for wire, name in names.server_variables.items()
        ),
        credential_map=_credential_map(context),
        globals_map=_mapping(
            "globals", [names.globals[one.wire] for one in context.api.globals]
        ),
        transports=tuple(_transports(kind, published)),
        contexts=tuple(_contexts(kind)),
    )


def _lines(signatures: Iterable[FieldSignature]) -> Iterator[str]:
    for signature in signatures:
        yield from parameter_lines(signature)


def _credential_map(context: GenerationContext) -> str:
    """Where the credentials come from, as it follows `credentials=`."""
    model = context.api.security_model
    if model is None or not takes_security(context):
        arguments = [argument for _, argument in client_arguments(context)]
        return _mapping("credentials", arguments)
    items = (Text("security"), credential_paths(model, context))
    lines = layout(Brackets("credential_values(", items, ")"), 16, "credentials=", ",")
    text = "\n".join(lines).lstrip()
    return text.removeprefix("credentials=").removesuffix(",")


def _mapping(name: str, arguments: list[str]) -> str:
    """A mapping from each argument's name to its value, as it follows `name=`."""
    if not arguments:
        return ""
    items = tuple(Pair(f"{literals.text(one)}: ", Text(one)) for one in arguments)
    prefix = f"{name}="
    lines = layout(Brackets("{", items, "}"), 16, prefix, ",")
    return "\n".join(lines).lstrip().removeprefix(prefix).removesuffix(",")


def _configuration(kind: ClientKind, context: GenerationContext) -> ConfigurationView:
    """What a client tells of itself as `sdk_configuration`."""
    variables = bool(context.names.server_variables)
    given = [("url_params", "variables" if variables else "url_params")]
    if kind != "async":
        given.append(("client", "client"))
    if kind != "sync":
        given.append(("async_client", "async_client" if kind == "both" else "client"))
    arguments = [argument for _, argument in client_arguments(context)]
    if takes_security(context) or arguments:
        security = "security" if takes_security(context) else arguments[0]
        given.append(("security", security))
    names = [context.names.globals[one.wire] for one in context.api.globals]
    if names:
        given.append(("globals", _mapping("globals", names)))
    prefix = context.names.client.env_prefix
    if prefix:
        given.append(("env_prefix", literals.text(prefix)))
    given.append(("sdk_version", literals.text(context.config.version)))
    given.append(("openapi_doc_version", literals.text(context.api.version)))
    return ConfigurationView(tuple(f"{name}={value}" for name, value in given))


def _transports(kind: ClientKind, published: bool) -> Iterator[TransportView]:
    """The transports of a client."""
    for position, form in enumerate(("sync", "async")):
        if kind in (form, "both"):
            beside = kind == "both" and form == "async"
            yield TransportView(
                attribute="_async_transport" if beside else "_transport",
                module=transport(position).module.rpartition(".")[2],
                class_name=transport(position).name,
                options=_OPTIONS[position],
                client=(
                    "async_client"
                    if beside or (published and form == "async")
                    else "client"
                ),
            )


def _contexts(kind: ClientKind) -> Iterator[ContextView]:
    """The context managers of a client."""
    if kind in ("sync", "both"):
        yield ContextView(False, "close", "_transport")
    if kind == "async":
        yield ContextView(True, "close", "_transport")
    if kind == "both":
        yield ContextView(True, "close_async", "_async_transport")
