"""Arguments: the flat keyword arguments of an operation's method.

Input: parameters and the body of an operation. Output: `Argument`s in order (parameters, then the body's
fields or the body as a whole), and the model whose fields they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sdkpress.config.model import Config
from sdkpress.ir.api import Argument, ArgumentKind
from sdkpress.ir.calls import Body, Parameter
from sdkpress.ir.ids import ModelId, OperationId
from sdkpress.ir.models import Field, Model, ObjectModel
from sdkpress.ir.types import MapOf, Ref
from sdkpress.lower.bodies import body_model


def visible(parameters: Sequence[Parameter]) -> tuple[Parameter, ...]:
    """The parameters that a caller gives; hidden ones come from the client alone."""
    return tuple(parameter for parameter in parameters if not parameter.hidden)


def flattened_model(
    config: Config,
    body: Body | None,
    models: Mapping[ModelId, Model | None],
    parameters: Sequence[Parameter],
    limit: int | None,
) -> ObjectModel | None:
    """The model whose fields are arguments: the body's, where it is a plain object."""
    if body is None:
        return None
    first = body.contents[0]
    if not first.kind.has_fields:
        return None
    ref = body_model(first)
    model = None if ref is None or ref != first.type else models.get(ref.model)
    if not isinstance(model, ObjectModel):
        return None
    if not model.fields and model.additional is None:
        return None
    if not body.required and config.compatibility.optional_bodies == "whole":
        needed = (p.declared_required and not p.is_global for p in parameters)
        if not any(needed):
            return None
    if config.flatten_requests:
        return model
    if config.compatibility.request_objects == "many_parameters":
        return None
    count = len(visible(parameters)) + len(model.fields)
    return model if limit is not None and count <= limit else None


def takes_request_object(
    config: Config,
    body: Body | None,
    parameters: Sequence[Parameter],
    limit: int | None,
) -> bool:
    """Whether a method takes its parameters and body as one model. Those of the client count, and so does a
    body whose fields are no arguments; a body alone is no more than itself."""
    if config.compatibility.request_objects == "none" or limit is None:
        return False
    if not visible(parameters) or (body is not None and config.flatten_requests):
        return False
    return len(parameters) + (body is not None) > limit


def request_model_id(operation: OperationId) -> ModelId:
    """The model of an operation's parameters and body."""
    return ModelId(f"{operation}::request")


def request_argument(
    operation: OperationId, parameters: Sequence[Parameter], body: Body | None
) -> Argument:
    """The argument for everything; needed where some part is."""
    given = [_of_parameter(parameter) for parameter in visible(parameters)]
    return Argument(
        key="request",
        kind=ArgumentKind.REQUEST,
        type=Ref(request_model_id(operation)),
        required=any(argument.required for argument in given)
        or (body is not None and body.required),
    )


def security_argument(models: Sequence[ObjectModel]) -> tuple[Argument, ...]:
    """The argument that takes an operation's own credentials; the first model is the whole of them."""
    if not models:
        return ()
    return (
        Argument(
            key="security",
            kind=ArgumentKind.SECURITY,
            type=Ref(models[0].id),
            required=True,
        ),
    )


def lower_arguments(
    config: Config,
    parameters: Sequence[Parameter],
    body: Body | None,
    model: ObjectModel | None,
) -> tuple[Argument, ...]:
    """All arguments in declaration order."""
    arguments = [_of_parameter(parameter) for parameter in visible(parameters)]
    # Where optional bodies are taken whole, the fields of one that is not are needed as it needs them.
    whole = config.compatibility.optional_bodies == "whole"
    if model is not None and body is not None:
        arguments += [
            _of_field(field, body.required or whole)
            for field in model.fields
            if not field.read_only
        ]
        if model.additional is not None:
            arguments.append(
                Argument(
                    key="body:*",
                    kind=ArgumentKind.EXTRA,
                    type=MapOf(model.additional),
                    required=False,
                )
            )
    elif body is not None:
        arguments.append(
            Argument(
                key="body",
                kind=ArgumentKind.BODY,
                type=body.contents[0].type,
                required=body.required,
                description=body.description,
            )
        )
    return tuple(arguments)


def _of_parameter(parameter: Parameter) -> Argument:
    return Argument(
        key=f"{parameter.location}:{parameter.wire}",
        kind=ArgumentKind.PARAMETER,
        type=parameter.type,
        required=parameter.required and not parameter.is_global,
        default=parameter.default,
        description=parameter.description,
        parameter=parameter,
    )


def _of_field(field: Field, body_required: bool) -> Argument:
    return Argument(
        key=f"body:{field.wire}",
        kind=ArgumentKind.FIELD,
        type=field.type,
        required=field.required and body_required,
        default=field.default,
        description=field.description,
        field=field,
    )
