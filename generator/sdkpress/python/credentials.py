"""Credentials: the constructor's arguments for them and the schemes as the runtime takes them.

Input: the facts of the SDK. Output: `Scheme` expressions, argument names and environment variables.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, cast

from sdkpress.ir.models import ObjectModel
from sdkpress.ir.types import Ref
from sdkpress.names.words import snake
from sdkpress.python import literals
from sdkpress.python.context import GenerationContext
from sdkpress.python.nodes import Group, Node, Pair, Symbol, Text, tuple_of
from sdkpress.spec.model import OAuthFlow, SecurityScheme

# Each kind of flow with the grant of the runtime, and the credentials that it takes.
_GRANTS: Final = {
    "clientCredentials": (
        "client_credentials",
        ("client_id", "client_secret", "token_url"),
    ),
    "password": (
        "password",
        ("username", "password", "client_id", "client_secret", "token_url"),
    ),
}
_FLOWS: Final = Symbol("._runtime", "token_flow as op_flow")
_ENDPOINT_LOGIN: Final = "x-speakeasy-token-endpoint-authentication"
_ENDPOINT_PROPERTIES: Final = "x-speakeasy-token-endpoint-additional-properties"


def credentials(context: GenerationContext) -> Iterator[tuple[SecurityScheme, str]]:
    """The schemes that operations use, with the constructor argument of each."""
    for key, scheme in context.api.security_schemes.items():
        argument = context.names.credentials.get(key)
        if argument is not None:
            yield scheme, argument


def client_arguments(
    context: GenerationContext,
) -> Iterator[tuple[SecurityScheme, str]]:
    """The schemes that the constructor takes as arguments of their own."""
    if takes_security(context):
        return
    model = context.api.security_model
    held = {field.wire for field in model.fields} if model is not None else set[str]()
    for scheme, argument in credentials(context):
        if scheme.key in held:
            yield scheme, argument


def takes_security(context: GenerationContext) -> bool:
    """Whether the constructor takes a model of all credentials instead."""
    model = context.api.security_model
    as_models = context.config.compatibility.credentials == "models"
    return as_models and model is not None and len(model.fields) > 1


def credential_paths(model: ObjectModel, context: GenerationContext) -> Node:
    """Where in a model of credentials that of each scheme lies, as the runtime takes it."""
    return tuple_of(
        tuple_of(
            (
                Text(literals.text(argument)),
                tuple_of(Text(literals.text(name)) for name in path),
            )
        )
        for argument, path in _paths(model, context)
    )


def _paths(
    model: ObjectModel, context: GenerationContext
) -> Iterator[tuple[str, tuple[str, ...]]]:
    schemes = {scheme.at: scheme.key for scheme in context.api.schemes}
    arguments = context.names.credentials
    whole = scheme_of_parts(model, context)
    if whole is not None:
        yield arguments[whole], ()
        return
    for field in model.fields:
        name = context.names.fields[model.id, field.wire]
        inner = context.model(field.type.model) if isinstance(field.type, Ref) else None
        if field.wire in arguments:
            yield arguments[field.wire], (name,)
        elif isinstance(inner, ObjectModel):
            below = list(_paths(inner, context))
            if not below and field.at in schemes:
                below = [(arguments[schemes[field.at]], ())]
            yield from ((argument, (name, *path)) for argument, path in below)


def scheme_of_parts(model: ObjectModel, context: GenerationContext) -> str | None:
    """The only scheme, whose parts are the fields of a model of credentials."""
    places = {field.at for field in model.fields if not isinstance(field.type, Ref)}
    if len(model.fields) < 2 or len(places) != 1:
        return None
    place = places.pop()
    keys = (scheme.key for scheme in context.api.schemes if scheme.at == place)
    return next(keys, None)


def environment_variable(context: GenerationContext, argument: str) -> str:
    """The variable that is asked for a credential which is not given."""
    prefix = context.names.client.env_prefix
    return f"{prefix}_{argument}".upper() if prefix else argument.upper()


def scheme_nodes(context: GenerationContext) -> Iterator[Node]:
    """The schemes as the runtime takes them."""
    for scheme, argument in credentials(context):
        kind = _kind(scheme)
        items = [
            Pair("key=", Text(literals.text(scheme.key))),
            Pair("argument=", Text(literals.text(argument))),
            Pair("kind=", Text(literals.text(kind))),
        ]
        if kind == "api_key":
            location = scheme.location or "header"
            items.append(Pair("name=", Text(literals.text(scheme.name or scheme.key))))
            items.append(Pair("location=", Text(literals.text(location))))
        if kind == "http":
            items.append(Pair("prefix=", Text(literals.text(scheme.scheme or ""))))
        variable = environment_variable(context, argument)
        items.append(Pair("env=", Text(literals.text(variable))))
        flows = tuple(_flow(flow, context) for flow in token_flows(scheme))
        if flows:
            items.append(Pair("flows=", tuple_of(flows)))
        yield Group("op.Scheme(", tuple(items), ")")


def token_flows(scheme: SecurityScheme) -> tuple[OAuthFlow, ...]:
    """The flows by which a program can ask for a token on its own."""
    if scheme.kind != "oauth2":
        return ()
    return tuple(flow for flow in scheme.flows if flow.kind in _GRANTS)


def credentials_class(flow: OAuthFlow) -> str:
    """The class of `utils` that holds what a token of a flow is asked for with."""
    kind = _GRANTS[flow.kind][0]
    return "PasswordCredentials" if kind == "password" else "ClientCredentials"


def asks_for_tokens(context: GenerationContext) -> bool:
    """Whether the SDK can ask for the token of some scheme."""
    return any(token_flows(scheme) for scheme, _ in credentials(context))


def flow_variables(
    flow: OAuthFlow, context: GenerationContext
) -> Iterator[tuple[str, str]]:
    """The environment variable of each credential of a flow."""
    for name in _GRANTS[flow.kind][1]:
        yield name, environment_variable(context, name)


def _flow(flow: OAuthFlow, context: GenerationContext) -> Node:
    """A flow as the runtime takes it."""
    items: list[Node] = [Text(literals.text(_GRANTS[flow.kind][0]))]
    for name, url in (("token_url", flow.token_url), ("refresh_url", flow.refresh_url)):
        if url is not None:
            items.append(Pair(f"{name}=", Text(literals.text(url))))
    if flow.extensions.get(_ENDPOINT_LOGIN) == "client_secret_basic":
        items.append(Text("basic=True"))
    variables = tuple_of(map(_pair, flow_variables(flow, context)))
    items.append(Pair("env=", variables))
    extra = flow.extensions.get(_ENDPOINT_PROPERTIES)
    if isinstance(extra, Mapping):
        wires = map(str, cast("Mapping[object, object]", extra))
        pairs = tuple_of(_pair((snake(wire, "value"), wire)) for wire in wires)
        items.append(Pair("extra=", pairs))
    return Group("op_flow.Flow(", tuple(items), ")", symbol=_FLOWS)


def _pair(texts: tuple[str, str]) -> Node:
    return tuple_of(Text(literals.text(text)) for text in texts)


def _kind(scheme: SecurityScheme) -> str:
    match scheme.kind, (scheme.scheme or "").lower():
        case ("http", "bearer") | ("oauth2" | "openIdConnect", _):
            return "bearer"
        case ("http", "basic"):
            return "basic"
        case ("http", "digest"):
            return "digest"
        case ("http", "mutual" | "hoba" | "negotiate"):
            return "other"
        case ("http", _):
            return "http"
        case ("apiKey", _) if scheme.location in ("header", "query", "cookie", None):
            return "api_key"
        case _:
            return "other"
