"""The pages of groups: what each operation does, a call of it, its parameters, its answer and its errors.

Input: the API, its names and the dialect. Output: one view for each group that has operations.
"""

from __future__ import annotations

from sdkpress.docs.cells import type_cell, type_text
from sdkpress.docs.example_cells import example_cell
from sdkpress.docs.lookup import Lookup
from sdkpress.docs.markdown import deprecation_note, one_line, prose, struck
from sdkpress.docs.model_pages import base_of, field_row, rows_to_table
from sdkpress.docs.outcomes import ResponseHandling, outcome_of, result_of
from sdkpress.docs.tables import table
from sdkpress.docs.views import OperationSection, SdkPage, UsageExample
from sdkpress.ir.api import Argument, ArgumentKind, Group, Operation
from sdkpress.ir.ids import ModelId
from sdkpress.ir.paths import walk
from sdkpress.ir.types import Ref, TypeRef
from sdkpress.ir.walk import named_model
from sdkpress.snippets.call_arguments import argument_examples, ordered
from sdkpress.snippets.calls import example_names, program, snippet

PARAMETER_HEAD = ("Parameter", "Type", "Required", "Description")
ERROR_HEAD = ("Error Type", "Status Code", "Content Type")

_RETRIES = "Configuration to override the default retry behavior of the client."
_SERVER = "An optional server URL to use."
_REQUEST = "The request object to use for the request."
_ANY_ERROR = ("4XX, 5XX", "\\*/\\*")


def sdk_page(
    lookup: Lookup, group: Group, operations: tuple[Operation, ...]
) -> SdkPage:
    """The page of a group with these operations."""
    name = lookup.names.groups[group.path]
    base = base_of(name.page)
    return SdkPage(
        title=name.title,
        description=prose(lookup, group.description),
        entries=tuple(_entry(lookup, operation) for operation in operations),
        sections=tuple(_section(lookup, group, o, base) for o in operations),
    )


def _entry(lookup: Lookup, operation: Operation) -> str:
    """The line of an operation in the list of operations."""
    name = lookup.names.operations[operation.id]
    link = f"[{struck(name, operation.deprecation)}](#{name})"
    summary = one_line(prose(lookup, operation.summary or operation.description))
    text = f"{link} - {summary}" if summary else link
    return text if operation.deprecation is None else f"{text} :warning: **Deprecated**"


def _section(
    lookup: Lookup, group: Group, operation: Operation, base: str
) -> OperationSection:
    return OperationSection(
        heading=struck(lookup.names.operations[operation.id], operation.deprecation),
        description=prose(lookup, operation.description or operation.summary),
        deprecation=deprecation_note(lookup, operation.deprecation),
        examples=_examples(lookup, group, operation),
        parameters=parameters_table(lookup, operation, base),
        response=response_text(lookup, operation, base),
        errors=errors_table(lookup, operation),
    )


def _examples(
    lookup: Lookup, group: Group, operation: Operation
) -> tuple[UsageExample, ...]:
    names = example_names(operation)
    return tuple(
        UsageExample(
            heading=(
                f"Example Usage: {one_line(name)}"
                if len(names) > 1
                else "Example Usage"
            ),
            comment=_comment(lookup, operation, name),
            code=program(lookup, snippet(lookup, operation, name, group=group.path)),
        )
        for name in (names or ("",))
    )


def _comment(lookup: Lookup, operation: Operation, name: str) -> str:
    """The comment that tells programs whose snippet follows."""
    if not lookup.dialect.snippet_comment:
        return ""
    facts = [
        ("language", "python"),
        ("operationID", operation.operation_id),
        ("method", operation.method),
        ("path", operation.path),
    ]
    if name and lookup.dialect.snippet_example_names:
        facts.append(("example", name))
    text = " ".join(f'{key}="{_attribute(value)}"' for key, value in facts)
    return f"<!-- UsageSnippet {text} -->"


def _attribute(value: str) -> str:
    """Text between the quotes of a comment's attribute: it ends neither."""
    return one_line(value).replace('"', "&quot;").replace("-->", "--&gt;")


