"""Which operations the README shows.

Input: the API. Output: for each subject the operation that the document names for it (`x-speakeasy-usage-example`
and its tags), if it fits the subject; else the plainest one that fits.
"""

from __future__ import annotations

from collections.abc import Callable

from sdkpress.ir.api import Argument, Operation
from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import FileModel, UnionModel
from sdkpress.ir.types import (
    Kind,
    ListOf,
    MapOf,
    Nullable,
    Primitive,
    Ref,
    TupleOf,
    TypeRef,
)
from sdkpress.snippets.operation_snippets import OperationSnippets
from sdkpress.snippets.result_kinds import ResultKind

Fits = Callable[[Operation], bool]

USAGE = "usage"


def usage_operations(snippets: OperationSnippets) -> tuple[Operation, ...]:
    """The first calls to show, by position; one at least unless there are no operations."""
    marked = [
        (operation.usage_example.position, operation)
        for operation in snippets.context.api.operations
        if operation.usage_example is not None
        and (not operation.usage_example.tags or USAGE in operation.usage_example.tags)
    ]
    if marked:
        return tuple(operation for _, operation in sorted(marked, key=_position))
    plainest = _plainest(snippets, snippets.context.api.operations)
    return () if plainest is None else (plainest,)


def operation_for(
    snippets: OperationSnippets, tag: str, fits: Fits
) -> Operation | None:
    """The operation that shows a subject; None where no operation fits it."""
    candidates = [
        operation for operation in snippets.context.api.operations if fits(operation)
    ]
    named = tagged_operation(snippets, tag, fits)
    if named is not None:
        return named
    for operation in usage_operations(snippets):
        if operation in candidates:
            return operation
    return _plainest(snippets, candidates)


def tagged_operation(
    snippets: OperationSnippets, tag: str, fits: Fits
) -> Operation | None:
    """The operation that the document itself names for a subject, if it fits."""
    for operation in snippets.context.api.operations:
        example = operation.usage_example
        if example is not None and tag in example.tags and fits(operation):
            return operation
    return None


def shortest_call(snippets: OperationSnippets) -> Operation | None:
    """The call with the fewest arguments, for subjects where the call itself does not matter."""

    def rank(operation: Operation) -> tuple[bool, bool, bool, int, int]:
        arguments = operation.arguments
        return (
            operation.deprecation is not None,
            snippets.result_kind(operation) is not ResultKind.VALUE,
            not any(operation.security),
            sum(a.required for a in arguments),
            len(arguments),
        )

    return min(snippets.context.api.operations, key=rank, default=None)


def change_with_null(snippets: OperationSnippets) -> Operation | None:
    """An operation with an argument that can be null or left out: best one that changes something."""
    candidates = [
        o for o in snippets.context.api.operations if nullable_argument(o) is not None
    ]

    def rank(operation: Operation) -> tuple[bool, bool, bool]:
        return (
            operation.deprecation is not None,
            operation.method not in ("patch", "put"),
            snippets.result_kind(operation) is not ResultKind.VALUE,
        )

    return min(candidates, key=rank, default=None)


def gives(snippets: OperationSnippets, kind: ResultKind) -> Fits:
    """Whether a call of it gives this."""
    return lambda operation: snippets.result_kind(operation) is kind


def has_documented_error(operation: Operation) -> bool:
    """Whether the document says what one of its errors looks like."""
    return any(r.is_error and r.contents for r in operation.responses)


def takes_file(snippets: OperationSnippets) -> Fits:
    """Whether an argument is a file."""

    def fits(operation: Operation) -> bool:
        return any(
            _is_file(snippets, argument.type) for argument in operation.arguments
        )

    return fits


def nullable_argument(operation: Operation) -> Argument | None:
    """An argument that can be left out and can be null, and means something else each time."""
    for argument in operation.arguments:
        if argument.field is not None and not argument.required:
            if (
                isinstance(argument.type, Nullable)
                and argument.field.deprecation is None
            ):
                return argument
    return None


def _plainest(
    snippets: OperationSnippets, operations: tuple[Operation, ...] | list[Operation]
) -> Operation | None:
    """The first of those with the best result to give: a value, from a body, without files, not deprecated."""
    file = takes_file(snippets)

    def rank(operation: Operation) -> tuple[bool, bool, bool, bool]:
        return (
            operation.deprecation is not None,
            file(operation),
            snippets.result_kind(operation) is not ResultKind.VALUE,
            operation.body is None,
        )

    return min(operations, key=rank, default=None)


def _is_file(
    snippets: OperationSnippets,
    type_: TypeRef,
    within: frozenset[ModelId] = frozenset(),
) -> bool:
    match type_:
        case Primitive(kind):
            return kind is Kind.BINARY
        case Nullable(of) | ListOf(of) | MapOf(of):
            return _is_file(snippets, of, within)
        case TupleOf():
            return any(_is_file(snippets, one, within) for one in type_.types)
        case Ref(id_):
            model = snippets.context.model(id_)
            if isinstance(model, UnionModel) and id_ not in within:
                return any(_is_file(snippets, m, within | {id_}) for m in model.members)
            return isinstance(model, FileModel)
        case _:
            return False


def _position(marked: tuple[int, Operation]) -> int:
    return marked[0]
