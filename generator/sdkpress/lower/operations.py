"""Operations: parameters, body, responses, names and behaviour of each call.

Input: the operations of a `Spec`. Output: `Operation`s, and the models that exist because of them:
`<operation>::request` (its parameters and body), `::response` (a union of success bodies, or a page of
items) and `::globals`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from sdkpress.config.model import Config
from sdkpress.diagnostics.findings import Location, Sink
from sdkpress.frozen import dataclass
from sdkpress.ir.api import BodyForm, Operation
from sdkpress.ir.calls import Body, Pagination, Parameter, Response
from sdkpress.ir.ids import GroupPath, OperationId
from sdkpress.ir.models import ObjectModel
from sdkpress.lower.arguments import (
    flattened_model,
    lower_arguments,
    request_argument,
    security_argument,
    takes_request_object,
    visible,
)
from sdkpress.lower.bodies import lower_body, lower_response
from sdkpress.lower.chosen_names import chosen_method
from sdkpress.lower.content_choices import other_contents, with_choices
from sdkpress.lower.errors import declared_errors, is_error
from sdkpress.lower.extensions import (
    as_integer,
    as_text,
    deprecation,
    retry_policy,
    usage_example,
)
from sdkpress.lower.groups import places, without_stutter
from sdkpress.lower.lowering import SchemaLowering
from sdkpress.lower.merge_patch import patch_body
from sdkpress.lower.method_overrides import MethodOverrides
from sdkpress.lower.operation_models import (
    globals_model,
    is_enveloped,
    request_model,
    response_model,
)
from sdkpress.lower.pagination import KEY, Call, followed, pagination
from sdkpress.lower.pagination_rules import pagination_by_rules, rules_for
from sdkpress.lower.parameters import lower_parameters
from sdkpress.lower.schema_context import SchemaContext
from sdkpress.lower.security import (
    Requirements,
    effective_security,
    operation_security_models,
)
from sdkpress.lower.servers import completed
from sdkpress.spec.model import Operation as OperationObject

_FRAGMENT: Final = re.compile(r"#.*$", re.S)
_WORD: Final = re.compile(r"[A-Za-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What all operations of a document share."""

    security: Requirements | None
    globals: tuple[Parameter, ...]
    overrides: MethodOverrides


def lower_operation(
    lowering: SchemaLowering, operation: OperationObject, shared: Shared
) -> Operation:
    """One call with its models."""
    id_ = OperationId(operation.at)
    extensions = operation.extensions
    parameters = lower_parameters(lowering, operation.parameters, id_, shared.globals)
    shown = visible(parameters)
    body = _body(lowering, operation, bool(shown))
    at, sink = Location(lowering.spec.file, operation.at), lowering.sink
    retries = _extension(lowering, operation, "x-speakeasy-retries")
    naming = lowering.config.compatibility.naming
    operation_id = operation.operation_id or derived_id(operation, naming)
    groups = places(operation, lowering.spec.tags, lowering.config.groups)
    paging = _extension(lowering, operation, KEY)
    written = pagination(paging, at, sink)
    responses = _responses(lowering, operation, written is not None)
    own_models = _own_credentials(lowering, operation, shared)
    model = _flattened(lowering, operation, parameters, body)
    # Where the fields of bodies are arguments, what an operation says for itself is about those.
    limits = lowering.config
    limit = (
        limits.max_method_params
        if limits.flatten_requests
        else _limit(lowering, operation)
    )
    as_object = takes_request_object(lowering.config, body, parameters, limit)
    # The models are whole now.
    responses = tuple(with_choices(one, lowering.models) for one in responses)
    security, own_security = effective_security(
        operation, shared.security, lowering.spec
    )
    call = Call(parameters, body, responses, lowering.models)
    pages = _pages(lowering, operation, operation_id, written, call)
    globals_model(lowering, id_, parameters)
    return Operation(
        id=id_,
        operation_id=operation_id,
        method=operation.method,
        path=operation.path,
        url_path=_url_path(operation.path),
        groups=groups,
        arguments=(
            *security_argument(own_models),
            *(
                (request_argument(id_, parameters, body),)
                if as_object
                else lower_arguments(lowering.config, parameters, body, model)
            ),
        ),
        parameters=parameters,
        body=body,
        flattened=None if model is None or as_object else model.id,
        other_bodies=(
            ()
            if as_object
            else tuple(_other_bodies(lowering, operation, own_models, parameters, body))
        ),
        request_model=request_model(lowering, id_, parameters, body, as_object),
        response_model=response_model(lowering, id_, responses, pages),
        responses=responses,
        security=security,
        own_security=own_security,
        security_model=own_models[0].id if own_models else None,
        servers=completed(operation.servers or (), lowering.spec.file),
        pinned=chosen_method(lowering.config, operation_id)
        or as_text(extensions.get("x-speakeasy-name-override"))
        or shared.overrides.of(operation_id)
        or _short_name(lowering.config, operation, groups),
        summary=operation.summary,
        description=operation.description,
        deprecation=deprecation(operation.deprecated, extensions),
        retry=retry_policy(retries, at, sink),
        timeout_ms=as_integer(_extension(lowering, operation, "x-speakeasy-timeout")),
        pagination=pages,
        usage_example=usage_example(extensions.get("x-speakeasy-usage-example")),
        extensions=extensions,
    )


