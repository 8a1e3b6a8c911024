"""The pages of groups: what each operation does, a call of it, its parameters, its response and its errors.

Input: the API, its names and the dialect. Output: one view for each group that has operations.
"""

from __future__ import annotations

from sdkpress.docs.cells import type_cell
from sdkpress.docs.example_cells import example_cell
from sdkpress.docs.markdown import deprecation_note, one_line, prose, struck
from sdkpress.docs.model_pages import base_of, field_row, rows_to_table
from sdkpress.docs.tables import table
from sdkpress.docs.views import OperationSection, SdkPage, UsageExample
from sdkpress.ir.api import Argument, ArgumentKind, Group, Operation
from sdkpress.ir.ids import ModelId
from sdkpress.ir.paths import walk
from sdkpress.ir.types import Ref, TypeRef
from sdkpress.ir.walk import named_model
from sdkpress.python.context import GenerationContext
from sdkpress.python.signature import ordered
from sdkpress.snippets.call_arguments import argument_examples
from sdkpress.snippets.operation_snippets import OperationSnippets
from sdkpress.snippets.response_handling import (
    ResponseHandling,
    response_handling,
    result_type,
)
from sdkpress.snippets.type_text import type_text

PARAMETER_HEAD = ("Parameter", "Type", "Required", "Description")
ERROR_HEAD = ("Error Type", "Status Code", "Content Type")

_RETRIES = "Configuration to override the default retry behavior of the client."
_SERVER = "An optional server URL to use."
_REQUEST = "The request object to use for the request."
_ANY_ERROR = ("4XX, 5XX", "\\*/\\*")


def sdk_page(
    context: GenerationContext,
    snippets: OperationSnippets,
    group: Group,
    operations: tuple[Operation, ...],
) -> SdkPage:
    """The page of a group with these operations."""
    name = context.names.groups[group.path]
    base = base_of(name.page)
    return SdkPage(
        title=_heading(context, group),
        path=".".join(name.attributes) if context.dialect.group_paths else "",
        description=prose(context, group.description),
        entries=tuple(_entry(context, operation) for operation in operations),
        sections=tuple(_section(snippets, group, o, base) for o in operations),
    )


def _heading(context: GenerationContext, group: Group) -> str:
    """The dotted path of the group, or its class where its path stands below."""
    name = context.names.groups[group.path]
    return name.class_name if context.dialect.group_paths else name.title


def _entry(context: GenerationContext, operation: Operation) -> str:
    """The line of an operation in the list of operations."""
    name = context.names.operations[operation.id]
    link = f"[{struck(name, operation.deprecation)}](#{name})"
    summary = one_line(prose(context, operation.summary or operation.description))
    text = f"{link} - {summary}" if summary else link
    return text if operation.deprecation is None else f"{text} :warning: **Deprecated**"


def _section(
    snippets: OperationSnippets, group: Group, operation: Operation, base: str
) -> OperationSection:
    context = snippets.context
    return OperationSection(
        heading=struck(context.names.operations[operation.id], operation.deprecation),
        description=prose(context, operation.description or operation.summary),
        deprecation=deprecation_note(context, operation.deprecation),
        examples=_examples(snippets, group, operation),
        parameters=parameters_table(context, operation, base),
        response=response_text(context, operation, base),
        errors=errors_table(context, operation),
    )


def _examples(
    snippets: OperationSnippets, group: Group, operation: Operation
) -> tuple[UsageExample, ...]:
    names = snippets.examples(operation)
    return tuple(
        UsageExample(
            heading=(
                f"Example Usage: {one_line(name)}"
                if len(names) > 1
                else "Example Usage"
            ),
            comment=_comment(snippets.context, operation, name),
            code=snippets.program(operation, name, group=group.path),
        )
        for name in names
    )


def _comment(context: GenerationContext, operation: Operation, name: str) -> str:
    """The comment that tells programs whose snippet follows."""
    if not context.dialect.snippet_comment:
        return ""
    facts = [
        ("language", "python"),
        ("operationID", operation.operation_id),
        ("method", operation.method),
        ("path", operation.path),
    ]
    if name and context.dialect.snippet_example_names:
        facts.append(("example", name))
    text = " ".join(f'{key}="{_attribute(value)}"' for key, value in facts)
    return f"<!-- UsageSnippet {text} -->"


