"""Fields, arguments and results in short, as the original pages list them.

Input: a model or an operation. Output: rows and text with simpler types than the code's; of the options that every
call takes, `retries` alone. `docs.signature_rows` lists what the code has.
"""

from __future__ import annotations

from collections.abc import Iterator

from sdkpress.docs.example_cells import example_cell
from sdkpress.docs.field_tables import FieldRow
from sdkpress.docs.retry_page import RETRY_PAGE
from sdkpress.docs.short_types import type_cell, type_text
from sdkpress.ir.api import Argument, ArgumentKind, Operation
from sdkpress.ir.models import Model, ObjectModel, Usage
from sdkpress.ir.types import MapOf, Ref, TypeRef
from sdkpress.python.context import GenerationContext
from sdkpress.python.signature import ordered
from sdkpress.snippets.call_arguments import argument_examples
from sdkpress.snippets.result_kinds import ResultKind, reference_kind

_RETRIES = "Configuration to override the default retry behavior of the client."
_SERVER = "An optional server URL to use."
_LOCAL = "http://localhost:8080"
_REQUEST = "The request object to use for the request."


def is_sent(model: Model) -> bool:
    """Whether bytes in the model are uploaded rather than downloaded."""
    return model.usage is not Usage.RESPONSE


def model_rows(
    context: GenerationContext, model: ObjectModel, base: str
) -> Iterator[FieldRow]:
    """The fields of a model."""
    for field in model.fields:
        yield FieldRow(
            name=context.names.fields[model.id, field.wire],
            type=type_cell(
                context, field.type, base, required=field.required, sent=is_sent(model)
            ),
            required=field.required,
            description=field.description,
            deprecation=field.deprecation,
            example=example_cell(context, field.type, field.examples),
        )
    if model.additional is not None:
        type_ = MapOf(model.additional)
        yield FieldRow(
            name="__pydantic_extra__",
            type=type_cell(context, type_, base, required=False, sent=is_sent(model)),
            required=False,
            example=example_cell(context, type_, model.examples),
        )


def parameter_rows(
    context: GenerationContext, operation: Operation, base: str
) -> list[FieldRow]:
    """The arguments of a call."""
    rows = [
        _argument(context, operation, argument, base)
        for argument in ordered(operation.arguments)
    ]
    if not rows and operation.request_model and context.dialect.request_row:
        # The originals show an argument where every parameter hides in the client.
        request = Ref(operation.request_model)
        type_ = type_cell(context, request, base, required=True, sent=True)
        rows.append(
            FieldRow(name="request", type=type_, required=True, description=_REQUEST)
        )
    rows.append(
        FieldRow(
            name="retries",
            type=f"[Optional[utils.RetryConfig]]({base}{RETRY_PAGE})",
            required=False,
            description=_RETRIES,
        )
    )
    if operation.servers:
        with_examples = any(row.example for row in rows)
        placeholder = context.dialect.placeholder_server
        server = _LOCAL if placeholder else operation.servers[0].url
        rows.append(
            FieldRow(
                name="server_url",
                type="*Optional[str]*",
                required=False,
                description=_SERVER,
                example=server if with_examples else "",
            )
        )
    return rows


def _argument(
    context: GenerationContext, operation: Operation, argument: Argument, base: str
) -> FieldRow:
    description = argument.description
    whole = argument.kind in (ArgumentKind.BODY, ArgumentKind.REQUEST)
    if argument.kind is ArgumentKind.REQUEST:
        description = _REQUEST
    is_request = whole and context.dialect.request_row and not operation.parameters
    if is_request or (description is None and whole):
        description = None if operation.parameters else _REQUEST
    required = argument.required or is_request
    source = argument.parameter or argument.field
    return FieldRow(
        name=context.names.arguments[operation.id, argument.key].shown,
        type=type_cell(context, argument.type, base, required=required, sent=True),
        required=required,
        description=description,
        deprecation=source.deprecation if source is not None else None,
        example=example_cell(
            context, argument.type, argument_examples(operation, argument)
        ),
    )


def response_text(context: GenerationContext, operation: Operation, base: str) -> str:
    """What the call gives; one without a class of its own leads to `models/.md`, as in the originals."""
    result = _result(operation)
    kind = reference_kind(operation)
    if result is None or kind is ResultKind.NOTHING:
        return ""
    text = type_text(context, result, sent=False)
    page = context.name(result.model).page if isinstance(result, Ref) else "models/.md"
    if kind is ResultKind.STREAM:
        page = "models/.md"
        text = (
            f"Union[eventstreaming.EventStream[{text}],"
            f" eventstreaming.EventStreamAsync[{text}]]"
        )
    return f"**[{text}]({base}{page})**"


def _result(operation: Operation) -> TypeRef | None:
    """The type of the result (of a stream: of one item); None where there is none."""
    if operation.response_model is not None:
        return Ref(operation.response_model)
    success = operation.success
    return success.contents[0].type if success and success.contents else None
