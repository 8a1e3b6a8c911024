"""What only the whole document tells about a model: where it travels, and what follows from that.

Input: all operations and models. Output: the models with `usage`, `is_error` and `open` set, and with
fields that one direction does not have no longer required.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sdkpress.config.model import Config
from sdkpress.ir.api import Operation
from sdkpress.ir.ids import ModelId
from sdkpress.ir.media_types import ContentKind
from sdkpress.ir.models import EnumModel, Field, Model, ObjectModel, UnionModel, Usage
from sdkpress.ir.types import Ref, TypeRef, bare
from sdkpress.ir.unions import shown_discriminator
from sdkpress.ir.walk import dependency_graph, reachable, referenced


def resolve_usage(
    models: Mapping[ModelId, Model],
    operations: Sequence[Operation],
    webhooks: Sequence[Operation],
    event: TypeRef | None,
    unknown_values: Mapping[ModelId, bool],
    config: Config,
) -> dict[ModelId, Model]:
    """The models with what their use decides."""
    graph = dependency_graph(models)
    sent = reachable(graph, (*_sent(operations), *_received(webhooks)))
    events = referenced(() if event is None else (event,))
    received = reachable(graph, (*_received(operations), *_sent(webhooks), *events))
    errors = set(error_bodies(operations))
    if config.compatibility.naming == "speakeasy":
        errors.update(_members(models, tuple(errors)))
    written = reachable(graph, _in_xml((*operations, *webhooks)))
    return {
        id_: _with_usage(
            model,
            _usage(id_ in sent, id_ in received),
            id_ in errors,
            id_ in written,
            unknown_values.get(id_),
            config,
        )
        for id_, model in _told_apart(models, config).items()
    }


def _told_apart(
    models: Mapping[ModelId, Model], config: Config
) -> Mapping[ModelId, Model]:
    """The models, the unions among them with the discriminator that their members show, where one decides
    which class an unknown member has."""
    if config.compatibility.unknown_members == "shared":
        return models
    if not (config.infer_discriminators and config.open_unions):
        return models
    return {
        id_: (
            replace(model, discriminator=shown_discriminator(model.members, models))
            if isinstance(model, UnionModel) and model.discriminator is None
            else model
        )
        for id_, model in models.items()
    }


def _sent(operations: Iterable[Operation]) -> Iterable[ModelId]:
    for operation in operations:
        if operation.request_model is not None:
            yield operation.request_model
        yield from referenced(p.type for p in operation.parameters)
        if operation.body is not None:
            yield from referenced(c.type for c in operation.body.contents)


def _received(operations: Iterable[Operation]) -> Iterable[ModelId]:
    for operation in operations:
        if operation.response_model is not None:
            yield operation.response_model
        for response in operation.responses:
            yield from referenced(c.type for c in response.contents)
            yield from referenced(h.type for h in response.headers)


def error_bodies(operations: Iterable[Operation]) -> Iterable[ModelId]:
    """The models that are the body of an error response, null aside."""
    for operation in operations:
        for response in operation.responses:
            for content in response.contents if response.is_error else ():
                type_ = bare(content.type)
                if isinstance(type_, Ref):
                    yield type_.model


def _members(
    models: Mapping[ModelId, Model], bodies: Iterable[ModelId]
) -> Iterable[ModelId]:
    """The objects that are written inside a union of error bodies."""
    for id_ in bodies:
        union = models[id_]
        for member in union.members if isinstance(union, UnionModel) else ():
            if not isinstance(member, Ref):
                continue
            model = models[member.model]
            if isinstance(model, ObjectModel) and model.naming.position is not None:
                yield member.model


def _in_xml(operations: Iterable[Operation]) -> Iterable[ModelId]:
    """The models that are the root of an XML body."""
    for operation in operations:
        bodies = () if operation.body is None else operation.body.contents
        responses = (c for r in operation.responses for c in r.contents)
        for content in (*bodies, *responses):
            if content.kind is ContentKind.XML:
                yield from referenced((content.type,))


def _usage(sent: bool, received: bool) -> Usage:
    if sent == received:
        return Usage.BOTH
    return Usage.REQUEST if sent else Usage.RESPONSE


def _with_usage(
    model: Model,
    usage: Usage,
    is_error: bool,
    in_xml: bool,
    unknown_values: bool | None,
    config: Config,
) -> Model:
    received = usage is not Usage.REQUEST
    match model:
        case ObjectModel():
            fields = tuple(_directed(field, usage) for field in model.fields)
            xml = model.xml
            if xml is not None and not in_xml:
                xml = None
                fields = tuple(replace(field, xml=None) for field in fields)
            return replace(
                model, usage=usage, is_error=is_error, fields=fields, xml=xml
            )
        case EnumModel():
            open_ = received and config.open_enums and len(model.values) > 1
            return replace(
                model,
                usage=usage,
                is_error=is_error,
                open=open_ if unknown_values is None else unknown_values,
            )
        case UnionModel():
            tagged = model.discriminator is not None and model.fallback is None
            open_ = received and config.open_unions and tagged
            if unknown_values is not None:
                open_ = unknown_values
            own = config.compatibility.unknown_members == "models"
            return replace(
                model,
                usage=usage,
                is_error=is_error,
                open=open_,
                unknown_member=own and open_ and model.discriminator is not None,
            )


def _directed(field: Field, usage: Usage) -> Field:
    """A field that one of the model's directions lacks cannot be required."""
    lacking = (field.read_only and usage is not Usage.RESPONSE) or (
        field.write_only and usage is not Usage.REQUEST
    )
    return (
        replace(field, required=False, default_suffices=False)
        if lacking and field.declared_required
        else field
    )
