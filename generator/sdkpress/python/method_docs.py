"""The docstrings of methods: what an operation does, takes, returns and raises.

Input: `Operation`, its `Signature` and the context. Output: the docstring's lines. What has no text of the
document, or text that says nothing, is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus

from sdkpress.ir.api import Operation
from sdkpress.ir.calls import Response
from sdkpress.ir.types import Ref
from sdkpress.python.context import GenerationContext
from sdkpress.python.docstring import docstring, paragraphs, section
from sdkpress.python.fields import FieldSignature
from sdkpress.python.signature import Signature

_INDENT = 8
_SAYS_NOTHING = frozenset(
    """ok success successful response successful_response successful_operation default_response
    default no_description empty the_response""".split()
)


def method_doc(
    operation: Operation,
    signature: Signature,
    context: GenerationContext,
) -> str:
    """The docstring of an operation's method."""
    summary, description = operation.summary, operation.description
    if description and summary and description.strip() == summary.strip():
        description = None
    arguments = [(one.name, argument_text(one)) for one in signature.parameters]
    parts = (
        summary,
        description,
        section("Args", [(n, text) for n, text in arguments if text], _INDENT),
        _returns(operation),
        section("Raises", tuple(_raised(operation, context)), _INDENT),
    )
    return docstring(paragraphs(parts), _INDENT)


def argument_text(parameter: FieldSignature) -> str:
    """What is said about an argument."""
    argument = parameter.argument
    origin = None if argument is None else argument.field or argument.parameter
    deprecated = "Deprecated. " if origin is not None and origin.deprecation else ""
    text = f"{deprecated}{parameter.description or ''}".strip()
    return with_default(text, parameter)


def with_default(text: str, signature: FieldSignature) -> str:
    """The text with the document's default, which the code does not show unless it is sent."""
    value = signature.server_default
    return text if value is None else f"{text} Default: {value}.".lstrip()


def _returns(operation: Operation) -> str:
    """What the document says about the response that the method returns."""
    success = operation.success
    if success is None or not success.contents:
        return ""
    text = _telling(success)
    return section("Returns", ((None, text),), _INDENT) if text else ""


def _raised(
    operation: Operation, context: GenerationContext
) -> Iterator[tuple[str | None, str]]:
    """The exceptions, each with its statuses and what is said about them; the default error last."""
    classes: dict[str, list[Response]] = {}
    for response in operation.responses:
        for content in response.contents[:1] if response.is_error else ():
            type_ = content.type
            if isinstance(type_, Ref) and type_.model in context.errors:
                classes.setdefault(context.class_text(type_.model), []).append(response)
    for name, responses in classes.items():
        texts = dict.fromkeys(map(_telling, responses))
        statuses = ", ".join(response.status for response in responses)
        yield name, ". ".join((statuses, *(text for text in texts if text)))
    default = f"{context.config.errors_namespace}.{context.names.client.default_error}"
    yield default, "Any other error response." if classes else "An error response."


def _telling(response: Response) -> str:
    """A response's description, unless it only repeats its status."""
    text = (response.description or "").strip()
    plain = "_".join(text.lower().rstrip(".!").split())
    return "" if plain in _SAYS_NOTHING or plain == _phrase(response.status) else text


def _phrase(status: str) -> str:
    try:
        return "_".join(HTTPStatus(int(status)).phrase.lower().split())
    except ValueError:
        return ""
