"""The JSON of `sdkpress inspect`: what every operation, model and client is called, for programs.

Input: `Api`, `NameTable` and `Config`. Output: plain dicts and lists in document order, which
`json.dumps` takes as they are.
"""

from __future__ import annotations

from sdkpress.config.model import Config
from sdkpress.ir.api import Api, ArgumentKind, Operation
from sdkpress.ir.calls import Content, Response
from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import EnumModel, Model, ObjectModel
from sdkpress.ir.types import Ref, TypeRef
from sdkpress.names.table import NameTable
from sdkpress.python.annotate import Annotator
from sdkpress.python.context import GenerationContext, generation_context
from sdkpress.python.credentials import credentials
from sdkpress.python.fields import FieldSignature
from sdkpress.python.import_scope import ImportScope
from sdkpress.python.nodes import source
from sdkpress.python.signature import signature_of

Json = dict[str, object]


def describe(api: Api, names: NameTable, config: Config) -> Json:
    """Describe an API and the SDK that is made from it. Types are written as the SDK's user sees them."""
    shared = generation_context(api, names, config)
    annotator = Annotator(shared, ImportScope())
    return {
        "title": api.title,
        "version": api.version,
        "client": _client(shared),
        "operations": [
            _operation(operation, names, config, annotator)
            for operation in api.operations
        ],
        "models": [_model(id_, api.models[id_], names) for id_ in api.models],
    }


def _client(shared: GenerationContext) -> Json:
    api, names, config = shared.api, shared.names, shared.config
    client = names.client
    return {
        "package": client.package,
        "distribution": client.distribution,
        "sync": client.sync,
        "async": client.async_,
        "async_mode": config.async_mode,
        "variable": client.variable,
        "base_error": client.base_error,
        "default_error": client.default_error,
        "credentials": [
            {"scheme": scheme.key, "argument": argument}
            for scheme, argument in credentials(shared)
        ],
        "globals": [
            {
                "in": parameter.location,
                "name": parameter.wire,
                "argument": names.globals[parameter.wire],
            }
            for parameter in api.globals
        ],
        "server_variables": dict(names.server_variables),
    }


def _operation(
    operation: Operation, names: NameTable, config: Config, annotator: Annotator
) -> Json:
    signature = signature_of(operation, annotator)
    calls = [
        ".".join((*names.groups[path].attributes, signature.name))
        for path in operation.groups
    ]
    suffix = "_async" if config.async_mode == "both" else ""
    result = source(signature.result)
    return {
        "operation_id": operation.operation_id,
        "method": operation.method.upper(),
        "path": operation.path,
        "call": calls[0],
        "calls": calls,
        "async_call": calls[0] + suffix,
        "deprecated": operation.deprecation is not None,
        "signature": [_parameter(one) for one in signature.parameters],
        "stream": signature.choices.stream,
        "content_type": signature.choices.content_type,
        "accept": signature.choices.accept,
        "parameters": _parameters(operation, names, annotator),
        "body": _body(operation, names, annotator),
        "responses": [
            row
            for response in operation.responses
            for row in _responses(response, annotator)
        ],
        "result": None if result == "None" else result,
    }


def _parameter(parameter: FieldSignature) -> Json:
    """A parameter of the method, as `inspect.signature` tells it."""
    return {
        "argument": parameter.name,
        "annotation": source(parameter.annotation),
        "default": parameter.default_text,
    }


def _parameters(
    operation: Operation, names: NameTable, annotator: Annotator
) -> list[Json]:
    return [
        {
            "in": argument.parameter.location,
            "name": argument.parameter.wire,
            "argument": names.arguments[(operation.id, argument.key)].python,
            "required": argument.required,
            "type": source(annotator.give(argument.type)),
        }
        for argument in operation.arguments
        if argument.parameter is not None
    ]


def _body(operation: Operation, names: NameTable, annotator: Annotator) -> Json | None:
    body = operation.body
    if body is None:
        return None
    described: Json = {
        "content_types": [content.media_type for content in body.contents],
        "required": body.required,
    }
    whole = {a.kind: a for a in operation.arguments if a.field is None}
    if ArgumentKind.BODY in whole:
        argument = whole[ArgumentKind.BODY]
        described["argument"] = names.arguments[(operation.id, argument.key)].python
        described["type"] = source(annotator.give(argument.type))
        return described
    described["fields"] = {
        argument.field.wire: names.arguments[(operation.id, argument.key)].python
        for argument in operation.arguments
        if argument.field is not None
    }
    if ArgumentKind.EXTRA in whole:
        extra = whole[ArgumentKind.EXTRA]
        described["additional_properties"] = names.arguments[
            (operation.id, extra.key)
        ].python
    return described


def _responses(response: Response, annotator: Annotator) -> list[Json]:
    """One row for each content type; one without any for an answer that has no body."""
    rows: list[Json] = [
        {
            "status": response.status,
            "content_type": content.media_type,
            "type": _content_type(content, annotator),
            "error": response.is_error,
            "exception": (
                _exception(content.type, annotator) if response.is_error else None
            ),
        }
        for content in response.contents
    ]
    if rows:
        return rows
    return [
        {
            "status": response.status,
            "content_type": None,
            "type": None,
            "error": response.is_error,
            "exception": None,
        }
    ]


def _content_type(content: Content, annotator: Annotator) -> str:
    text = source(annotator.read(content.type))
    return text if not content.kind.is_stream else f"EventStream[{text}]"


def _exception(type_: TypeRef, annotator: Annotator) -> str | None:
    """The class that is raised for an error body; None where it is the default error."""
    if not isinstance(type_, Ref) or type_.model not in annotator.context.errors:
        return None
    return source(annotator.exception(type_.model))


def _model(id_: ModelId, model: Model, names: NameTable) -> Json:
    name = names.models[id_]
    kind = (
        "object"
        if isinstance(model, ObjectModel)
        else "enum" if isinstance(model, EnumModel) else "union"
    )
    return {
        "wire": model.naming.component or model.naming.name_hint,
        "pointer": str(id_),
        "kind": kind,
        "name": name.class_name,
        "module": f"{names.client.package}.{name.namespace}.{name.module}",
        "page": f"docs/{name.page}",
    }
