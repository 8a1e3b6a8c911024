"""The pass `lower`: a `Spec` becomes the `Api`, facts without any Python in them.

Input: a `Spec` with symbolic references, and the config. Output: an `Api` with the operations that are not
ignored and the models they reach. Every operation stays: what no type expresses is `Unknown`, and reported.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from sdkpress.config.model import Config
from sdkpress.diagnostics.findings import Sink
from sdkpress.ir.api import Api, Operation
from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import Model
from sdkpress.ir.walk import referenced
from sdkpress.lower.chosen_names import report_unused, with_chosen_names
from sdkpress.lower.error_models import split_errors, used_models
from sdkpress.lower.groups import group_tree
from sdkpress.lower.lowering import SchemaLowering
from sdkpress.lower.merge_patch import name_patches
from sdkpress.lower.method_overrides import method_overrides
from sdkpress.lower.one_way_models import split_directions
from sdkpress.lower.operation_models import client_globals_model
from sdkpress.lower.operations import Shared, derived_id, lower_operation
from sdkpress.lower.pagination_detection import report_unsaid_pages
from sdkpress.lower.parameters import lower_globals
from sdkpress.lower.references import Resolver
from sdkpress.lower.schema_context import SchemaContext
from sdkpress.lower.schemas import schema_lowering
from sdkpress.lower.security import (
    client_security_models,
    global_security,
    schemes_in_use,
    security_models,
    with_forgotten_security,
)
from sdkpress.lower.servers import document_servers
from sdkpress.lower.usage import resolve_usage
from sdkpress.lower.webhooks import webhook_event
from sdkpress.spec.model import Operation as OperationObject
from sdkpress.spec.model import Schema, Spec

__all__ = ["lower"]


def lower(spec: Spec, config: Config, sink: Sink) -> Api:
    """Everything a document says, by id, with wire names."""
    spec = with_forgotten_security(spec, config)
    naming = config.compatibility.naming
    resolver = Resolver(spec, config, sink)
    kept = tuple(operation for operation in spec.operations if not operation.ignored)
    hooks = tuple(operation for operation in spec.webhooks if not operation.ignored)
    multipart = frozenset(_multipart_bodies(resolver, (*kept, *hooks)))
    lowering = schema_lowering(resolver, multipart)
    security = global_security(spec, kept)
    shared = Shared(
        security=security,
        globals=lower_globals(lowering),
        overrides=method_overrides(
            resolver,
            (one.operation_id or derived_id(one, naming) for one in (*kept, *hooks)),
        ),
    )
    operations = tuple(lower_operation(lowering, one, shared) for one in kept)
    webhooks = tuple(lower_operation(lowering, one, shared) for one in hooks)
    event = webhook_event(lowering, hooks) if config.webhook_events else None
    included = _include(lowering)
    lowering.finish()
    models: dict[ModelId, Model] = {
        id_: model for id_, model in lowering.models.items() if model is not None
    }
    extra = (*included, *_hook_models(webhooks))
    models = name_patches(models, (*extra, *used_models(operations)))
    models = with_chosen_names(models, config)
    report_unused(resolver, (one.operation_id for one in operations), models)
    if config.errors_namespace != config.models_namespace:
        operations, models = split_errors(operations, models, extra)
    if config.compatibility.one_way_models == "split":
        operations, models = split_directions(operations, models, extra)
    report_unsaid_pages(operations, models, config, spec.file, sink)
    client_globals = client_globals_model(config, shared.globals)
    if client_globals is not None:
        models[client_globals.id] = client_globals
    schemes = schemes_in_use(spec.security_schemes, security, operations)
    as_models = config.compatibility.credentials == "models"
    if as_models and security:
        credentials = client_security_models(security, spec.security_schemes)
    else:
        credentials = security_models(schemes)
    if as_models or config.compatibility.operation_models != "none":
        models.update((model.id, model) for model in credentials)
    return Api(
        file=spec.file,
        title=spec.info.title,
        version=spec.info.version,
        summary=spec.info.summary,
        description=spec.info.description,
        operations=operations,
        groups=group_tree(operations, spec.tags, config.groups.names or {}),
        models=MappingProxyType(
            resolve_usage(
                models,
                operations,
                webhooks,
                event,
                lowering.store.unknown_values,
                config,
            )
        ),
        servers=document_servers(spec, config),
        security_schemes=spec.security_schemes,
        security=security,
        globals=shared.globals,
        globals_model=None if client_globals is None else client_globals.id,
        security_model=credentials[0] if credentials else None,
        schemes=schemes,
        webhooks=webhooks,
        webhook_event=event,
        operations_in_document=len(kept),
    )


def _multipart_bodies(
    resolver: Resolver, operations: Iterable[OperationObject]
) -> Iterable[str]:
    """The schemas that are multipart bodies somewhere: their binary properties are files everywhere."""
    for operation in operations:
        body = operation.request_body
        if body is None:
            continue
        for name, media in body.content.items():
            if name.lower().startswith("multipart/") and media.schema is not None:
                yield resolver.follow(media.schema).at


def _include(lowering: SchemaLowering) -> tuple[ModelId, ...]:
    """x-speakeasy-include: components that no operation refers to and that are wanted all the same."""
    types = [
        lowering.type_of(Schema(at=pointer, ref=pointer), SchemaContext())
        for pointer, schema in lowering.spec.schemas.items()
        if schema.extensions.get("x-speakeasy-include") is True
    ]
    return tuple(referenced(types))


def _hook_models(webhooks: Iterable[Operation]) -> Iterable[ModelId]:
    for operation in webhooks:
        if operation.body is not None:
            yield from referenced(content.type for content in operation.body.contents)