def _other_bodies(
    lowering: SchemaLowering,
    operation: OperationObject,
    own_models: tuple[ObjectModel, ...],
    parameters: Sequence[Parameter],
    body: Body | None,
) -> Iterator[BodyForm]:
    """The other content types that the caller may send, each with the arguments for it."""
    if body is None:
        return
    for content in other_contents(body, lowering.models):
        one = replace(body, contents=(content,))
        model = _flattened(lowering, operation, parameters, one)
        yield BodyForm(
            content=content,
            arguments=(
                *security_argument(own_models),
                *lower_arguments(lowering.config, parameters, one, model),
            ),
            flattened=None if model is None else model.id,
        )


def _url_path(path: str) -> str:
    """The path of the URL: without the fragment that tells paths apart, with a slash before it."""
    path = _FRAGMENT.sub("", path)
    return path if path.startswith("/") else f"/{path}"


def _own_credentials(
    lowering: SchemaLowering, operation: OperationObject, shared: Shared
) -> tuple[ObjectModel, ...]:
    """The models of credentials that this operation alone is given."""
    if lowering.config.compatibility.credentials != "models":
        return ()
    schemes = lowering.spec.security_schemes
    models = operation_security_models(operation, shared.security, schemes)
    lowering.models.update((model.id, model) for model in models)
    return models


def _short_name(
    config: Config, operation: OperationObject, groups: Sequence[GroupPath]
) -> str | None:
    """The name of a method that would repeat its group's."""
    if config.groups.stutter == "keep" or operation.operation_id is None:
        return None
    return without_stutter(operation.operation_id, groups)


def derived_id(operation: OperationObject, naming: str = "default") -> str:
    """A name for an operation without one: `get /pets/{petId}` is `get_pets_petId`, or `get_/pets/{petId}`
    with `naming: speakeasy`."""
    if naming == "speakeasy":
        return f"{operation.method}_{operation.path}"
    words = (operation.method, *_WORD.findall(operation.path))
    return "_".join(words)


def _extension(
    lowering: SchemaLowering, operation: OperationObject, key: str
) -> object:
    """The operation's own value, else that of its path item, else the document's."""
    for level in (
        operation.extensions,
        operation.path_extensions,
        lowering.spec.extensions,
    ):
        if key in level:
            return level[key]
    return None


def _body(
    lowering: SchemaLowering, operation: OperationObject, with_parameters: bool
) -> Body | None:
    """The request body. Written in place and alone, it is the operation's request."""
    if operation.request_body is None:
        return None
    apart = with_parameters or _names_bodies(lowering)
    short = "RequestBody" if apart else "Request"
    context = SchemaContext(parent=OperationId(operation.at), name_hint=short)
    body = lower_body(lowering, operation.request_body, context)
    lowering.finish()
    return patch_body(body, lowering.models)


def _names_bodies(lowering: SchemaLowering) -> bool:
    """Whether a body written in place is called one in any case."""
    compatibility = lowering.config.compatibility
    return (
        compatibility.naming == "speakeasy"
        and compatibility.inline_names == "first_come"
    )


def _pages(
    lowering: SchemaLowering,
    operation: OperationObject,
    operation_id: str,
    written: Pagination | None,
    call: Call,
) -> Pagination | None:
    """How the operation's pages follow each other: by the config, else by the document."""
    at, sink = Location(lowering.spec.file, operation.at), lowering.sink
    rules = rules_for(lowering.config, operation, operation_id)
    chosen = pagination_by_rules(rules, call, at, sink) if rules else None
    if chosen is not None or any(rule.type == "none" for rule in rules[:1]):
        return chosen
    if written is None:
        return None
    # Set for a whole document, it is meant for the calls that it fits.
    aimed = KEY in operation.extensions or KEY in operation.path_extensions
    return followed(written, call, at, sink if aimed else Sink())


def _responses(
    lowering: SchemaLowering, operation: OperationObject, in_pages: bool
) -> tuple[Response, ...]:
    declared = declared_errors(
        (
            lowering.spec.extensions,
            lowering.spec.paths_extensions,
            operation.path_extensions,
            operation.extensions,
        )
    )
    statuses = tuple(operation.responses)
    errors = {
        status: is_error(
            status,
            declared,
            statuses,
            default_is_success=lowering.config.compatibility.default_response
            == "success",
        )
        for status in statuses
    }
    good = [
        response
        for status, response in operation.responses.items()
        if not errors[status] and response.content
    ]
    in_model = lowering.config.compatibility.response_headers == "models" and any(
        response.headers for response in operation.responses.values()
    )
    enveloped = is_enveloped(lowering.config)
    beside = lowering.config.compatibility.naming == "speakeasy" and any(
        len(response.content) > 1 for response in good
    )
    several = len(good) > 1 or in_pages or in_model or enveloped or beside
    named = _names_bodies(lowering)
    short = "ResponseBody" if several or named else "Response"
    bad = "ResponseBody" if named else "Error"
    id_ = OperationId(operation.at)
    return tuple(
        lower_response(
            lowering,
            status,
            response,
            errors[status],
            SchemaContext(parent=id_, name_hint=bad if errors[status] else short),
        )
        for status, response in operation.responses.items()
    )


def _flattened(
    lowering: SchemaLowering,
    operation: OperationObject,
    parameters: Sequence[Parameter],
    body: Body | None,
) -> ObjectModel | None:
    limit = _limit(lowering, operation)
    # The body's model must be whole before its fields can be arguments.
    lowering.finish()
    return flattened_model(lowering.config, body, lowering.models, parameters, limit)


def _limit(lowering: SchemaLowering, operation: OperationObject) -> int | None:
    """How many arguments a method may have before some of them become one."""
    key = "x-speakeasy-max-method-params"
    limit = as_integer(_extension(lowering, operation, key))
    return lowering.config.max_method_params if limit is None else limit
