"""What code does with the result of a call.

Input: how the responses of an operation are read. Output: `ResultKind`, which decides the lines after the call.
"""

from __future__ import annotations

from enum import Enum

from sdkpress.ir.api import Operation
from sdkpress.python.annotate import NONE
from sdkpress.python.nodes import Group
from sdkpress.python.responses import ResponseHandling


class ResultKind(Enum):
    """Decides the lines after the call."""

    VALUE = "value"
    OPTIONAL = "optional"  # a value, or nothing where the response has no body
    NOTHING = "nothing"
    STREAM = "stream"
    PAGES = "pages"
    DOWNLOAD = "download"


def result_kind(handling: ResponseHandling) -> ResultKind:
    """What the method gives."""
    match handling.mode:
        case "stream":
            return ResultKind.STREAM
        case "paginate":
            return ResultKind.PAGES
        case "download":
            return ResultKind.DOWNLOAD
        case "call":
            value = handling.envelope or handling.value
            if value == NONE:
                return ResultKind.NOTHING
            optional = isinstance(value, Group) and value.open == "Optional["
            return ResultKind.OPTIONAL if optional else ResultKind.VALUE


def reference_kind(operation: Operation) -> ResultKind:
    """What the originals take the result for: they know no downloads."""
    success = operation.success
    if success is None or not (operation.response_model or success.contents):
        return ResultKind.NOTHING
    if not success.contents:
        return ResultKind.VALUE  # its headers
    if success.contents[0].kind.is_stream:
        return ResultKind.STREAM
    if operation.pagination is not None:
        return ResultKind.PAGES
    if any(not r.is_error and not r.contents for r in operation.responses):
        return ResultKind.OPTIONAL
    return ResultKind.VALUE
