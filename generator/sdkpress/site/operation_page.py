"""An operation → its page.

Input: an operation. Output: `OperationPage`: what it does, its arguments and responses as fields, and the calls
beside them.
"""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from sdkpress.docs.markdown import one_line
from sdkpress.docs.outcomes import ResponseHandling, outcome_of, result_of
from sdkpress.ir.api import Operation
from sdkpress.ir.calls import Content
from sdkpress.ir.calls import Response as SpecResponse
from sdkpress.ir.types import Ref
from sdkpress.names.replacements import replacement_sentence
from sdkpress.site.calls import call_set, response_examples
from sdkpress.site.context import SiteContext, breakable, title
from sdkpress.site.fields import FieldLists
from sdkpress.site.text import rich
from sdkpress.site.try_it import try_it
from sdkpress.site.views import Body, Frame, OperationPage, Response
from sdkpress.snippets.call_arguments import ordered
from sdkpress.snippets.client_arguments import (
    credential_arguments,
    environment_variable,
)

# How many fields a list may open to: enough to read a call without leaving its page, and small pages of large APIs.
_MOST_ARGUMENTS: Final = 120
_MOST_IN_RESPONSE: Final = 60
_MOST_IN_ERROR: Final = 12
_STREAMS: Final = {
    "text/event-stream": "a stream of server-sent events, each of this type",
    "application/jsonl": "a stream of JSON lines, each of this type",
}


def operation_page(
    context: SiteContext, lists: FieldLists, operation: Operation, frame: Frame
) -> OperationPage:
    """The page in its frame."""
    calls = call_set(context, operation)
    result, note = _result(context, operation)
    return OperationPage(
        frame=frame,
        title=breakable(title(operation)),
        method=operation.method.upper(),
        path=breakable(one_line(operation.url_path)),
        call=breakable(f"{context.names.client.variable}.{context.call(operation)}()"),
        deprecation=deprecation(context, operation),
        text=_text(operation),
        credentials=_credentials(context, operation),
        parameters=lists.arguments(
            operation, ordered(operation), calls.by_member, _MOST_ARGUMENTS
        ),
        responses=_responses(context, lists, operation),
        result=result,
        result_note=note,
        calls=calls.calls,
        examples=response_examples(context, operation),
        try_it=try_it(context, operation),
    )


def deprecation(context: SiteContext, operation: Operation) -> str:
    """What is said of a deprecated operation; empty where it is not."""
    if operation.deprecation is None:
        return ""
    said = operation.deprecation.message or "This operation is deprecated."
    lookup = context.lookup
    instead = replacement_sentence(lookup.api, lookup.names, operation.deprecation)
    return f"{said} {instead}" if instead else said


def _text(operation: Operation) -> Markup:
    description = operation.description or ""
    if description.strip() == (operation.summary or "").strip():
        return Markup("")
    return rich(description)


def _credentials(context: SiteContext, operation: Operation) -> str:
    """The alternatives of credentials, each with the constructor's arguments and their variables."""
    lookup = context.lookup
    alternatives = [
        " and ".join(
            f"{argument} ({environment_variable(lookup, argument)})"
            for key, _ in alternative
            for argument in credential_arguments(lookup, key)
        )
        for alternative in operation.security
    ]
    return ", or ".join(dict.fromkeys(text or "nothing" for text in alternatives))


def _result(context: SiteContext, operation: Operation) -> tuple[Markup, str]:
    """The type that the method gives, and how it is used."""
    type_ = result_of(context.lookup, operation)
    if type_ is None:
        return Markup("<code>None</code>"), ""
    notes = {
        ResponseHandling.STREAM: "a stream: iterate over it",
        ResponseHandling.PAGES: "a page of a list: call next() for the following one",
        ResponseHandling.DOWNLOAD: "a download: read it, or save it to a file",
        ResponseHandling.OPTIONAL: "or None, where the response has no body",
    }
    handling = outcome_of(context.lookup, operation)
    if handling is ResponseHandling.DOWNLOAD:
        return Markup("<code>BinaryResponse</code>"), notes[handling]
    text = Markup("<code>{}</code>").format(context.type(type_))
    return text, notes.get(handling, "")


def _responses(
    context: SiteContext, lists: FieldLists, operation: Operation
) -> tuple[Response, ...]:
    found: list[Response] = []
    anchors: set[str] = set()
    for response in operation.responses:
        anchor, number = f"response-{response.status}", 2
        while anchor in anchors:
            anchor, number = f"response-{response.status}-{number}", number + 1
        anchors.add(anchor)
        found.append(_response(context, lists, response, anchor))
    return tuple(found)


def _response(
    context: SiteContext, lists: FieldLists, response: SpecResponse, anchor: str
) -> Response:
    raises = ""
    if response.is_error:
        first = next(iter(response.contents), None)
        errors = context.annotator.context.errors
        names = context.names
        text = f"{context.lookup.config.errors_namespace}.{names.client.default_error}"
        if first is not None and isinstance(first.type, Ref):
            if first.type.model in errors:
                text = context.lookup.class_text(first.type.model)
        raises = text
    return Response(
        anchor=anchor,
        status=response.status,
        is_error=response.is_error,
        text=rich(response.description),
        raises=breakable(raises),
        bodies=tuple(
            _body(
                context,
                lists,
                content,
                f"{anchor}-{n}." if n else f"{anchor}.",
                response,
            )
            for n, content in enumerate(response.contents)
        ),
        headers=lists.headers(response.headers, f"{anchor}."),
    )


def _body(
    context: SiteContext,
    lists: FieldLists,
    content: Content,
    prefix: str,
    response: SpecResponse,
) -> Body:
    most = _MOST_IN_ERROR if response.is_error else _MOST_IN_RESPONSE
    return Body(
        media_type=one_line(content.media_type),
        type=context.type(content.type),
        note=_STREAMS.get(content.stream or "", ""),
        fields=lists.of_type(content.type, most, prefix),
    )
