"""Fields, arguments and results as the code has them.

Input: a model or an operation. Output: rows made from its signature: name, type, whether it is required, and its
default where that is neither None nor UNSET, which the type tells already.
"""

from __future__ import annotations

from collections.abc import Iterator

from sdkpress.docs.annotations import annotation_text, code_span
from sdkpress.docs.example_cells import example_cell
from sdkpress.docs.field_tables import FieldRow
from sdkpress.ir.api import Operation
from sdkpress.ir.models import ObjectModel
from sdkpress.ir.types import MapOf
from sdkpress.python.annotate import Annotator
from sdkpress.python.fields import FieldSignature
from sdkpress.python.nodes import Group, Pair, Text, source, subscript
from sdkpress.python.signature import field_signatures
from sdkpress.python.symbols import DICT
from sdkpress.snippets.call_arguments import argument_examples
from sdkpress.snippets.operation_snippets import OperationSnippets

_NOT_GIVEN = ("", "None", "UNSET")


def model_rows(
    annotator: Annotator, model: ObjectModel, base: str
) -> Iterator[FieldRow]:
    """The fields of a model's class."""
    context = annotator.context
    for signature in field_signatures(model, annotator):
        field = signature.field
        assert field is not None
        example = example_cell(context, field.type, field.examples)
        yield _row(annotator, signature, base, example)
    if model.additional is not None:
        extra = subscript(DICT, Text("str"), annotator.read(model.additional))
        yield FieldRow(
            name="__pydantic_extra__",
            type=annotation_text(context, extra, base),
            required=False,
            description="Properties that the document does not name.",
            example=example_cell(context, MapOf(model.additional), model.examples),
        )


def parameter_rows(
    snippets: OperationSnippets, operation: Operation, base: str
) -> Iterator[FieldRow]:
    """The arguments of a method, and the options that every method takes."""
    signature = snippets.signature(operation)
    with_examples = False
    for parameter in signature.arguments:
        argument = parameter.argument
        assert argument is not None
        examples = argument_examples(operation, argument)
        example = example_cell(snippets.context, argument.type, examples)
        with_examples = with_examples or bool(example)
        yield _row(snippets.annotator, parameter, base, example)
    server = operation.servers[0].url if operation.servers and with_examples else ""
    for option in signature.options:
        example = server if option.name == "server_url" else ""
        yield _row(snippets.annotator, option, base, example)


def _row(
    annotator: Annotator, signature: FieldSignature, base: str, example: str
) -> FieldRow:
    argument, default = signature.argument, _default(signature)
    origin = signature.field or (argument.parameter if argument is not None else None)
    return FieldRow(
        name=signature.name,
        type=annotation_text(annotator.context, signature.annotation, base),
        required=signature.required,
        default="" if default in _NOT_GIVEN else code_span(default),
        description=_description(signature),
        deprecation=origin.deprecation if origin is not None else None,
        example=example,
    )


def _description(signature: FieldSignature) -> str | None:
    """The description with what the server takes for a value that is not given."""
    value = signature.server_default
    if value is None:
        return signature.description
    return f"{signature.description or ''} Default: {code_span(value)}.".lstrip()


def _default(signature: FieldSignature) -> str:
    """The default as source; of one that is made for each instance, what makes it."""
    match signature.default:
        case None:
            return ""
        case Group("pydantic.Field(", (Pair("default_factory=lambda: ", value),)):
            return source(value)
        case default:
            return source(default)


def response_text(snippets: OperationSnippets, operation: Operation, base: str) -> str:
    """What the method returns, and what the async one gives where that is another type; empty for None."""
    context = snippets.context
    sync = snippets.signature(operation).result
    async_ = snippets.async_result(operation)
    if source(sync) == "None":
        return ""
    text = f"**{annotation_text(context, sync, base)}**"
    if source(async_) == source(sync):
        return text
    return f"{text}; asynchronous: **{annotation_text(context, async_, base)}**"
