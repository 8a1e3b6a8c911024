"""Models that differ by direction: what is sent has no `readOnly` properties, what is received no `writeOnly` ones.

Input: lowered operations and models. Output: the same with a second model, `<schema>::input` or `<schema>::output`,
for each that travels both ways and holds such a property at any depth. Where the config keeps one class for both
directions nothing is changed; see `lower.usage` for what is required then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Literal

from sdkpress.ir.api import Argument, BodyForm, Operation
from sdkpress.ir.calls import Content, Response
from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import Field, Model, Naming, ObjectModel, Origin, UnionModel
from sdkpress.ir.types import ListOf, MapOf, Nullable, Ref, TupleOf, TypeRef
from sdkpress.ir.walk import dependency_graph, reachable, referenced

_Side = Literal["input", "output"]
_Moved = Mapping[ModelId, ModelId]


def split_directions(
    operations: tuple[Operation, ...],
    models: Mapping[ModelId, Model],
    kept: Iterable[ModelId],
) -> tuple[tuple[Operation, ...], dict[ModelId, Model]]:
    """Operations that name models of their direction, and the models. `kept` models stay in any case."""
    graph = dependency_graph(models)
    sent = reachable(graph, (id_ for one in operations for id_ in _sent(one)))
    received = reachable(graph, (id_ for one in operations for id_ in _received(one)))
    moved: dict[_Side, dict[ModelId, ModelId]] = {"input": {}, "output": {}}
    for id_ in models:
        if id_ not in sent or id_ not in received:
            continue
        below = [models[other] for other in reachable(graph, (id_,))]
        fields = [
            f for one in below if isinstance(one, ObjectModel) for f in one.fields
        ]
        if any(field.read_only for field in fields):
            moved["input"][id_] = ModelId(f"{id_}::input")
        if any(field.write_only for field in fields):
            moved["output"][id_] = ModelId(f"{id_}::output")
    if not moved["input"] and not moved["output"]:
        return operations, dict(models)
    changed = tuple(_directed(one, moved) for one in operations)
    copies: dict[ModelId, Model] = {}
    for id_, model in models.items():
        one_way: _Side | None = None
        if id_ not in received or id_ not in sent:
            one_way = "output" if id_ in received else "input"
        copies[id_] = _rewritten(model, moved[one_way]) if one_way else model
        for side, ids in moved.items():
            if id_ in ids:
                copies[ids[id_]] = _copy(model, side, ids)
    starts = [*kept]
    for one in changed:
        starts += [*_sent(one), *_received(one)]
    used = reachable(dependency_graph(copies), starts)
    gone = {id_ for ids in moved.values() for id_ in ids if id_ not in used}
    return changed, {id_: m for id_, m in copies.items() if id_ not in gone}


def _sent(operation: Operation) -> Iterable[ModelId]:
    if operation.request_model is not None:
        yield operation.request_model
    yield from referenced(p.type for p in operation.parameters)
    if operation.body is not None:
        yield from referenced(c.type for c in operation.body.contents)


def _received(operation: Operation) -> Iterable[ModelId]:
    if operation.response_model is not None:
        yield operation.response_model
    for response in operation.responses:
        yield from referenced(c.type for c in response.contents)
        yield from referenced(h.type for h in response.headers)


def _directed(operation: Operation, moved: Mapping[_Side, _Moved]) -> Operation:
    """An operation whose request and whose answers name the models of their direction."""
    there, back = _renamer(moved["input"]), _renamer(moved["output"])

    def of_argument(argument: Argument) -> Argument:
        field = argument.field
        changed = None if field is None else replace(field, type=there(field.type))
        return replace(argument, type=there(argument.type), field=changed)

    def of_response(response: Response) -> Response:
        return replace(response, contents=_retyped(response.contents, back))

    def of_arguments(arguments: Iterable[Argument]) -> tuple[Argument, ...]:
        return tuple(
            of_argument(argument)
            for argument in arguments
            if argument.field is None or not argument.field.read_only
        )

    def of_flattened(id_: ModelId | None) -> ModelId | None:
        return None if id_ is None else moved["input"].get(id_, id_)

    def of_form(form: BodyForm) -> BodyForm:
        return BodyForm(
            content=replace(form.content, type=there(form.content.type)),
            arguments=of_arguments(form.arguments),
            flattened=of_flattened(form.flattened),
        )

    body = operation.body
    if body is not None:
        body = replace(body, contents=_retyped(body.contents, there))
    return replace(
        operation,
        body=body,
        flattened=of_flattened(operation.flattened),
        other_bodies=tuple(map(of_form, operation.other_bodies)),
        parameters=tuple(replace(p, type=there(p.type)) for p in operation.parameters),
        arguments=of_arguments(operation.arguments),
        responses=tuple(map(of_response, operation.responses)),
    )


def _retyped(
    contents: Iterable[Content], rename: Callable[[TypeRef], TypeRef]
) -> tuple[Content, ...]:
    return tuple(replace(one, type=rename(one.type)) for one in contents)


def _copy(model: Model, side: _Side, moved: _Moved) -> Model:
    """A model of one direction, called after the other."""
    copy = _rewritten(model, moved)
    if isinstance(copy, ObjectModel):
        copy = replace(copy, fields=tuple(_of_side(copy.fields, side)))
    naming, suffix = model.naming, side.capitalize()
    parent = ModelId(naming.parent or "")
    naming = replace(naming, parent=moved.get(parent, naming.parent))
    return replace(copy, id=moved[model.id], naming=_called(naming, suffix))


def _called(naming: Naming, suffix: str) -> Naming:
    if naming.pinned is not None:
        return replace(naming, pinned=f"{naming.pinned}{suffix}")
    if naming.origin is Origin.COMPONENT:
        return replace(naming, component=f"{naming.component}_{suffix}")
    return naming


def _of_side(fields: Iterable[Field], side: _Side) -> Iterable[Field]:
    for field in fields:
        if not (field.read_only if side == "input" else field.write_only):
            yield field


def _rewritten(model: Model, moved: _Moved) -> Model:
    """A model that refers to the models of its direction."""
    rename = _renamer(moved)
    match model:
        case ObjectModel():
            extra = model.additional
            return replace(
                model,
                fields=tuple(replace(f, type=rename(f.type)) for f in model.fields),
                additional=None if extra is None else rename(extra),
            )
        case UnionModel():
            rewritten = model.discriminator
            if rewritten is not None:
                mapping = tuple(
                    (tag, rename(target)) for tag, target in rewritten.mapping
                )
                rewritten = replace(rewritten, mapping=mapping)
            other = model.fallback
            return replace(
                model,
                members=tuple(map(rename, model.members)),
                discriminator=rewritten,
                fallback=None if other is None else rename(other),
            )
        case _:
            return model


def _renamer(moved: _Moved) -> Callable[[TypeRef], TypeRef]:
    def rename(type_: TypeRef) -> TypeRef:
        match type_:
            case Ref():
                return Ref(moved.get(type_.model, type_.model))
            case ListOf():
                return replace(type_, item=rename(type_.item))
            case TupleOf():
                rest = None if type_.rest is None else rename(type_.rest)
                return replace(type_, items=tuple(map(rename, type_.items)), rest=rest)
            case MapOf():
                return MapOf(rename(type_.value))
            case Nullable():
                return Nullable(rename(type_.of))
            case _:
                return type_

    return rename
