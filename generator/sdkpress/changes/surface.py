"""What users of an SDK can rely on, in plain data that can be kept and compared.

Input: `Api`, `NameTable`, `Config`. Output: `Surface`: calls with their arguments and results, models with their
fields, the client's own arguments; each with its Python name, its wire name and its place in the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any, cast

from sdkpress.changes.shapes import Shape, shape_of
from sdkpress.config.model import Config
from sdkpress.frozen import dataclass
from sdkpress.ir.api import Api, ArgumentKind, Operation
from sdkpress.ir.models import EnumModel, Model, ObjectModel, UnionModel
from sdkpress.ir.types import Const, Presence, Ref
from sdkpress.names.table import NameTable
from sdkpress.python.annotate import Annotator
from sdkpress.python.context import GenerationContext, generation_context
from sdkpress.python.credentials import credentials
from sdkpress.python.import_scope import ImportScope
from sdkpress.python.nodes import source
from sdkpress.python.responses import response_handling
from sdkpress.python.signature import FieldSignature, signature_of
from sdkpress.spec.model import ABSENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An argument of a call or a field of a model. `key` is its wire name, with its place for a parameter.

    `optional`: code may meet or give None, be it null or no value.
    """

    name: str
    key: str
    shape: Shape
    required: bool
    optional: bool = False
    default: str | None = None
    deprecated: bool = False
    at: str = "#"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One method. `wire` is the request's method and path; `sends`, `errors` and `security` are what else of the
    exchange a user may meet."""

    names: tuple[str, ...]  # one for each group it stands in
    wire: str
    arguments: tuple[Member, ...]
    result: Shape | None
    result_text: str
    mode: str
    sends: tuple[str, ...]
    errors: Mapping[str, str]  # status → exception
    security: tuple[tuple[str, ...], ...]
    deprecated: bool = False
    at: str = "#"

    @property
    def name(self) -> str:
        """What it is called first."""
        return self.names[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSurface:
    """One class or type. `values` are those of an enum, `members` those of a union."""

    name: str
    kind: str  # object, enum, union
    usage: str  # request, response, both
    fields: tuple[Member, ...] = ()
    values: tuple[Any, ...] = ()
    members: tuple[Shape, ...] = ()
    open: bool = False
    is_alias: bool = False  # of a union of types; else a class
    at: str = "#"


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """All of it. `client` holds the arguments of the client, `servers` the addresses it knows."""

    package: str
    distribution: str
    classes: tuple[str, ...]
    client: tuple[str, ...]
    servers: tuple[str, ...]
    calls: tuple[Call, ...]
    models: tuple[ModelSurface, ...] = field(default=())


def surface_of(api: Api, names: NameTable, config: Config) -> Surface:
    """The surface of the SDK that is made of an API."""
    context = generation_context(api, names, config)
    annotator = Annotator(context, ImportScope())
    client = names.client
    arguments = [argument for _, argument in credentials(context)]
    arguments += names.globals.values()
    arguments += names.server_variables.values()
    return Surface(
        package=client.package,
        distribution=client.distribution,
        classes=tuple(dict.fromkeys((client.sync, client.async_))),
        client=tuple(dict.fromkeys(arguments)),
        servers=tuple(server.url for server in api.servers),
        calls=tuple(_call(operation, annotator) for operation in api.operations),
        models=tuple(_model(model, context) for model in api.models.values()),
    )


def _call(operation: Operation, annotator: Annotator) -> Call:
    context = annotator.context
    handling = response_handling(operation, annotator)
    signature = signature_of(operation, annotator, handling=handling)
    result = operation.result
    return Call(
        names=tuple(
            ".".join((*context.names.groups[path].attributes, signature.name))
            for path in operation.groups
        ),
        wire=f"{operation.method.upper()} {operation.url_path}",
        arguments=tuple(
            _argument(one, operation, context) for one in signature.arguments
        ),
        result=None if result is None else shape_of(result, context),
        result_text=source(signature.result),
        mode=handling.mode,
        sends=(
            tuple(c.media_type for c in operation.body.contents)
            if operation.body
            else ()
        ),
        errors=dict(_errors(operation, annotator)),
        security=tuple(
            tuple(scheme for scheme, _ in requirement)
            for requirement in operation.security
        ),
        deprecated=operation.deprecation is not None,
        at=str(operation.id),
    )


def _errors(operation: Operation, annotator: Annotator) -> Iterator[tuple[str, str]]:
    """The exception of each status that has one of its own."""
    for response in operation.responses:
        if response.is_error and response.contents:
            type_ = response.contents[0].type
            if isinstance(type_, Ref) and type_.model in annotator.context.errors:
                yield response.status, source(annotator.exception(type_.model))


def _argument(
    signature: FieldSignature, operation: Operation, context: GenerationContext
) -> Member:
    argument = signature.argument
    assert (
        argument is not None
    )  # the options of every method are none of an operation's
    origin = argument.parameter or argument.field
    constant = isinstance(argument.type, Const) and argument.kind is ArgumentKind.FIELD
    return Member(
        name=signature.name,
        key=argument.key,
        shape=shape_of(argument.type, context),
        required=signature.required,
        optional=not constant and argument.presence is not Presence.REQUIRED,
        default=None if argument.default is ABSENT else repr(argument.default),
        deprecated=origin is not None and origin.deprecation is not None,
        at=str(operation.id) if origin is None else origin.at,
    )


def _model(model: Model, context: GenerationContext) -> ModelSurface:
    name = context.class_text(model.id)
    usage, at = str(model.usage.value), str(model.id)
    match model:
        case EnumModel():
            values = tuple(value.value for value in model.values)
            return ModelSurface(
                name=name,
                kind="enum",
                usage=usage,
                values=values,
                open=model.open,
                is_alias=not context.is_enum_class(model),
                at=at,
            )
        case UnionModel():
            members = tuple(shape_of(member, context) for member in model.members)
            return ModelSurface(
                name=name,
                kind="union",
                usage=usage,
                members=members,
                open=model.open,
                is_alias=True,
                at=at,
            )
        case ObjectModel():
            fields = tuple(_fields(model, context))
            return ModelSurface(
                name=name, kind="object", usage=usage, fields=fields, at=at
            )


def _fields(model: ObjectModel, context: GenerationContext) -> Iterator[Member]:
    distinct = {one.wire: one for one in reversed(model.fields)}
    for one in model.fields:
        if distinct[one.wire] is one:
            constant = isinstance(one.type, Const)  # stands there of its own accord
            yield Member(
                name=context.names.fields[model.id, one.wire],
                key=one.wire,
                shape=shape_of(one.type, context),
                required=one.required and not constant,
                optional=not constant and one.presence is not Presence.REQUIRED,
                default=None if one.default is ABSENT else repr(one.default),
                deprecated=one.deprecation is not None,
                at=one.at if one.at != "#" else str(model.id),
            )


def members_of(part: object) -> dict[str, Any]:
    """A part of a surface as an object of JSON: what `json.dumps` takes as its `default`."""
    if not isinstance(part, (Surface, Call, Member, ModelSurface)):
        raise TypeError(f"no part of a surface: {part!r}")
    return {name: getattr(part, name) for name in part.__slots__}


def from_data(data: Mapping[str, Any]) -> Surface:
    """The surface that was written as JSON. Raises `KeyError` and `TypeError` for anything else."""
    return Surface(
        package=str(data["package"]),
        distribution=str(data["distribution"]),
        classes=tuple(data["classes"]),
        client=tuple(data["client"]),
        servers=tuple(data["servers"]),
        calls=tuple(map(_read_call, data["calls"])),
        models=tuple(map(_read_model, data["models"])),
    )


def _read_call(data: Mapping[str, Any]) -> Call:
    values: dict[str, Any] = {
        **data,
        "names": tuple(data["names"]),
        "arguments": tuple(map(_read_member, data["arguments"])),
        "result": _tuples(data["result"]),
        "sends": tuple(data["sends"]),
        "security": _tuples(data["security"]),
    }
    return Call(**values)


def _read_model(data: Mapping[str, Any]) -> ModelSurface:
    values: dict[str, Any] = {
        **data,
        "fields": tuple(map(_read_member, data["fields"])),
        "values": tuple(data["values"]),
        "members": _tuples(data["members"]),
    }
    return ModelSurface(**values)


def _read_member(data: Mapping[str, Any]) -> Member:
    values: dict[str, Any] = {**data, "shape": _tuples(data["shape"])}
    return Member(**values)


def _tuples(value: Any) -> Any:
    """Lists, at any depth, as tuples."""
    if not isinstance(value, (list, tuple)):
        return value
    return tuple(map(_tuples, cast(list[Any], value)))
