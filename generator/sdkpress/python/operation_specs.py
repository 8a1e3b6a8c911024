"""Operations as the runtime's `Operation` constants.

Input: `Operation`, its `ResponseHandling`, the name table and the annotator of its module. Output: the
constant. What the runtime takes as the default is not written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Final

from sdkpress.ir.api import Operation
from sdkpress.ir.calls import Body, Content, Parameter, PartEncoding, RetryPolicy
from sdkpress.ir.ids import ModelId
from sdkpress.ir.media_types import ContentKind
from sdkpress.ir.models import Field, FileModel, ObjectModel
from sdkpress.ir.types import (
    Kind,
    ListOf,
    MapOf,
    Nullable,
    Primitive,
    Ref,
    TupleOf,
    TypeRef,
    Unknown,
    bare,
)
from sdkpress.python import literals
from sdkpress.python.annotate import Annotator, as_value
from sdkpress.python.context import GenerationContext
from sdkpress.python.credentials import credential_paths, token_flows
from sdkpress.python.limits import limited
from sdkpress.python.nodes import (
    Declaration,
    Group,
    Node,
    Pair,
    Symbol,
    Text,
    tuple_of,
)
from sdkpress.python.responses import ResponseHandling
from sdkpress.spec.model import Server

SPECS: Final = Symbol("._runtime", "operation as op")
"""The runtime's classes and functions that describe operations."""

# The default `style` and `explode` of each location, which the runtime's functions have too.
_STYLES: Final = {
    "path": ("simple", False),
    "query": ("form", True),
    "header": ("simple", False),
    "cookie": ("form", True),
    "querystring": ("form", True),
}

_IDEMPOTENCY_KEYS: Final = ("idempotency-key", "x-idempotency-key")


def operation_constant(
    name: str,
    operation: Operation,
    handling: ResponseHandling,
    annotator: Annotator,
) -> Declaration:
    """`name: Operation[...] = Operation(...)`."""
    items: list[Node] = [
        _text("id", operation.operation_id),
        _text("method", operation.method.upper()),
        _text("path", operation.url_path),
    ]
    parameters = [_parameter(operation, p, annotator) for p in operation.parameters]
    if parameters:
        items.append(Pair("parameters=", tuple_of(parameters)))
    if operation.body is not None:
        items.append(Pair("body=", _body(operation, operation.body, annotator)))
    items.append(Pair("responses=", tuple_of(handling.answers)))
    security = [
        tuple_of(Text(literals.text(key)) for key, _ in requirement)
        for requirement in operation.security
    ]
    if security:
        items.append(Pair("security=", tuple_of(security)))
    scopes = _scopes(operation, annotator.context)
    if scopes:
        items.append(Pair("scopes=", tuple_of(scopes)))
    security_model = annotator.context.api.models.get(
        operation.security_model or ModelId("")
    )
    if isinstance(security_model, ObjectModel):
        paths = credential_paths(security_model, annotator.context)
        items.append(Pair("credentials=", paths))
    if operation.servers:
        items.append(Pair("servers=", tuple_of(map(server_node, operation.servers))))
    if operation.retry is not None:
        items.append(Pair("retry=", _retry(operation.retry, annotator.context)))
    key = idempotency_key(operation, annotator.context)
    if key is not None:
        items.append(_text("idempotency_key", key))
    if operation.timeout_ms is not None:
        items.append(Text(f"timeout_ms={operation.timeout_ms}"))
    if handling.pages is not None:
        items.append(Pair("pagination=", handling.pages.node))
    value = handling.value
    if handling.envelope is not None:
        value = handling.envelope
        items.append(Pair("envelope=lambda: ", value))
    call = Group("op.Operation(", tuple(items), ")", explode=True, symbol=SPECS)
    annotation = Group("op.Operation[", (value,), "]", symbol=SPECS)
    return Declaration(name, annotation, call)


def idempotency_key(operation: Operation, context: GenerationContext) -> str | None:
    """The header by which the server knows a repeated request: the document's, or the config's."""
    for parameter in operation.parameters:
        is_key = parameter.wire.lower() in _IDEMPOTENCY_KEYS
        if parameter.location == "header" and is_key:
            return parameter.wire
    unsafe = operation.method.lower() in ("post", "patch")
    return context.config.idempotency_header if unsafe else None


