"""The models that an operation has besides its schemas: its request, its response, its globals.

Input: lowered parameters, body and responses. Output: ids of models added to the `SchemaLowering`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from sdkpress.config.model import Config
from sdkpress.ir.calls import Body, Content, Pagination, Parameter, Response
from sdkpress.ir.ids import ModelId, OperationId
from sdkpress.ir.media_types import ContentKind
from sdkpress.ir.models import Field, Naming, ObjectModel, Origin, UnionModel
from sdkpress.ir.types import (
    Kind,
    ListOf,
    MapOf,
    Primitive,
    Ref,
    TypeRef,
    Unknown,
    bare,
)
from sdkpress.lower.arguments import request_model_id, visible
from sdkpress.lower.bodies import shared_name
from sdkpress.lower.lowering import SchemaLowering

_UNNAMED: Final = Naming(origin=Origin.RESPONSE)
_HEADERS: Final = Field(
    wire="headers", type=MapOf(ListOf(Primitive(Kind.STRING))), required=True
)


def request_model(
    lowering: SchemaLowering,
    id_: OperationId,
    parameters: Sequence[Parameter],
    body: Body | None,
    is_taken: bool = False,
) -> ModelId | None:
    """The model of an operation's parameters, in order, then its body.

    Unless a method takes it, it exists where the config asks for it, if a parameter is shown, or if all are
    hidden and there is no body (then it is empty).
    """
    if lowering.config.compatibility.operation_models == "none" and not is_taken:
        return None
    shown = visible(parameters)
    if not shown and (body is not None or not parameters):
        return None
    fields = [_parameter_field(parameter) for parameter in shown]
    if body is not None:
        taken = [field.wire for field in fields]
        chosen = lowering.config.body_argument
        fields.append(_body_field(body, None if chosen in taken else chosen))
    model = request_model_id(id_)
    lowering.models[model] = ObjectModel(
        id=model,
        naming=Naming(origin=Origin.REQUEST, parent=id_, name_hint="Request"),
        fields=tuple(fields),
        operation=id_,
    )
    return model


def response_model(
    lowering: SchemaLowering,
    id_: OperationId,
    responses: Sequence[Response],
    paging: Pagination | None,
) -> ModelId | None:
    """What an operation returns where no one schema says it.

    A union, if success bodies have different types. Where the config asks for it, also the page of a
    paginated operation: an object whose only field is the body.
    """
    bodies = [r.contents[0] for r in responses if not r.is_error and r.contents]
    types: tuple[TypeRef, ...] = tuple(
        dict.fromkeys(body.type for body in bodies if not body.kind.is_stream)
    )
    model = ModelId(f"{id_}::response")
    naming = Naming(origin=Origin.RESPONSE, parent=id_, name_hint="Response")
    if any(body.kind.is_stream for body in bodies):
        return None
    either = _or_stream(lowering, model, responses)
    if either is not None:
        lowering.models[model] = replace(either, naming=naming)
        return model
    whole = all(body.kind is not ContentKind.BINARY for body in bodies)
    if is_enveloped(lowering.config) and paging is None and whole:
        lowering.models[model] = ObjectModel(
            id=model, naming=naming, fields=tuple(_envelope(lowering, responses))
        )
        return model
    if len(types) > 1:
        lowering.models[model] = UnionModel(id=model, naming=naming, members=types)
        return model
    if has_headers(lowering.config, responses):
        lowering.models[model] = ObjectModel(
            id=model,
            naming=naming,
            fields=tuple(_with_headers(types, responses)),
        )
        return model
    if paging is not None and types and _has_all(lowering.config):
        field = Field(wire="result", type=types[0], required=True)
        lowering.models[model] = ObjectModel(id=model, naming=naming, fields=(field,))
        return model
    return None


def is_enveloped(config: Config) -> bool:
    """Whether a call gives its response with the body in it."""
    return config.compatibility.responses != "plain"


def _envelope(
    lowering: SchemaLowering, responses: Sequence[Response]
) -> Iterable[Field]:
    """What is told of a response, and its body."""
    if lowering.config.compatibility.responses == "envelope":
        text = Primitive(Kind.STRING)
        yield Field(wire="content_type", type=text, required=True)
        yield Field(wire="status_code", type=Primitive(Kind.INTEGER), required=True)
        yield Field(wire="raw_response", type=Unknown(), required=True)
    else:
        yield Field(wire="http_meta", type=Unknown(), required=True)
    good = [response for response in responses if not response.is_error]
    if any(response.headers for response in good):
        yield _HEADERS
    bodies = [response.contents[0] for response in good if response.contents]
    seen: set[str] = set()
    for body in bodies:
        wire = _body_name(lowering, body)
        if wire not in seen:
            seen.add(wire)
            yield Field(wire=wire, type=body.type, required=False)


def _body_name(lowering: SchemaLowering, content: Content) -> str:
    """What the body is called: after its component or title, in the plural for a list; else `object`."""
    type_ = bare(content.type)
    many = isinstance(type_, ListOf)
    inner = bare(type_.item) if isinstance(type_, ListOf) else type_
    model = lowering.models.get(inner.model) if isinstance(inner, Ref) else None
    if model is None:
        return "res" if isinstance(type_, Primitive) else "object"
    own_name = model.naming.component or model.naming.title
    if own_name is None:
        return "response_bodies" if many else "object"
    return f"{own_name}{'s' if many and not own_name.endswith('s') else ''}"


def may_be_stream(responses: Iterable[Response]) -> tuple[Content, Content] | None:
    """The body that is read as a whole and the stream beside it, of the success that has both."""
    for response in responses:
        whole = [one for one in response.contents if not one.kind.is_stream]
        streams = [one for one in response.contents if one.kind.is_stream]
        if not response.is_error and whole and streams:
            return whole[0], streams[0]
    return None


def _or_stream(
    lowering: SchemaLowering, id_: ModelId, responses: Sequence[Response]
) -> UnionModel | None:
    """The union of a body and the stream beside it, where the config wants models that no method returns."""
    both = may_be_stream(responses)
    if both is None or not _has_all(lowering.config):
        return None
    whole, stream = both
    item = stream.type
    model = lowering.models.get(item.model) if isinstance(item, Ref) else None
    members: tuple[TypeRef, ...] = (whole.type,)
    if not isinstance(model, ObjectModel):
        return UnionModel(id=id_, naming=_UNNAMED, members=(*members, item))
    data = next((field.type for field in model.fields if field.wire == "data"), None)
    if lowering.config.sse_flat and data is not None:
        item = data
    return UnionModel(id=id_, naming=_UNNAMED, members=members, stream=item)


def has_headers(config: Config, responses: Iterable[Response]) -> bool:
    """Whether a call gives the headers of its response beside the result: where any response has some."""
    if config.compatibility.response_headers != "models":
        return False
    return any(response.headers for response in responses)


def _with_headers(
    types: Sequence[TypeRef], responses: Iterable[Response]
) -> Iterable[Field]:
    """The headers by name, and the body where there is one."""
    yield _HEADERS
    if types:
        good = [response for response in responses if not response.is_error]
        always = all(response.contents for response in good)
        yield Field(wire="result", type=types[0], required=always)


def _has_all(config: Config) -> bool:
    return config.compatibility.operation_models == "all"


def globals_model(
    lowering: SchemaLowering, id_: OperationId, parameters: Iterable[Parameter]
) -> None:
    """The parameters that an operation takes from the client, as a model, where the config asks for it."""
    fields = _global_fields(parameters)
    if fields and _has_all(lowering.config):
        model = ModelId(f"{id_}::globals")
        naming = Naming(origin=Origin.GLOBALS, parent=id_, name_hint="Globals")
        lowering.models[model] = ObjectModel(id=model, naming=naming, fields=fields)


def client_globals_model(
    config: Config, parameters: Iterable[Parameter]
) -> ObjectModel | None:
    """The parameters that the client holds for all operations, as a model, where the config asks for it."""
    fields = _global_fields(parameters)
    if not fields or not _has_all(config):
        return None
    naming = Naming(origin=Origin.GLOBALS, name_hint="Globals")
    return ObjectModel(id=ModelId("#::globals"), naming=naming, fields=fields)


def _global_fields(parameters: Iterable[Parameter]) -> tuple[Field, ...]:
    return tuple(
        _parameter_field(parameter) for parameter in parameters if parameter.is_global
    )


def _parameter_field(parameter: Parameter) -> Field:
    listed = not parameter.is_global
    return Field(
        wire=parameter.wire,
        type=parameter.type,
        required=parameter.required and listed,
        default_suffices=parameter.default_suffices and listed,
        default=parameter.default,
        description=parameter.description,
        examples=tuple(example.value for example in parameter.examples),
        deprecation=parameter.deprecation,
        pinned=parameter.pinned,
        keywords=parameter.keywords,
        at=parameter.at,
    )


def _body_field(body: Body, chosen: str | None) -> Field:
    """The body as a field: as is chosen, else after its component, else `request_body`."""
    content = body.contents[0]
    own = content.component or shared_name(f"{body.at}/") or "RequestBody"
    return Field(
        wire=chosen or own,
        type=content.type,
        required=body.required,
        description=body.description,
        examples=content.schema_examples,
        at=body.at,
    )
