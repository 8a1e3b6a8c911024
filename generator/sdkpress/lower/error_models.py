"""Error bodies as classes of their own, where the config keeps errors apart from models.

Input: lowered operations and models. Output: the same with each object that is the body of an error
response under a second id, `<schema>::error`; the first goes if nothing else refers to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sdkpress.ir.api import Operation
from sdkpress.ir.calls import Content, Response
from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import Model, ObjectModel
from sdkpress.ir.types import Ref, bare, nullable
from sdkpress.ir.walk import dependency_graph, reachable, referenced
from sdkpress.lower.usage import error_bodies


def split_errors(
    operations: tuple[Operation, ...],
    models: Mapping[ModelId, Model],
    kept: Iterable[ModelId],
) -> tuple[tuple[Operation, ...], dict[ModelId, Model]]:
    """Operations that name error models, and the models with them. `kept` models stay in any case."""
    bodies = {
        id_
        for id_ in error_bodies(operations)
        if isinstance(models.get(id_), ObjectModel)
    }
    error_models = {id_: ModelId(f"{id_}::error") for id_ in models if id_ in bodies}
    changed = tuple(_with_errors(operation, error_models) for operation in operations)
    graph = dependency_graph(models)
    starts = [*kept, *used_models(changed)]
    starts.extend(d for id_ in error_models for d in graph[id_])
    used = reachable(graph, starts)
    gone = {
        id_: error_model for id_, error_model in error_models.items() if id_ not in used
    }
    kept_models: dict[ModelId, Model] = {}
    for id_, model in models.items():
        moved = gone.get(ModelId(model.naming.parent or ""))
        if moved is not None:
            model = replace(model, naming=replace(model.naming, parent=moved))
        if id_ in error_models:
            kept_models[error_models[id_]] = replace(model, id=error_models[id_])
        if id_ not in gone:
            kept_models[id_] = model
    return changed, kept_models


def used_models(operations: Iterable[Operation]) -> Iterable[ModelId]:
    """The models that operations name: what they take and what they give."""
    for operation in operations:
        for model in (operation.request_model, operation.response_model):
            if model is not None:
                yield model
        yield from referenced(p.type for p in operation.parameters)
        if operation.body is not None:
            yield from referenced(c.type for c in operation.body.contents)
        for response in operation.responses:
            yield from referenced(c.type for c in response.contents)
            yield from referenced(h.type for h in response.headers)


def _with_errors(
    operation: Operation, error_models: Mapping[ModelId, ModelId]
) -> Operation:
    def of_content(content: Content) -> Content:
        body = bare(content.type)
        if not isinstance(body, Ref) or body.model not in error_models:
            return content
        error_model = Ref(error_models[body.model])
        return replace(
            content, type=error_model if body == content.type else nullable(error_model)
        )

    def of_response(response: Response) -> Response:
        if not response.is_error:
            return response
        contents = tuple(of_content(content) for content in response.contents)
        return replace(response, contents=contents)

    responses = tuple(of_response(response) for response in operation.responses)
    return replace(operation, responses=responses)
