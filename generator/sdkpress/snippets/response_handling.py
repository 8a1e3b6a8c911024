"""What a call gives, and what code does with it.

Input: an operation. Output: the type of its result, and how code goes on with it.
"""

from __future__ import annotations

from enum import Enum

from sdkpress.ir.api import Operation
from sdkpress.ir.models import UnionModel
from sdkpress.ir.types import Kind, Primitive, Ref, TypeRef
from sdkpress.python.context import GenerationContext
from sdkpress.python.responses import content_kind


class ResponseHandling(Enum):
    """Decides the lines after the call."""

    VALUE = "value"
    OPTIONAL = "optional"  # a value, or nothing where the response has no body
    NOTHING = "nothing"
    STREAM = "stream"
    PAGES = "pages"
    DOWNLOAD = "download"


def result_type(context: GenerationContext, operation: Operation) -> TypeRef | None:
    """The type of the result (of a stream: of one item); None where there is none."""
    named, success = operation.response_model, operation.success
    if named is not None:
        is_page = operation.pagination is not None
        union = isinstance(context.model(named), UnionModel)
        if union or context.dialect.page_models or not is_page:
            return Ref(named)
    if success is None or not success.contents:
        return None
    content = success.contents[0]
    if not context.dialect.handled_downloads and content_kind(content) == "text":
        return Primitive(Kind.STRING)
    return content.type


def response_handling(
    context: GenerationContext, operation: Operation
) -> ResponseHandling:
    """How the result of an operation is used."""
    success = operation.success
    if success is None or result_type(context, operation) is None:
        return ResponseHandling.NOTHING
    if not success.contents:
        return ResponseHandling.VALUE  # its headers
    content = success.contents[0]
    if content.kind.is_stream:
        return ResponseHandling.STREAM
    if operation.pagination is not None:
        return ResponseHandling.PAGES
    if not context.dialect.handled_downloads and content_kind(content) == "stream":
        return ResponseHandling.DOWNLOAD
    if any(not r.is_error and not r.contents for r in operation.responses):
        return ResponseHandling.OPTIONAL
    return ResponseHandling.VALUE
