"""The README's tables about values: formats that are in use, and content types that may be chosen.

Input: the API with its names. Output: finished Markdown; empty where the API has no occasion for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sdkpress.docs.markdown import cell
from sdkpress.docs.tables import table
from sdkpress.ir.api import Api, Operation
from sdkpress.ir.models import ObjectModel
from sdkpress.ir.types import (
    Kind,
    ListOf,
    MapOf,
    Nullable,
    Primitive,
    TupleOf,
    TypeRef,
)
from sdkpress.ir.walk import member_types
from sdkpress.python.fields import FieldSignature
from sdkpress.python.nodes import leaves
from sdkpress.snippets.operation_snippets import OperationSnippets

_MOST: Final = 20  # operations whose content types are listed one by one

_READ: Final = ("In the document", "Read as", "Given as")
_FORMATS: Final = {
    Kind.DATE: ("`format: date`", "`datetime.date`", "the same"),
    Kind.DATE_TIME: ("`format: date-time`", "`datetime.datetime`", "the same"),
    Kind.HTTP_DATE: (
        *("`format: http-date`", "`datetime.datetime`"),
        "the same, or a text",
    ),
    Kind.UNIX_TIME: (
        "`integer` with `format: unix-time`",
        *("`datetime.datetime`", "the same, or whole seconds since 1970"),
    ),
    Kind.UNIX_SECONDS: (
        "`number` with `format: unix-time`",
        *("`datetime.datetime`", "the same, or seconds since 1970"),
    ),
    Kind.TIME: ("`format: time`", "`datetime.time`", "the same, or a text"),
    Kind.DURATION: (
        *("`format: duration`", "`datetime.timedelta`"),
        "the same, or a text; one of months or years is a text",
    ),
    Kind.UUID: ("`format: uuid`", "`uuid.UUID`", "the same, or a text"),
    Kind.DECIMAL: (
        *("`number` with `format: decimal`", "`decimal.Decimal`"),
        "the same, or a number",
    ),
    Kind.DECIMAL_TEXT: (
        *("`string` with `format: decimal`", "`decimal.Decimal`"),
        "the same, or a text",
    ),
    Kind.INTEGER_TEXT: (
        *("`string` with `format: int64`", "`int`"),
        "the same, sent as a text",
    ),
    Kind.BASE64: (
        *("`contentEncoding: base64`, `format: byte`", "`bytes`"),
        "the same, or a text that is base64 already",
    ),
    Kind.BASE64URL: (
        *("`contentEncoding: base64url`", "`bytes`"),
        "the same, or a text that is base64url already",
    ),
}
_TUPLE: Final = ("`prefixItems`", "`tuple`", "the same")
_SET: Final = ("`uniqueItems: true`", "`set`", "the same; sent in sorted order")


def format_table(api: Api) -> str:
    """One row for each format that has a type of Python's and is in use, and for arrays that are no lists."""
    kinds: set[Kind] = set()
    tuples = sets = False
    pending = list(dict.fromkeys(_types(api)))
    while pending:
        match pending.pop():
            case Primitive(kind):
                kinds.add(kind)
            case ListOf(item, is_set):
                sets = sets or is_set
                pending.append(item)
            case TupleOf() as one:
                tuples = True
                pending.extend(one.types)
            case MapOf(of) | Nullable(of):
                pending.append(of)
            case _:
                pass
    rows = [row for kind, row in _FORMATS.items() if kind in kinds]
    rows += [_TUPLE] * tuples + [_SET] * sets
    return table(_READ, rows) if rows else ""


def _types(api: Api) -> Iterator[TypeRef]:
    for model in api.models.values():
        yield from member_types(model)
    for operation in api.operations:
        yield from (one.type for one in operation.parameters)
        for form in operation.forms:
            yield from (one.type for one in form.body.contents) if form.body else ()
        for response in operation.responses:
            yield from (one.type for one in response.contents)


def content_table(snippets: OperationSnippets) -> str:
    """One row for each method whose caller may choose the content type of the body or of the response."""
    rows: list[tuple[str, ...]] = []
    for operation in choosing(snippets):
        signature = snippets.signature(operation)
        taken = {one.name: one for one in signature.parameters}
        choices = signature.choices
        rows.append(
            (
                f"`{snippets.parts(operation).call.open.partition('.')[2]})`",
                _listed(taken, choices.content_type),
                _listed(taken, choices.accept),
            )
        )
        if len(rows) == _MOST:
            break
    header = ("Method", "Argument for the body", "Argument for the response")
    return table(header, rows) if rows else ""


def choosing(snippets: OperationSnippets) -> Iterator[Operation]:
    """The operations whose callers choose a content type."""
    for operation in snippets.context.api.operations:
        several = any(len(one.contents) > 1 for one in operation.responses)
        if several or len(operation.forms) > 1:
            choices = snippets.signature(operation).choices
            if choices.content_type or choices.accept:
                yield operation


def _listed(taken: dict[str, FieldSignature], name: str | None) -> str:
    """The argument with the content types that it takes."""
    if name is None:
        return ""
    words = [leaf.text for leaf in leaves(taken[name].annotation)]
    media_types = [f"`{cell(word[1:-1])}`" for word in words if word[0] in "\"'"]
    return f"`{name}`: {', '.join(media_types)}"


def has_limits(api: Api) -> bool:
    """Whether a field or a parameter has a limit."""
    models = (one for one in api.models.values() if isinstance(one, ObjectModel))
    return any(field.keywords for model in models for field in model.fields) or any(
        one.keywords for operation in api.operations for one in operation.parameters
    )
