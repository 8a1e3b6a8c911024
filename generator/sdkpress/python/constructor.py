"""The client's constructor: what it takes.

Input: an `Annotator` and the kind of client. Output: `ConstructorSignature`, which the code, its docstring and the
pages print.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from sdkpress.frozen import dataclass
from sdkpress.ir.types import Presence, bare, presence
from sdkpress.python import literals
from sdkpress.python.annotate import NONE, STR, Annotator
from sdkpress.python.context import GenerationContext
from sdkpress.python.credentials import (
    client_arguments,
    credentials_class,
    environment_variable,
    takes_security,
    token_flows,
)
from sdkpress.python.fields import FieldSignature
from sdkpress.python.nodes import (
    Annotation,
    Group,
    Node,
    Symbol,
    Text,
    subscript,
)
from sdkpress.python.options import (
    INTEGER,
    SECONDS,
    STRING,
    option,
    retry_annotation,
    validation_annotation,
)
from sdkpress.python.symbols import MAPPING, OPTIONAL, UNION

ClientKind = Literal["sync", "async", "both"]
RESPONSE_VALIDATION: Final = "response_validation"
SIMPLE_OPTIONS: Final = ("headers", "default_query", "max_retries", "timeout")

_LOGGER = subscript(OPTIONAL, Text("Logger", Symbol("logging", "Logger")))
_DEBUG = Symbol("._runtime.options", "DebugLogger")
_DEBUG_LOGGER = subscript(OPTIONAL, Text("DebugLogger", _DEBUG))


def is_published(context: GenerationContext) -> bool:
    """Whether the SDK has what code written for one with a gen.yaml finds in it."""
    return context.config.compatibility.naming == "speakeasy"


@dataclass(frozen=True, slots=True)
class ConstructorSignature:
    """`positional` may be given by position too, `keyword` by keyword alone."""

    positional: tuple[FieldSignature, ...]
    keyword: tuple[FieldSignature, ...]

    @property
    def parameters(self) -> tuple[FieldSignature, ...]:
        """Everything that the constructor takes, in order."""
        return self.positional + self.keyword

    @property
    def nodes(self) -> Iterator[Node | None]:
        """Everything that needs imports."""
        for parameter in self.parameters:
            yield parameter.annotation
            yield parameter.default


def constructor_signature(
    annotator: Annotator, kind: ClientKind
) -> ConstructorSignature:
    """What the constructor of the sync client, of the async one or of the one for both takes."""
    credentials = tuple(_credentials(annotator, kind))
    servers = tuple(_server_options())
    options = tuple(_client_options(annotator, kind))
    simple = tuple(_simple_options(annotator))
    own = (*_server_variables(annotator), *_globals(annotator))
    order = annotator.context.config.compatibility.constructor_arguments
    if order == "keyword":
        return ConstructorSignature(credentials, (*servers, *options, *simple, *own))
    by_name = {option.name: option for option in servers}
    asked = ("server", "server_idx")
    has_ids = any(server.id for server in annotator.context.api.servers)
    chosen, other = asked if has_ids else asked[::-1]
    urls = ("server_url", "url_params")
    first: tuple[str, ...] = (chosen, *(urls if order == "url_first" else urls[::-1]))
    if not annotator.context.api.servers:
        first, credentials = ("url_params",), (by_name["server_url"], *credentials)
    listed = tuple(by_name[name] for name in first)
    return ConstructorSignature(
        (*credentials, *_globals(annotator), *_server_variables(annotator))
        + (*listed, *options),
        (by_name[other], *(() if chosen in first else (by_name[chosen],)), *simple),
    )


def _credentials(annotator: Annotator, kind: ClientKind) -> Iterator[FieldSignature]:
    name = "AsyncCredential" if kind == "async" else "Credential"
    plain = Text(name, Symbol("._runtime.options", name))
    token = name.replace("Credential", "OAuthCredential")
    with_flow = Text(token, Symbol("._runtime.options", token))
    if takes_security(annotator.context):
        yield _security(annotator)
    for scheme, argument in client_arguments(annotator.context):
        variable = environment_variable(annotator.context, argument)
        flows = token_flows(scheme)
        description = f"The credential `{scheme.key}`, or a function that returns it."
        if flows:
            classes = " or ".join(f"`utils.{credentials_class(one)}`" for one in flows)
            description = f"A token for `{scheme.key}`, a function that returns one, or {classes} to ask for one."
        yield FieldSignature(
            name=argument,
            annotation=with_flow if flows else plain,
            default=NONE,
            description=f"{description} Default: the environment variable `{variable}`.",
        )


def _security(annotator: Annotator) -> FieldSignature:
    context = annotator.context
    assert context.api.security_model is not None
    id_ = context.api.security_model.id
    name = context.names.models[id_]
    model = annotator.scope.model(name, name.class_name, id_)
    function = Symbol("collections.abc", "Callable")
    given = Group("Callable[", (Text("[]"), model), "]", symbol=function)
    return FieldSignature(
        name="security",
        annotation=subscript(OPTIONAL, subscript(UNION, model, given)),
        default=NONE,
        description="The credentials, or a function that returns them.",
    )


def _server_options() -> Iterator[FieldSignature]:
    variables = subscript(OPTIONAL, subscript(MAPPING, STR, STR))
    yield option("server", STRING, "The id of a server of the document.")
    yield option("server_idx", INTEGER, "The index of a server of the document.")
    url = "The base URL, in place of the document's servers."
    yield option("server_url", STRING, url)
    yield option(
        "url_params", variables, "Values for the variables of the server's URL."
    )


def _client_options(annotator: Annotator, kind: ClientKind) -> Iterator[FieldSignature]:
    published = is_published(annotator.context)
    first: Literal["sync", "async"] = "async" if kind == "async" else "sync"
    yield option("client", *_http_client(annotator, first))
    if kind == "both":
        yield option("async_client", *_http_client(annotator, "async"))
    retries = retry_annotation(annotator.scope)
    unset = annotator.scope.type("UNSET")
    yield option("retry_config", retries, "How calls are repeated.", unset)
    yield option("timeout_ms", INTEGER, "The timeout of a call, in milliseconds.")
    logger = "A logger that is told of requests and responses."
    yield option("debug_logger", _DEBUG_LOGGER if published else _LOGGER, logger)


def _http_client(
    annotator: Annotator, kind: Literal["sync", "async"]
) -> tuple[Annotation, str]:
    """The type of an HTTP client, and what is said about it."""
    protocol, name = ("HttpClient", "Client")
    if kind == "async":
        protocol, name = ("AsyncHttpClient", "AsyncClient")
    symbol = Symbol("._runtime.http_client", protocol)
    description = (
        f"An `{annotator.context.config.http}.{name}` to use, or anything that can do the "
        "same; it is not closed with this one."
    )
    return subscript(OPTIONAL, Text(protocol, symbol)), description


def _simple_options(annotator: Annotator) -> Iterator[FieldSignature]:
    """Options that came later: each gives way to an argument of the document's that has its name."""
    names = annotator.context.names
    taken = {
        *names.server_variables.values(),
        *names.globals.values(),
        *(argument for _, argument in client_arguments(annotator.context)),
    }
    configured = Text(literals.text(annotator.context.config.response_validation))
    objects = subscript(OPTIONAL, subscript(MAPPING, STR, Text("object")))
    texts = subscript(OPTIONAL, subscript(MAPPING, STR, STR))
    for one in (
        option("headers", texts, "Headers to send with every call."),
        option("default_query", objects, "Query parameters to send with every call."),
        option("max_retries", INTEGER, "How often a call is repeated at most."),
        option("timeout", SECONDS, "`timeout_ms` in seconds."),
        option(
            RESPONSE_VALIDATION,
            validation_annotation(),
            "How strictly responses are read: what does not fit is taken as it is, raises "
            "an error, or is not even told to the logger.",
            configured,
        ),
    ):
        if one.name not in taken:
            yield one


def _server_variables(annotator: Annotator) -> Iterator[FieldSignature]:
    for wire, name in annotator.context.names.server_variables.items():
        yield option(name, STRING, f"The server variable `{wire}`.")


def _globals(annotator: Annotator) -> Iterator[FieldSignature]:
    """The parameters of calls that the client may hold."""
    for parameter in annotator.context.api.globals:
        type_ = parameter.type
        how = presence(type_, required=False)
        unset = annotator.scope.type("UNSET")
        yield FieldSignature(
            name=annotator.context.names.globals[parameter.wire],
            annotation=annotator.wrapped(annotator.give(bare(type_)), how),
            default=NONE if how is Presence.OPTIONAL else unset,
            wire=parameter.wire,
            description=parameter.description,
        )