def _attribute(value: str) -> str:
    """Text between the quotes of a comment's attribute: it ends neither."""
    return one_line(value).replace('"', "&quot;").replace("-->", "--&gt;")


def parameters_table(
    context: GenerationContext, operation: Operation, base: str
) -> str:
    rows = [
        _argument(context, operation, a, base) for a in ordered(operation.arguments)
    ]
    if not rows and operation.request_model and context.dialect.request_row:
        rows.append(_request_row(context, operation.request_model, base))
    link = f"[Optional[utils.RetryConfig]]({base}models/utils/retryconfig.md)"
    rows.append(field_row(context, "retries", link, False, _RETRIES, None, ""))
    with_examples = any(row[4] for row in rows)
    if operation.servers:
        placeholder = context.dialect.placeholder_server
        url = "http://localhost:8080" if placeholder else operation.servers[0].url
        example = url if with_examples else ""
        optional = "*Optional[str]*"
        rows.append(
            field_row(context, "server_url", optional, False, _SERVER, None, example)
        )
    return rows_to_table(PARAMETER_HEAD, rows)


def _argument(
    context: GenerationContext, operation: Operation, argument: Argument, base: str
) -> tuple[str, ...]:
    description = argument.description
    whole = argument.kind is ArgumentKind.BODY
    is_request = whole and context.dialect.request_row and not operation.parameters
    if is_request or (description is None and whole):
        description = None if operation.parameters else _REQUEST
    required = argument.required or is_request
    source = argument.parameter or argument.field
    return field_row(
        context,
        context.names.arguments[operation.id, argument.key].shown,
        type_cell(context, argument.type, base, required=required, sent=True),
        required,
        description,
        source.deprecation if source is not None else None,
        example_cell(context, argument.type, argument_examples(operation, argument)),
    )


def _request_row(
    context: GenerationContext, model: ModelId, base: str
) -> tuple[str, ...]:
    """The originals show an argument where every parameter hides in the client."""
    type_ = type_cell(context, Ref(model), base, required=True, sent=True)
    return field_row(context, "request", type_, True, _REQUEST, None, "")


def response_text(context: GenerationContext, operation: Operation, base: str) -> str:
    """What the call gives, linked to the page of its class; empty where it gives nothing."""
    result = result_type(context, operation)
    if result is None:
        return ""
    text = type_text(context, result, sent=False)
    plain = isinstance(result, Ref)
    match response_handling(context, operation):
        case ResponseHandling.STREAM:
            plain = False
            text = (
                f"Union[eventstreaming.EventStream[{text}],"
                f" eventstreaming.EventStreamAsync[{text}]]"
            )
        case ResponseHandling.PAGES if not context.dialect.page_models:
            text = _page_text(context, operation, result, text)
        case ResponseHandling.DOWNLOAD:
            return "Union[BinaryResponse, AsyncBinaryResponse]"
        case ResponseHandling.OPTIONAL if not context.dialect.asserted_results:
            text = f"Optional[{text}]"
        case _:
            pass
    page = _page_of(context, result, plain)
    return f"[{text}]({base}{page})" if page else text


def _page_text(
    context: GenerationContext, operation: Operation, result: TypeRef, text: str
) -> str:
    """The pages of both clients, with the type of their items where it is known."""
    paging = operation.pagination
    items = None
    if paging is not None and paging.results is not None:
        items = walk(context.api.models, result, paging.results)
    if items is not None and items.item is not None:
        text += f", {type_text(context, items.item, sent=False)}"
    return f"Union[utils.Page[{text}], utils.AsyncPage[{text}]]"


def _page_of(context: GenerationContext, result: TypeRef, plain: bool) -> str:
    if not plain and context.dialect.dead_links:
        return "models/.md"
    model = named_model(result)
    return "" if model is None else context.name(model).page


def errors_table(context: GenerationContext, operation: Operation) -> str:
    """The error classes with their statuses; one row a class, the default error last."""
    codes: dict[tuple[str, str], list[str]] = {}
    for response in operation.responses:
        if not response.is_error:
            continue
        for content in response.contents[:1]:
            if isinstance(content.type, Ref):
                text = context.class_text(content.type.model)
                codes.setdefault((text, content.media_type), []).append(response.status)
    rows = [(text, ", ".join(some), media) for (text, media), some in codes.items()]
    names = context.names.client
    default = f"{context.config.errors_namespace}.{names.default_error}"
    return table(ERROR_HEAD, [*rows, (default, *_ANY_ERROR)])
