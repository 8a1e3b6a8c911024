"""Operations as methods: the head, the docstring and the call.

Input: `Operation`, its `ResponseHandling` and the annotator of its module. Output: a `MethodView` for
the sync or the async form.
"""

from __future__ import annotations

from collections.abc import Iterator

from sdkpress.ir.api import Argument, ArgumentKind, Operation
from sdkpress.names.replacements import replacement_sentence
from sdkpress.python import literals
from sdkpress.python.annotate import NONE
from sdkpress.python.context import GenerationContext
from sdkpress.python.docstring import arguments_text, docstring, paragraphs
from sdkpress.python.layout import layout, returned
from sdkpress.python.nodes import Group, Node, Pair, Text
from sdkpress.python.responses import ResponseHandling
from sdkpress.python.signature import FieldSignature, Signature
from sdkpress.python.views import MethodView


def method(
    operation: Operation,
    signature: Signature,
    handling: ResponseHandling,
    constant: str,
    context: GenerationContext,
) -> MethodView:
    """One form of an operation's method, which calls the transport with `constant`."""
    return MethodView(
        head="\n".join(_head(operation, signature, context)),
        doc=docstring(_text(operation, signature, context), 8),
        body="\n".join(_body(operation, signature, handling, constant, context)),
    )


def _head(
    operation: Operation, signature: Signature, context: GenerationContext
) -> Iterator[str]:
    if operation.deprecation is not None:
        deprecation = operation.deprecation
        said = deprecation.message or f"{signature.name} is deprecated."
        instead = replacement_sentence(context.api, context.names, deprecation)
        words = literals.text(f"{said} {instead}" if instead else said)
        yield from layout(Group("@deprecated(", (Text(words),), ")"), 4)
    yield f"    {'async ' if signature.form.is_async else ''}def {signature.name}("
    yield "        self,"
    yield "        *,"
    for parameter in signature.parameters:
        yield from parameter_lines(parameter)
    yield from returned(signature.result, 4)


def parameter_lines(parameter: FieldSignature) -> list[str]:
    """A parameter in the head of a method: `name: annotation = default,`."""
    default = parameter.default_text
    suffix = "," if default is None else f" = {default},"
    return layout(parameter.annotation, 8, f"{parameter.name}: ", suffix)


def _text(
    operation: Operation, signature: Signature, context: GenerationContext
) -> str:
    """The docstring: what the operation does, then its arguments."""
    name = context.names.operations[operation.id]
    summary, description = operation.summary, operation.description
    if description and summary and description.strip() == summary.strip():
        description = None
    arguments = [(one.name, parameter_text(one)) for one in signature.parameters]
    text = paragraphs((summary or (None if description else f"{name}."), description))
    return f"{text}\n\n{arguments_text(arguments, 8)}"


def parameter_text(parameter: FieldSignature) -> str:
    """What is said about a parameter."""
    argument = parameter.argument
    origin = None if argument is None else argument.field or argument.parameter
    deprecated = "Deprecated. " if origin is not None and origin.deprecation else ""
    return f"{deprecated}{parameter.description or ''}".strip()


def _body(
    operation: Operation,
    signature: Signature,
    handling: ResponseHandling,
    constant: str,
    context: GenerationContext,
) -> list[str]:
    items: list[Node] = [Text(constant)]
    parameters = tuple(
        Pair(
            f"{literals.text(context.parameter_key(operation, argument.parameter))}: ",
            Text(context.argument_name(operation, argument)),
        )
        for argument in operation.arguments
        if argument.parameter is not None and argument.kind is ArgumentKind.PARAMETER
    )
    if parameters:
        items.append(Pair("parameters=", Group("{", parameters, "}")))
    body = _body_value(operation, context)
    if body is not None:
        items.append(Pair("body=", body))
    if operation.security_model is not None:
        items.append(Text("security=security"))
    items += (Text(f"{option.name}={option.name}") for option in signature.options)
    form = signature.form
    opening = f"self.{form.transport}.{handling.mode}("
    nothing = handling.mode == "call" and signature.result == NONE
    prefix = ("" if nothing else "return ") + ("await " if form.is_async else "")
    return layout(Group(opening, tuple(items), ")", explode=True), 8, prefix)


def _body_value(operation: Operation, context: GenerationContext) -> Node | None:
    fields: list[Node] = []
    for argument in operation.arguments:
        name = context.argument_name(operation, argument)
        match argument.kind:
            case ArgumentKind.BODY:
                return Text(name)
            case ArgumentKind.FIELD:
                attribute = literals.text(_attribute(operation, argument, context))
                fields.append(Pair(f"{attribute}: ", Text(name)))
            case ArgumentKind.EXTRA:
                fields.append(Pair(f"{literals.text(name)}: ", Text(name)))
            case ArgumentKind.PARAMETER | ArgumentKind.SECURITY:
                continue
    return Group("{", tuple(fields), "}") if fields else None


def _attribute(
    operation: Operation, argument: Argument, context: GenerationContext
) -> str:
    """The attribute of the body's model that an argument becomes."""
    assert operation.flattened is not None and argument.field is not None
    return context.names.fields[operation.flattened, argument.field.wire]
