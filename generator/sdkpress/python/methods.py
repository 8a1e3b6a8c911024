"""Operations as methods: the head, the docstring and the call.

Input: `Operation`, its `Outcome`, the name table and the annotator of its module. Output: a
`MethodView` for the sync or the async form, and the symbols that it needs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sdkpress.ir.api import Argument, ArgumentKind, Operation
from sdkpress.ir.types import Const, Nullable
from sdkpress.names.replacements import replacement_sentence
from sdkpress.python import literals
from sdkpress.python.annotate import Annotator, Expr, Presence, presence
from sdkpress.python.arguments import argument_of
from sdkpress.python.defaults import scalar_default
from sdkpress.python.docstring import arguments_text, docstring, paragraphs
from sdkpress.python.layout import Group, Node, Pair, Text, layout, returned
from sdkpress.python.paging import Pages
from sdkpress.python.responses import ResponseHandling
from sdkpress.python.symbols import DEPRECATED, MAPPING, OPTIONAL, Symbol
from sdkpress.python.views import MethodView

STANDARD: Final = (
    ("retries", "Override the client's retry configuration for this call."),
    ("server_url", "Override the server for this call."),
    ("timeout_ms", "Override the client's timeout for this call, in milliseconds."),
    ("http_headers", "Headers to send beside the client's own."),
)


@dataclass(frozen=True, slots=True)
class Form:
    """The sync or the async form of a method. `suffix` is appended to its name."""

    is_async: bool
    transport: str
    suffix: str = ""


def method(
    operation: Operation,
    outcome: ResponseHandling,
    form: Form,
    constant: str,
    annotator: Annotator,
) -> tuple[MethodView, tuple[Symbol, ...]]:
    """One form of an operation's method, which calls the transport with `constant`."""
    symbols: list[Symbol] = [MAPPING, OPTIONAL]
    name = annotator.names.operations[operation.id] + form.suffix
    lines: list[str] = []
    if operation.deprecation is not None:
        symbols.append(DEPRECATED)
        said = operation.deprecation.message or f"{name} is deprecated."
        instead = replacement_sentence(
            annotator.api, annotator.names, operation.deprecation
        )
        words = literals.text(f"{said} {instead}" if instead else said)
        call = Group("@deprecated(", (Text(words),), ")")
        lines += layout(call, 4)
    lines += [f"    {'async ' if form.is_async else ''}def {name}(", "        self,"]
    lines.append("        *,")
    for argument in ordered(operation.arguments):
        lines += _parameter_lines(operation, argument, annotator, symbols)
    lines += _standard_lines(annotator, symbols)
    result = _result(outcome, form, annotator)
    symbols += result.symbols
    lines += returned(result.node, 4)
    return (
        MethodView(
            head="\n".join(lines),
            doc=docstring(_text(operation, annotator), 8),
            body="\n".join(_body(operation, outcome, form, constant, annotator)),
        ),
        tuple(symbols),
    )


def ordered(arguments: Iterable[Argument]) -> tuple[Argument, ...]:
    """The arguments that must be given, then the others, each in their own order."""
    listed = tuple(arguments)
    return tuple(a for a in listed if a.required) + tuple(
        a for a in listed if not a.required
    )


def argument_name(
    operation: Operation, argument: Argument, annotator: Annotator
) -> str:
    """The argument as the method spells it."""
    return annotator.names.arguments[operation.id, argument.key].python


def argument_type(argument: Argument, annotator: Annotator) -> tuple[Expr, str | None]:
    """The annotation of an argument and its default as source, if it may be left out."""
    constant = argument.type.value if isinstance(argument.type, Const) else None
    if constant is not None and argument.kind is ArgumentKind.FIELD:
        return annotator.give(argument.type), literals.scalar(constant)
    how = presence(argument.type, argument.required)
    bare = argument.type.of if isinstance(argument.type, Nullable) else argument.type
    type_ = annotator.wrapped(annotator.give(bare), how)
    if argument.required:
        return type_, None
    default = scalar_default(annotator, argument.type, argument.default)
    if default is not None and isinstance(default.node, Text):
        return Expr(type_.node, (*type_.symbols, *default.symbols)), default.node.text
    if how is Presence.OPTIONAL:
        return type_, "None"
    symbols = (*type_.symbols, annotator.scope.runtime("UNSET"))
    return Expr(type_.node, symbols), "UNSET"


def _parameter_lines(
    operation: Operation,
    argument: Argument,
    annotator: Annotator,
    symbols: list[Symbol],
) -> list[str]:
    type_, default = argument_type(argument, annotator)
    symbols += type_.symbols
    name = argument_name(operation, argument, annotator)
    suffix = "," if default is None else f" = {default},"
    return layout(type_.node, 8, f"{name}: ", suffix)


