"""The pages of an operation as the runtime follows them, and the type of their items.

Input: `Operation` and the annotator of its module. Output: `Pages`, or None for a plain call.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sdkpress.frozen import dataclass
from sdkpress.ir.api import Operation
from sdkpress.ir.calls import Pagination, PaginationInput, PathTo
from sdkpress.ir.models import Field, ObjectModel
from sdkpress.ir.paths import Walk, walk
from sdkpress.ir.types import Ref, bare
from sdkpress.python import literals
from sdkpress.python.annotate import Annotator
from sdkpress.python.nodes import Annotation, Group, Node, Pair, Symbol, Text

_SPECS: Final = Symbol("._runtime", "paging_spec as op_paging")


@dataclass(frozen=True, slots=True)
class Pages:
    """`item` is the type of one item, None where it is not known; `node` is the runtime's description."""

    item: Annotation | None
    node: Node


def pages_of(operation: Operation, annotator: Annotator) -> Pages | None:
    """How an operation is walked page by page."""
    paging, success = operation.pagination, operation.success
    if paging is None or success is None:
        return None
    parts = [Pair("kind=", Text(literals.text(_kind(paging))))]
    if paging.kind == "link":
        pass  # the response's header says it all
    elif paging.kind == "url":
        parts += _paths(following=paging.next_url)
    elif paging.kind == "cursor":
        parts += _slot("position", paging.role("cursor"), operation, annotator)
        parts += _paths(following=paging.next_cursor)
        if paging.next_header is not None:
            parts.append(_text("header", paging.next_header))
    else:
        position = paging.role("page", "offset")
        parts += _slot("position", position, operation, annotator)
        parts += _slot("limit", paging.role("limit"), operation, annotator)
        parts += _paths(results=paging.results, pages=paging.num_pages)
    item: Annotation | None = None
    if paging.results is not None:
        type_ = success.contents[0].type
        results = walk(annotator.context.api.models, type_, paging.results)
        if results is not None:
            item = annotator.read(results.item) if results.item is not None else None
            parts += _paths(items=_attributes(paging.results, results, annotator))
    return Pages(item, Group("op_paging.Paging(", tuple(parts), ")", symbol=_SPECS))


def _kind(paging: Pagination) -> str:
    if paging.kind != "offsetLimit":
        return paging.kind
    first = paging.role("page", "offset")
    return "offset" if first is None else first.role


def _paths(**paths: PathTo | None) -> list[Pair]:
    return [Pair(f"{name}=", _path(p)) for name, p in paths.items() if p is not None]


def _path(path: PathTo) -> Node:
    return Group("(", tuple(Text(literals.scalar(step)) for step in path), ")")


def _attributes(path: PathTo, results: Walk, annotator: Annotator) -> PathTo:
    """The path through models, by their attributes."""
    return tuple(
        (
            step
            if owner is None
            else annotator.context.names.fields.get((owner, str(step)), step)
        )
        for step, owner in zip(path, results.owners, strict=True)
    )


def _slot(
    name: str,
    given: PaginationInput | None,
    operation: Operation,
    annotator: Annotator,
) -> list[Pair]:
    """Where a value of the call stands: an argument of a parameter, or an attribute of the body."""
    if given is None:
        return []
    if given.location == "parameters":
        source = next(p for p in operation.parameters if p.wire == given.name)
        parts = [_text("argument", annotator.context.parameter_key(operation, source))]
        default, keywords = source.default, source.keywords
    else:
        field, attribute = _body_field(given, operation, annotator)
        parts = [_text("argument", attribute), Pair("in_body=", Text("True"))]
        if attribute != given.name:
            parts.append(_text("name", given.name))
        default, keywords = field.default, field.keywords
    start = _start(given.role, default, keywords)
    if start is not None:
        parts.append(Pair("default=", Text(literals.scalar(start))))
    return [
        Pair(f"{name}=", Group("op_paging.Slot(", tuple(parts), ")", symbol=_SPECS))
    ]


def _body_field(
    given: PaginationInput, operation: Operation, annotator: Annotator
) -> tuple[Field, str]:
    """The property of the body, and the attribute of the body's model."""
    assert operation.body is not None
    type_ = operation.body.contents[0].type
    type_ = bare(type_)
    assert isinstance(type_, Ref)
    model = annotator.context.model(type_.model)
    assert isinstance(model, ObjectModel)
    field = next(f for f in model.fields if f.wire == given.name)
    return field, annotator.context.names.fields[model.id, field.wire]


def _start(role: str, default: object, keywords: Mapping[str, object]) -> int | None:
    """What the server takes where no value is given. Pages are counted from 1 unless 0 is allowed."""
    if isinstance(default, int) and not isinstance(default, bool):
        return default
    if role == "page":
        return 0 if keywords.get("minimum") == 0 else 1
    return 0 if role == "offset" else None


def _text(name: str, value: str) -> Pair:
    return Pair(f"{name}=", Text(literals.text(value)))