def _scopes(operation: Operation, context: GenerationContext) -> list[Node]:
    """What an operation asks of the tokens that the SDK asks for itself."""
    found: dict[str, None] = {}
    scopes: list[Node] = []
    for requirement in operation.security:
        for key, asked in requirement:
            scheme = context.api.security_schemes.get(key)
            if key in found or not asked or scheme is None or not token_flows(scheme):
                continue
            found[key] = None
            texts = tuple_of(Text(literals.text(scope)) for scope in asked)
            scopes.append(tuple_of((Text(literals.text(key)), texts)))
    return scopes


def server_node(server: Server) -> Node:
    """A server as the runtime takes it."""
    items: list[Node] = [Text(literals.text(server.url))]
    if server.id is not None:
        items.append(_text("id", server.id))
    if server.variables:
        variables = tuple_of(
            tuple_of((Text(literals.text(key)), Text(literals.text(variable.default))))
            for key, variable in server.variables.items()
        )
        items.append(Pair("variables=", variables))
    return Group("op.Server(", tuple(items), ")")


def _parameter(
    operation: Operation, parameter: Parameter, annotator: Annotator
) -> Node:
    """`op.query("cursor")`: the location, the name, and what is not the rule for the location."""
    items: list[Node] = [Text(literals.text(parameter.wire))]
    argument = annotator.context.parameter_key(operation, parameter)
    if argument != parameter.wire:
        items.append(_text("argument", argument))
    style, explode = _STYLES[parameter.location]
    if parameter.style != style:
        items.append(_text("style", parameter.style))
    if parameter.explode != explode:
        items.append(Text(f"explode={parameter.explode}"))
    if parameter.allow_reserved:
        items.append(Text("allow_reserved=True"))
    if parameter.content_type is not None:
        items.append(_text("content_type", parameter.content_type))
    if isinstance(parameter.type, Nullable):
        items.append(Text("nullable=True"))
    type_ = as_value(annotator.read(parameter.type))
    checked = limited(type_, parameter.keywords, annotator.scope, annotator.context)
    if not _is_plain(parameter.type) or checked is not type_:
        items.append(Pair("type=lambda: ", checked))
    elif class_ := _class_of(parameter.type):
        items.append(Text(f"type={class_}"))
    return Group(f"op.{parameter.location}(", tuple(items), ")")


_CLASSES: Final = {Kind.INTEGER: "int", Kind.NUMBER: "float", Kind.BOOLEAN: "bool"}
"""Scalars that a call may be given as something else: any text is a text."""


def _class_of(type_: TypeRef) -> str | None:
    match type_:
        case Nullable(of):
            return _class_of(of)
        case Primitive(kind):
            return _CLASSES.get(kind)
        case _:
            return None


_WRITTEN: Final = (
    *(Kind.DATE, Kind.DATE_TIME, Kind.HTTP_DATE, Kind.UNIX_TIME, Kind.UNIX_SECONDS),
    *(Kind.BASE64, Kind.BASE64URL),
)
"""Kinds whose values are not written as Python's own text."""


def _is_plain(type_: TypeRef) -> bool:
    """Whether values are written as they are: scalars, and lists and maps of them."""
    match type_:
        case Nullable(of):
            return _is_plain(of)
        case ListOf(item):
            return not type_.is_set and _is_plain(item)
        case TupleOf():
            return all(map(_is_plain, type_.types))
        case MapOf(value):
            return _is_plain(value)
        case Primitive(kind):
            return kind not in _WRITTEN
        case Unknown():
            return True
        case _:
            return not isinstance(type_, Ref)


def _body(operation: Operation, body: Body, annotator: Annotator) -> Node:
    content = body.contents[0]
    alone = _is_file(content.type, annotator) and not isinstance(content.type, ListOf)
    read = annotator.give if alone else annotator.read
    items: list[Node] = [
        Text(literals.text(content.media_type)),
        Pair("lambda: ", as_value(read(content.type))),
    ]
    if operation.flattened is not None:
        items.append(Text("flattened=True"))
        extra = annotator.context.names.arguments.get((operation.id, "body:*"))
        if extra is not None:
            items.append(_text("extra", extra.python))
    if not body.required:
        items.append(Text("required=False"))
    parts = _parts(content, annotator)
    if parts:
        items.append(Pair("parts=", tuple_of(parts)))
    if content.item_encoding is not None:
        items.append(Pair("rest=", _unnamed(content.item_encoding)))
    return Group("op.Body(", tuple(items), ")")


