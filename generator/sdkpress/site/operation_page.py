"""An operation → its page on the site.

Input: an operation. Output: `OperationPage`: its calls in Python and with curl, its parameters, and its answers
with examples.
"""

from __future__ import annotations

import json

from sdkpress.docs.cells import type_cell
from sdkpress.docs.markdown import cell, deprecation_note, one_line, prose
from sdkpress.docs.operation_pages import operation_title
from sdkpress.docs.sdk_pages import parameters_table, response_text
from sdkpress.docs.tables import table
from sdkpress.examples.conformance import conforms
from sdkpress.examples.sample_values import sample_value
from sdkpress.ir.api import Operation
from sdkpress.ir.calls import Content, Response
from sdkpress.python.context import GenerationContext
from sdkpress.python.credentials import environment_variable
from sdkpress.site.text import demoted, fence_for, plain_title
from sdkpress.site.views import AnswerExample, CallExample, OperationPage
from sdkpress.snippets.client_arguments import credential_arguments
from sdkpress.snippets.operation_snippets import OperationSnippets

_BASE = "../"  # from an operation's page to the folder that all links start from


def operation_page(
    lookup: GenerationContext, operation: Operation, excerpt: str
) -> OperationPage:
    """The page; `excerpt` is the file with the operation's part of the document, beside the page."""
    names = lookup.names
    path = operation.groups[0]
    attributes = names.groups[path].attributes if path else ()
    method = names.operations[operation.id]
    return OperationPage(
        title=plain_title(operation_title(operation)),
        endpoint=f"{operation.method.upper()} {one_line(operation.url_path)}",
        call=".".join((names.client.variable, *attributes, method)),
        description=demoted(prose(lookup, operation.description)),
        deprecation=deprecation_note(lookup, operation.deprecation),
        credentials=_credentials(lookup, operation),
        examples=_examples(lookup, operation),
        parameters=parameters_table(lookup, operation, _BASE),
        result=response_text(lookup, operation, _BASE),
        responses=_responses(lookup, operation),
        answers=tuple(_answers(lookup, operation)),
        excerpt=excerpt,
    )


def _examples(
    lookup: GenerationContext, operation: Operation
) -> tuple[CallExample, ...]:
    snippets = OperationSnippets(lookup)
    names = snippets.examples(operation)
    return tuple(
        CallExample(
            heading=one_line(name) if len(names) > 1 else "",
            sync=snippets.program(operation, name),
            async_=snippets.program(operation, name, async_=True),
            curl=snippets.curl(operation, name),
        )
        for name in names
    )


def _credentials(lookup: GenerationContext, operation: Operation) -> str:
    """The alternatives of credentials, each with the variables they are read from."""
    alternatives = [
        " and ".join(
            f"`{argument}` (environment: `{environment_variable(lookup, argument)}`)"
            for key, _ in alternative
            for argument in credential_arguments(lookup, key)
        )
        for alternative in operation.security
    ]
    return ", or ".join(text or "nothing" for text in alternatives)


def _responses(lookup: GenerationContext, operation: Operation) -> str:
    rows = [
        (
            f"`{response.status}`",
            f"`{one_line(content.media_type)}`" if content else "",
            (
                type_cell(lookup, content.type, _BASE, required=True, sent=False)
                if content
                else ""
            ),
            cell(lookup, prose(lookup, response.description)),
        )
        for response in operation.responses
        for content in (response.contents or (None,))
    ]
    return (
        table(("Status", "Content type", "Type", "Description"), rows) if rows else ""
    )


def _answers(lookup: GenerationContext, operation: Operation) -> list[AnswerExample]:
    return [
        answer
        for response in operation.responses
        for content in response.contents[:1]
        for answer in _content_answers(lookup, response, content)
    ]


def _content_answers(
    lookup: GenerationContext, response: Response, content: Content
) -> list[AnswerExample]:
    """The document's examples of a body, else one made up for a body of JSON."""
    title = f"{response.status} · {one_line(content.media_type)}"
    if content.examples:
        return [
            _answer(f"{title} · {one_line(e.name)}" if e.name else title, e.value)
            for e in content.examples
        ]
    if not content.media_type.endswith("json"):
        return []
    own = [e for e in content.schema_examples if conforms(lookup, content.type, e)]
    return [_answer(title, own[0] if own else sample_value(lookup, content.type))]


def _answer(title: str, value: object) -> AnswerExample:
    is_text = isinstance(value, str)
    text = (
        value
        if isinstance(value, str)
        else json.dumps(value, indent=2, ensure_ascii=False)
    )
    return AnswerExample(
        title=title.replace('"', "'"),
        language="text" if is_text else "json",
        text=text.rstrip("\n"),
        fence=fence_for(text),
    )
