"""The models that an operation has besides its schemas: its request, its response, its globals.

Input: lowered parameters, body and responses. Output: ids of models added to the `SchemaLowering`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sdkpress.config.model import Config
from sdkpress.ir.calls import Body, Pagination, Parameter, Response
from sdkpress.ir.ids import ModelId, OperationId
from sdkpress.ir.models import Field, Naming, ObjectModel, Origin, UnionModel
from sdkpress.ir.types import Kind, ListOf, MapOf, Primitive, TypeRef
from sdkpress.lower.arguments import visible
from sdkpress.lower.bodies import shared_name
from sdkpress.lower.lowering import SchemaLowering


def request_model(
    lowering: SchemaLowering,
    id_: OperationId,
    parameters: Sequence[Parameter],
    body: Body | None,
) -> ModelId | None:
    """The model of an operation's parameters, in order, then its body.

    No method takes it: it exists where the config asks for it, if a parameter is shown, or if all are hidden
    and there is no body (then it is empty).
    """
    if lowering.config.compatibility.operation_models == "none":
        return None
    shown = visible(parameters)
    if not shown and (body is not None or not parameters):
        return None
    fields = [_parameter_field(parameter) for parameter in shown]
    if body is not None:
        fields.append(_body_field(body))
    model = ModelId(f"{id_}::request")
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
    if any(body.kind.is_stream for body in bodies):
        return None
    model = ModelId(f"{id_}::response")
    naming = Naming(origin=Origin.RESPONSE, parent=id_, name_hint="Response")
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


def has_headers(config: Config, responses: Iterable[Response]) -> bool:
    """Whether a call gives the headers of its success beside the result."""
    if config.compatibility.response_headers != "models":
        return False
    return any(response.headers for response in responses if not response.is_error)


def _with_headers(
    types: Sequence[TypeRef], responses: Iterable[Response]
) -> Iterable[Field]:
    """The headers by name, and the body where there is one."""
    texts = MapOf(ListOf(Primitive(Kind.STRING)))
    yield Field(wire="headers", type=texts, required=True)
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


def _body_field(body: Body) -> Field:
    """The body as a field: named after its component, else `request_body`."""
    content = body.contents[0]
    return Field(
        wire=content.component or shared_name(f"{body.at}/") or "RequestBody",
        type=content.type,
        required=body.required,
        description=body.description,
        examples=content.schema_examples,
        at=body.at,
    )