def _parts(content: Content, annotator: Annotator) -> list[Node]:
    """The properties of a form that are not written by the rules for their type alone."""
    if content.kind not in (ContentKind.FORM, ContentKind.MULTIPART):
        return []
    if content.prefix_encoding:
        return [_unnamed(encoding) for encoding in content.prefix_encoding]
    model = (
        annotator.context.model(content.type.model)
        if isinstance(content.type, Ref)
        else None
    )
    if not isinstance(model, ObjectModel):
        return []
    encodings = {encoding.wire: encoding for encoding in content.encoding}
    compatibility = annotator.context.config.compatibility
    brackets = (
        content.kind is ContentKind.MULTIPART
        and compatibility.multipart_arrays == "brackets"
    )
    parts: list[Node] = []
    for field in model.fields:
        listed = brackets and isinstance(bare(field.type), ListOf)
        if listed or field.wire in encodings or _is_file(field.type, annotator):
            encoding = encodings.get(field.wire)
            parts.append(_part(model, field, listed, encoding, annotator))
    return parts


def _unnamed(encoding: PartEncoding) -> Node:
    """A part that has no name, only its place; or one inside another, by the name it is sent under."""
    items: list[Node] = []
    if encoding.wire:
        items.append(_text("name", encoding.wire))
    if encoding.content_type is not None:
        items.append(_text("content_type", encoding.content_type))
    return Group("op.Part(", (*items, *_inside(encoding)), ")")


def _inside(encoding: PartEncoding) -> Iterator[Node]:
    """The headers of a part, and how what is inside it is written."""
    if encoding.headers:
        pairs = [
            Pair(f"{literals.text(name)}: ", Text(literals.text(value)))
            for name, value in encoding.headers
        ]
        yield Pair("headers=", Group("{", tuple(pairs), "}"))
    if encoding.parts:
        parts = [_unnamed(part) for part in encoding.parts]
        yield Pair("parts=", tuple_of(parts))
    if encoding.rest is not None:
        yield Pair("rest=", _unnamed(encoding.rest))


def _part(
    model: ObjectModel,
    field: Field,
    brackets: bool,
    encoding: PartEncoding | None,
    annotator: Annotator,
) -> Node:
    items: list[Node] = [
        Text(literals.text(annotator.context.attribute(model.id, field))),
        Text(literals.text(field.wire)),
    ]
    type_ = bare(field.type)
    if _is_file(type_, annotator):
        items.append(Text("file=True"))
    if encoding is not None:
        if encoding.content_type is not None:
            items.append(_text("content_type", encoding.content_type))
        if encoding.style is not None:
            items.append(_text("style", encoding.style))
        if encoding.explode is not None:
            items.append(Text(f"explode={encoding.explode}"))
        if encoding.allow_reserved:
            items.append(Text("allow_reserved=True"))
        items += _inside(encoding)
    if brackets:
        items.append(_text("written", f"{field.wire}[]"))
    return Group("op.Part(", tuple(items), ")")


def _is_file(type_: TypeRef, annotator: Annotator) -> bool:
    match type_:
        case Nullable(of):
            return _is_file(of, annotator)
        case ListOf(item):
            return _is_file(item, annotator)
        case TupleOf():
            return all(_is_file(item, annotator) for item in type_.types)
        case Primitive(kind):
            return kind is Kind.BINARY
        case Ref(id_):
            return isinstance(annotator.context.model(id_), FileModel)
        case _:
            return False


def _retry(policy: RetryPolicy, context: GenerationContext) -> Node:
    """A policy that several operations share stands once, in the module of what holds for all calls."""
    shared = context.policies.get(policy)
    if shared is None:
        return retry_node(policy)
    return Text(shared, Symbol("._document", shared))


def retry_node(policy: RetryPolicy) -> Node:
    """A retry policy as the runtime takes it."""
    codes = tuple_of(Text(literals.text(code)) for code in policy.status_codes)
    items: list[Node] = [Pair("status_codes=", codes)]
    times = [
        Text(f"{field.name}={literals.scalar(getattr(policy.backoff, field.name))}")
        for field in fields(policy.backoff)
        if getattr(policy.backoff, field.name) != field.default
    ]
    if times:
        items.append(Pair("backoff=", Group("op.BackoffStrategy(", tuple(times), ")")))
    if not policy.connection_errors:
        items.append(Text("connection_errors=False"))
    return Group("op.Retry(", tuple(items), ")", symbol=SPECS)


def _text(name: str, value: str) -> Node:
    return Pair(f"{name}=", Text(literals.text(value)))
