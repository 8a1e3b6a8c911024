"""An operation → its page.

Input: an operation. Output: `OperationPage`: what it does, its arguments and responses as fields, and the calls
beside them.
"""

from __future__ import annotations

import html
from typing import Final

from markupsafe import Markup

from sdkpress.docs.markdown import one_line
from sdkpress.ir.api import Operation
from sdkpress.ir.calls import Content
from sdkpress.ir.calls import Response as SpecResponse
from sdkpress.ir.media_types import ContentKind
from sdkpress.ir.types import Ref
from sdkpress.names.replacements import replacement_sentence
from sdkpress.python.credentials import environment_variable
from sdkpress.python.signature import Signature, signature_of
from sdkpress.site.calls import call_set, response_examples
from sdkpress.site.context import SiteContext, breakable, title
from sdkpress.site.fields import FieldLists
from sdkpress.site.text import rich
from sdkpress.site.try_it import try_it
from sdkpress.site.views import Body, Frame, OperationPage, Response
from sdkpress.snippets.client_arguments import credential_arguments
from sdkpress.snippets.result_kinds import ResultKind

# How many fields a list may open to: enough to read a call without leaving its page, and small pages of large APIs.
_MOST_ARGUMENTS: Final = 120
_MOST_IN_RESPONSE: Final = 60
_MOST_IN_ERROR: Final = 12
_STREAMS: Final = {
    ContentKind.EVENT_STREAM: "a stream of server-sent events, each of this type",
    ContentKind.JSON_LINES: "a stream of JSON lines, each of this type",
}


def operation_page(
    context: SiteContext, lists: FieldLists, operation: Operation, frame: Frame
) -> OperationPage:
    """The page in its frame."""
    calls = call_set(context, operation)
    signature = signature_of(operation, context.annotator)
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
            operation, signature.arguments, calls.by_member, _MOST_ARGUMENTS
        ),
        responses=_responses(context, lists, operation),
        result=context.annotation(signature.result),
        result_note=_note(context, operation),
        signature=_signature(context, signature),
        calls=calls.calls,
        examples=response_examples(context, operation),
        try_it=try_it(context, operation),
    )


def deprecation(context: SiteContext, operation: Operation) -> str:
    """What is said of a deprecated operation; empty where it is not."""
    if operation.deprecation is None:
        return ""
    message = operation.deprecation.message or "This operation is deprecated."
    shared = context.shared
    instead = replacement_sentence(shared.api, shared.names, operation.deprecation)
    return f"{message} {instead}" if instead else message


def _text(operation: Operation) -> Markup:
    description = operation.description or ""
    if description.strip() == (operation.summary or "").strip():
        return Markup("")
    return rich(description)


def _credentials(context: SiteContext, operation: Operation) -> str:
    """The alternatives of credentials, each with the constructor's arguments and their variables."""
    shared = context.shared
    alternatives = [
        " and ".join(
            f"{argument} ({environment_variable(shared, argument)})"
            for key, _ in alternative
            for argument in credential_arguments(shared, key)
        )
        for alternative in operation.security
    ]
    return ", or ".join(dict.fromkeys(text or "nothing" for text in alternatives))


def _signature(context: SiteContext, signature: Signature) -> Markup:
    """The method's head as the code has it, with links."""
    lines = [f"<b>def</b> {signature.name}(", "    self,", "    *,"]
    for one in signature.parameters:
        default = one.default_text
        value = "" if default is None else f" = {html.escape(default, quote=False)}"
        lines.append(f"    {one.name}: {context.annotation(one.annotation)}{value},")
    lines.append(f") -> {context.annotation(signature.result)}")
    return Markup("\n".join(lines))


def _note(context: SiteContext, operation: Operation) -> str:
    """How the result is used, where that is not plain."""
    notes = {
        ResultKind.STREAM: "a stream: iterate over it",
        ResultKind.PAGES: "a page of a list: call next() for the following one",
        ResultKind.DOWNLOAD: "a download: read it, or save it to a file",
        ResultKind.OPTIONAL: "None where the response has no body",
    }
    return notes.get(context.snippets.result_kind(operation), "")


def _responses(
    context: SiteContext, lists: FieldLists, operation: Operation
) -> tuple[Response, ...]:
    responses: list[Response] = []
    anchors: set[str] = set()
    for response in operation.responses:
        anchor, number = f"response-{response.status}", 2
        while anchor in anchors:
            anchor, number = f"response-{response.status}-{number}", number + 1
        anchors.add(anchor)
        responses.append(_response(context, lists, response, anchor))
    return tuple(responses)


def _response(
    context: SiteContext, lists: FieldLists, response: SpecResponse, anchor: str
) -> Response:
    raises = ""
    if response.is_error:
        first = next(iter(response.contents), None)
        errors = context.shared.errors
        names = context.names
        text = f"{context.shared.config.errors_namespace}.{names.client.default_error}"
        if first is not None and isinstance(first.type, Ref):
            if first.type.model in errors:
                text = context.shared.class_text(first.type.model)
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
        note=_STREAMS.get(content.kind, ""),
        fields=lists.of_type(content.type, most, prefix),
    )
