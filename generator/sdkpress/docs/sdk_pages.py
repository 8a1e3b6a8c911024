"""The pages of groups: what each operation does, a call of it, its parameters, its response and its errors.

Input: the snippets of all operations. Output: one view for each group that has operations.
"""

from __future__ import annotations

from sdkpress.docs import short_rows, signature_rows
from sdkpress.docs.field_tables import field_table
from sdkpress.docs.markdown import (
    deprecation_note,
    one_line,
    prose,
    struck,
    warning_sign,
)
from sdkpress.docs.model_pages import base_of
from sdkpress.docs.tables import table
from sdkpress.docs.views import OperationSection, SdkPage, UsageExample
from sdkpress.ir.api import Group, Operation
from sdkpress.ir.types import Ref
from sdkpress.python.context import GenerationContext
from sdkpress.snippets.operation_snippets import OperationSnippets

ERROR_HEAD = ("Error Type", "Status Code", "Content Type")

_ANY_ERROR = ("4XX, 5XX", "\\*/\\*")


def sdk_page(
    snippets: OperationSnippets, group: Group, operations: tuple[Operation, ...]
) -> SdkPage:
    """The page of a group with these operations."""
    context = snippets.context
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
    if operation.deprecation is None:
        return text
    return f"{text} {warning_sign(context)} **Deprecated**"


def _section(
    snippets: OperationSnippets, group: Group, operation: Operation, base: str
) -> OperationSection:
    context = snippets.context
    return OperationSection(
        heading=struck(context.names.operations[operation.id], operation.deprecation),
        description=prose(context, operation.description or operation.summary),
        deprecation=deprecation_note(context, operation.deprecation),
        examples=_examples(snippets, group, operation),
        parameters=parameters_table(snippets, operation, base),
        response=response_text(snippets, operation, base),
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
    snippets: OperationSnippets, operation: Operation, base: str
) -> str:
    """The arguments of a call."""
    context = snippets.context
    rows = (
        short_rows.parameter_rows(context, operation, base)
        if context.dialect.short_types
        else signature_rows.parameter_rows(snippets, operation, base)
    )
    return field_table(context, "Parameter", rows)


def response_text(snippets: OperationSnippets, operation: Operation, base: str) -> str:
    """What the call gives, linked to the pages of its classes; empty where it gives nothing."""
    if snippets.context.dialect.page_models:
        return short_rows.response_text(snippets.context, operation, base)
    return signature_rows.response_text(snippets, operation, base)


def errors_table(context: GenerationContext, operation: Operation) -> str:
    """The error classes with their statuses; one row a class, the default error last.

    The original pages have a row for each media type.
    """
    each = context.dialect.page_models
    codes: dict[tuple[str, str], list[str]] = {}
    for response in operation.responses:
        if not response.is_error:
            continue
        for content in response.contents if each else response.contents[:1]:
            if isinstance(content.type, Ref):
                text = context.class_text(content.type.model)
                codes.setdefault((text, content.media_type), []).append(response.status)
    rows = [(text, ", ".join(some), media) for (text, media), some in codes.items()]
    names = context.names.client
    default = f"{context.config.errors_namespace}.{names.default_error}"
    return table(
        ERROR_HEAD,
        [*rows, (default, *_ANY_ERROR)],
        even=context.dialect.even_columns,
    )