def parameters_table(lookup: Lookup, operation: Operation, base: str) -> str:
    rows = [_argument(lookup, operation, a, base) for a in ordered(operation)]
    if not rows and operation.request_model and lookup.dialect.request_row:
        rows.append(_request_row(lookup, operation.request_model, base))
    link = f"[Optional[utils.RetryConfig]]({base}models/utils/retryconfig.md)"
    rows.append(field_row(lookup, "retries", link, False, _RETRIES, None, ""))
    with_examples = any(row[4] for row in rows)
    if operation.servers:
        placeholder = lookup.dialect.placeholder_server
        url = "http://localhost:8080" if placeholder else operation.servers[0].url
        example = url if with_examples else ""
        optional = "*Optional[str]*"
        rows.append(
            field_row(lookup, "server_url", optional, False, _SERVER, None, example)
        )
    return rows_to_table(PARAMETER_HEAD, rows)


def _argument(
    lookup: Lookup, operation: Operation, argument: Argument, base: str
) -> tuple[str, ...]:
    description = argument.description
    if description is None and argument.kind is ArgumentKind.BODY:
        description = None if operation.parameters else _REQUEST
    source = argument.parameter or argument.field
    return field_row(
        lookup,
        lookup.names.arguments[operation.id, argument.key].shown,
        type_cell(lookup, argument.type, base, required=argument.required, sent=True),
        argument.required,
        description,
        source.deprecation if source is not None else None,
        example_cell(lookup, argument.type, argument_examples(operation, argument)),
    )


def _request_row(lookup: Lookup, model: ModelId, base: str) -> tuple[str, ...]:
    """The originals show an argument where every parameter hides in the client."""
    type_ = type_cell(lookup, Ref(model), base, required=True, sent=True)
    return field_row(lookup, "request", type_, True, _REQUEST, None, "")


def response_text(lookup: Lookup, operation: Operation, base: str) -> str:
    """What the call gives, linked to the page of its class; empty where it gives nothing."""
    result = result_of(lookup, operation)
    if result is None:
        return ""
    text = type_text(lookup, result, sent=False)
    plain = isinstance(result, Ref)
    match outcome_of(lookup, operation):
        case ResponseHandling.STREAM:
            plain = False
            text = (
                f"Union[eventstreaming.EventStream[{text}],"
                f" eventstreaming.EventStreamAsync[{text}]]"
            )
        case ResponseHandling.PAGES if not lookup.dialect.page_models:
            text = _page_text(lookup, operation, result, text)
        case ResponseHandling.DOWNLOAD:
            return "Union[BinaryResponse, AsyncBinaryResponse]"
        case ResponseHandling.OPTIONAL if not lookup.dialect.asserted_results:
            text = f"Optional[{text}]"
        case _:
            pass
    page = _page_of(lookup, result, plain)
    return f"[{text}]({base}{page})" if page else text


def _page_text(lookup: Lookup, operation: Operation, result: TypeRef, text: str) -> str:
    """The pages of both clients, with the type of their items where it is known."""
    paging = operation.pagination
    found = None
    if paging is not None and paging.results is not None:
        found = walk(lookup.api.models, result, paging.results)
    if found is not None and found.item is not None:
        text += f", {type_text(lookup, found.item, sent=False)}"
    return f"Union[utils.Page[{text}], utils.AsyncPage[{text}]]"


def _page_of(lookup: Lookup, result: TypeRef, plain: bool) -> str:
    if not plain and lookup.dialect.dead_links:
        return "models/.md"
    model = named_model(result)
    return "" if model is None else lookup.name(model).page


def errors_table(lookup: Lookup, operation: Operation) -> str:
    """The error classes with their statuses; one row a class, the default error last."""
    codes: dict[tuple[str, str], list[str]] = {}
    for response in operation.responses:
        if not response.is_error:
            continue
        for content in response.contents[:1]:
            if isinstance(content.type, Ref):
                text = lookup.error_text(content.type.model)
                codes.setdefault((text, content.media_type), []).append(response.status)
    rows = [(text, ", ".join(found), media) for (text, media), found in codes.items()]
    names = lookup.names.client
    default = f"{lookup.config.errors_namespace}.{names.default_error}"
    return table(ERROR_HEAD, [*rows, (default, *_ANY_ERROR)])