def _standard_lines(annotator: Annotator, symbols: list[Symbol]) -> list[str]:
    utils, symbol = annotator.scope.lazily("utils")
    symbols += (
        symbol,
        annotator.scope.runtime("OptionalNullable"),
        annotator.scope.runtime("UNSET"),
    )
    return [
        f"        retries: OptionalNullable[{utils}.RetryConfig] = UNSET,",
        "        server_url: Optional[str] = None,",
        "        timeout_ms: Optional[int] = None,",
        "        http_headers: Optional[Mapping[str, str]] = None,",
    ]


def _result(outcome: ResponseHandling, form: Form, annotator: Annotator) -> Expr:
    if outcome.mode == "call":
        return outcome.value
    if outcome.mode == "download":
        name = "AsyncBinaryResponse" if form.is_async else "BinaryResponse"
        return Expr(Text(name), (annotator.scope.runtime(name),))
    if outcome.pages is not None:
        return _page(outcome, outcome.pages, form, annotator)
    name = "EventStreamAsync" if form.is_async else "EventStream"
    symbol = Symbol(".utils.eventstreaming", name)
    node = Group(f"{name}[", (outcome.value.node,), "]")
    return Expr(node, (*outcome.value.symbols, symbol))


def _page(
    outcome: ResponseHandling, pages: Pages, form: Form, annotator: Annotator
) -> Expr:
    """The page of a list; it is named in an annotation alone, so that nothing is loaded for it."""
    utils, symbol = annotator.scope.lazily("utils")
    symbols = [*outcome.value.symbols, symbol]
    items = [outcome.value.node]
    if pages.item is not None:
        items.append(pages.item.node)
        symbols += pages.item.symbols
    name = "AsyncPage" if form.is_async else "Page"
    return Expr(Group(f"{utils}.{name}[", tuple(items), "]"), tuple(symbols))


def _text(operation: Operation, annotator: Annotator) -> str:
    """The docstring: what the operation does, then its arguments."""
    name = annotator.names.operations[operation.id]
    summary, description = operation.summary, operation.description
    if description and summary and description.strip() == summary.strip():
        description = None
    said = [
        (argument_name(operation, argument, annotator), _said(argument))
        for argument in ordered(operation.arguments)
    ]
    text = paragraphs((summary or (None if description else f"{name}."), description))
    return f"{text}\n\n{arguments_text((*said, *STANDARD), 8)}"


def _said(argument: Argument) -> str:
    source = argument.field or argument.parameter
    deprecated = "Deprecated. " if source is not None and source.deprecation else ""
    return f"{deprecated}{argument.description or ''}".strip()


def _body(
    operation: Operation,
    outcome: ResponseHandling,
    form: Form,
    constant: str,
    annotator: Annotator,
) -> list[str]:
    items: list[Node] = [Text(constant)]
    parameters = [
        Pair(
            f"{literals.text(argument_of(operation, a.parameter, annotator))}: ",
            Text(argument_name(operation, a, annotator)),
        )
        for a in operation.arguments
        if a.parameter is not None and a.kind is ArgumentKind.PARAMETER
    ]
    if parameters:
        items.append(Pair("parameters=", Group("{", tuple(parameters), "}")))
    body = _body_value(operation, annotator)
    if body is not None:
        items.append(Pair("body=", body))
    items += (Text(f"{name}={name}") for name, _ in STANDARD)
    call = Group(f"{form.transport}.{outcome.mode}(", tuple(items), ")", explode=True)
    nothing = outcome.mode == "call" and outcome.value.node == Text("None")
    prefix = ("" if nothing else "return ") + ("await " if form.is_async else "")
    return layout(call, 8, prefix)


def _body_value(operation: Operation, annotator: Annotator) -> Node | None:
    fields: list[Node] = []
    for argument in operation.arguments:
        name = argument_name(operation, argument, annotator)
        match argument.kind:
            case ArgumentKind.BODY:
                return Text(name)
            case ArgumentKind.FIELD:
                assert operation.flattened is not None and argument.field is not None
                key = operation.flattened, argument.field.wire
                attribute = literals.text(annotator.names.fields[key])
                fields.append(Pair(f"{attribute}: ", Text(name)))
            case ArgumentKind.EXTRA:
                fields.append(Pair(f"{literals.text(name)}: ", Text(name)))
            case ArgumentKind.PARAMETER:
                continue
    return Group("{", tuple(fields), "}") if fields else None
