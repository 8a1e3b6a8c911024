"""Operations as methods: what the head, the docstring and the call of each form consist of.

Input: `Operation`, the `Signature` of each form and its `ResponseHandling`. Output: a `MethodView` for each form.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sdkpress.ir.api import Argument, ArgumentKind, Operation
from sdkpress.names.replacements import replacement_sentence
from sdkpress.python import literals
from sdkpress.python.annotate import NONE
from sdkpress.python.context import GenerationContext
from sdkpress.python.fields import FieldSignature
from sdkpress.python.layout import layout, returned
from sdkpress.python.method_docs import method_doc
from sdkpress.python.nodes import Group, Node, Pair, Text
from sdkpress.python.responses import ResponseHandling
from sdkpress.python.signature import ACCEPT, Signature
from sdkpress.python.views import MethodView, OverloadView


def method_views(
    operation: Operation,
    signatures: Sequence[Signature],
    handling: ResponseHandling,
    constant: str,
    stream: str,
    context: GenerationContext,
) -> Iterator[MethodView]:
    """The forms of an operation's method, which call the transport with `constant`, or for a stream with `stream`."""
    arguments = signatures[0].arguments
    own = (signatures[0].switch, ACCEPT)
    taken = (*arguments, *(one for one in signatures[0].options if one.name in own))
    parameters = tuple(line for one in taken for line in parameter_lines(one))
    options = [one for one in signatures[0].options if one.name not in own]
    passed = tuple(_passed(operation, context))
    doc = method_doc(operation, signatures[0], context)
    for signature in signatures:
        yield MethodView(
            overloads=tuple(_overloads(signature)),
            switch=_asks_for_stream(signature, handling),
            stream=stream,
            decorators=tuple(_decorators(operation, signature, context)),
            name=signature.name,
            is_async=signature.form.is_async,
            parameters=parameters,
            options=tuple(line for one in options for line in parameter_lines(one)),
            passed_options=tuple(_option(one.name, signature) for one in options),
            returns="\n".join(returned(signature.result, 4)),
            doc=doc,
            has_result=handling.mode != "call"
            or handling.value != NONE
            or handling.envelope is not None,
            transport=signature.form.transport,
            verb=handling.mode,
            operation=constant,
            arguments=passed,
        )


def _asks_for_stream(signature: Signature, handling: ResponseHandling) -> str:
    """The condition under which the caller gets the stream that stands beside another body."""
    if signature.switch is None or signature.accept is None:
        return signature.switch or ""
    chosen = (f"{ACCEPT} == {literals.text(t)}" for t in handling.streamed)
    return " or ".join((signature.switch, *chosen))


def _option(name: str, signature: Signature) -> str:
    """An option as the transport is given it; the headers of a call hold the media type that is asked for."""
    if name == "http_headers" and signature.accept is not None:
        return f"{name}=accepting({name}, {ACCEPT})"
    return f"{name}={name}"


def _overloads(signature: Signature) -> Iterator[OverloadView]:
    for overload in signature.overloads:
        lines = (line for one in overload.arguments for line in parameter_lines(one))
        returns = returned(overload.result, 4, "...")
        yield OverloadView(tuple(lines), "\n".join(returns))


def _decorators(
    operation: Operation, signature: Signature, context: GenerationContext
) -> Iterator[str]:
    if operation.deprecation is not None:
        deprecation = operation.deprecation
        message = deprecation.message or f"{signature.name} is deprecated."
        instead = replacement_sentence(context.api, context.names, deprecation)
        words = literals.text(f"{message} {instead}" if instead else message)
        yield from layout(Group("@deprecated(", (Text(words),), ")"), 4)


def parameter_lines(parameter: FieldSignature) -> list[str]:
    """A parameter in the head of a method: `name: annotation = default,`."""
    default = parameter.default_text
    suffix = "," if default is None else f" = {default},"
    return layout(parameter.annotation, 8, f"{parameter.name}: ", suffix)


def _passed(operation: Operation, context: GenerationContext) -> Iterator[str]:
    """What the transport is given of the method's arguments."""
    parameters = tuple(
        Pair(
            f"{literals.text(context.parameter_key(operation, argument.parameter))}: ",
            Text(context.argument_name(operation, argument)),
        )
        for argument in operation.arguments
        if argument.parameter is not None and argument.kind is ArgumentKind.PARAMETER
    )
    if parameters:
        yield from layout(Group("{", parameters, "}"), 12, "parameters=", ",")
    body = _body_value(operation, context)
    if body is not None:
        yield from layout(body, 12, "body=", ",")
    if operation.security_model is not None:
        yield "            security=security,"


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
    return context.attribute(operation.flattened, argument.field)
