"""Operations as methods: what the head, the docstring and the call of each form consist of.

Input: `Operation`, the `Signature` of each form and the calls it makes. Output: a `MethodView` for each form.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sdkpress.ir.api import Argument, ArgumentKind, Operation
from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import ObjectModel
from sdkpress.names.replacements import replacement_sentence
from sdkpress.python import literals
from sdkpress.python.annotate import NONE, Annotator
from sdkpress.python.call_variants import Variant
from sdkpress.python.context import GenerationContext
from sdkpress.python.fields import FieldSignature
from sdkpress.python.group_views import CallView, MethodView, OverloadView
from sdkpress.python.layout import conjunction, layout, returned
from sdkpress.python.method_docs import method_doc
from sdkpress.python.nodes import Group, Node, Pair, Symbol, Text, tuple_of
from sdkpress.python.overloads import Choices
from sdkpress.python.responses import ResponseHandling
from sdkpress.python.signature import ACCEPT, Signature


def method_views(
    operation: Operation,
    signatures: Sequence[Signature],
    variants: Sequence[Variant],
    annotator: Annotator,
) -> Iterator[MethodView]:
    """The forms of an operation's method, which makes one of the calls `variants`."""
    context = annotator.context
    first = signatures[0]
    own = {ACCEPT, *(one.name for one in first.choices.beside)}
    taken = (*first.arguments, *(one for one in first.options if one.name in own))
    parameters = tuple(line for one in taken for line in parameter_lines(one))
    options = [one for one in first.options if one.name not in own]
    checks = (
        *_checks(operation, first.choices, variants),
        *_taken_apart(operation, annotator),
    )
    calls = tuple(_call(one, first.choices, context) for one in variants)
    doc = method_doc(operation, first, context)
    for signature in signatures:
        yield MethodView(
            overloads=tuple(_overloads(signature)),
            decorators=tuple(_decorators(operation, signature, context)),
            name=signature.name,
            is_async=signature.form.is_async,
            parameters=parameters,
            options=tuple(line for one in options for line in parameter_lines(one)),
            passed_options=tuple(_option(one.name, signature) for one in options),
            returns="\n".join(returned(signature.result, 4)),
            doc=doc,
            has_result=any(_has_result(one.handling) for one in variants),
            transport=signature.form.transport,
            checks=checks,
            calls=calls,
        )


def _has_result(handling: ResponseHandling) -> bool:
    named = handling.value != NONE or handling.envelope is not None
    return handling.mode != "call" or named


def _call(variant: Variant, choices: Choices, context: GenerationContext) -> CallView:
    inside = 4 if variant.conditions else 0  # the template indents these once more
    return CallView(
        condition=conjunction(variant.conditions, 8) if inside else "",
        checks=tuple(line[inside:] for line in _refused(variant, choices, inside)),
        verb=variant.handling.mode,
        operation=variant.constant,
        arguments=tuple(
            line[inside:] for line in _passed(variant.operation, context, inside)
        ),
    )


def _checks(
    operation: Operation, choices: Choices, variants: Sequence[Variant]
) -> Iterator[str]:
    """What refuses a content type that there is not: no type checker looks at every call."""
    bodies = (form.body for form in operation.forms)
    sent = [body.contents[0].media_type for body in bodies if body is not None]
    handling = variants[-1].handling
    asked = [one.media_type or "" for one in (handling, *handling.others)]
    for name, values in ((choices.content_type, sent), (choices.accept, asked)):
        if name is not None:
            known = tuple_of(Text(literals.text(value)) for value in values)
            given = (Text(literals.text(name)), Text(name), known)
            yield from layout(Group("check_choice(", given, ")"), 8)


def _taken_apart(operation: Operation, annotator: Annotator) -> Iterator[str]:
    """The values of a request object by the names of its attributes."""
    model = _request_object(operation)
    if model is not None:
        given = (annotator.model(model), Text("request"))
        yield from layout(Group("request_values(", given, ")"), 8, "given = ")


def _request_object(operation: Operation) -> ModelId | None:
    """The model that a method takes in place of its parameters and body."""
    whole = any(one.kind is ArgumentKind.REQUEST for one in operation.arguments)
    return operation.request_model if whole else None


def _refused(variant: Variant, choices: Choices, inside: int) -> Iterator[str]:
    if not variant.refused or choices.content_type is None:
        return
    given = (Pair(f"{name}=", Text(name)) for name in variant.refused)
    refusal = Group("refuse(", (Text(choices.content_type), *given), ")")
    yield from layout(refusal, 8 + inside)


def choice_symbols(variants: Sequence[Variant], choices: Choices) -> Iterator[Symbol]:
    """What the checks need."""
    if any(_request_object(variant.operation) is not None for variant in variants):
        yield Symbol("._runtime.request_object", "request_values")
    if choices.content_type is not None or choices.accept is not None:
        yield Symbol("._runtime.choices", "check_choice")
    if any(variant.refused for variant in variants):
        yield Symbol("._runtime.choices", "refuse")


def _option(name: str, signature: Signature) -> str:
    """An option as the transport is given it; the headers of a call hold the media type that is asked for."""
    if name == "http_headers" and signature.accept is not None:
        return f"{name}=accepting({name}, {ACCEPT})"
    return f"{name}={name}"


def _overloads(signature: Signature) -> Iterator[OverloadView]:
    for overload in signature.choices.overloads:
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


def _passed(
    operation: Operation, context: GenerationContext, inside: int
) -> Iterator[str]:
    """What the transport is given of the method's arguments."""
    model = _request_object(operation)
    if model is not None:
        yield from _passed_on(operation, model, context, inside)
        return
    parameters = tuple(
        Pair(
            f"{literals.text(context.parameter_key(operation, argument.parameter))}: ",
            Text(context.argument_name(operation, argument)),
        )
        for argument in operation.arguments
        if argument.parameter is not None and argument.kind is ArgumentKind.PARAMETER
    )
    if parameters:
        yield from layout(Group("{", parameters, "}"), 12 + inside, "parameters=", ",")
    body = _body_value(operation, context)
    if body is not None:
        yield from layout(body, 12 + inside, "body=", ",")
    if operation.security_model is not None:
        yield f"{' ' * (12 + inside)}security=security,"


def _passed_on(
    operation: Operation, model: ModelId, context: GenerationContext, inside: int
) -> Iterator[str]:
    """What the transport is given of a request object."""

    def value(wire: str) -> Text:
        attribute = context.names.fields[model, wire]
        return Text(f"given[{literals.text(attribute)}]")

    parameters = tuple(
        Pair(
            f"{literals.text(context.parameter_key(operation, parameter))}: ",
            value(parameter.wire),
        )
        for parameter in operation.parameters
        if not parameter.hidden
    )
    yield from layout(Group("{", parameters, "}"), 12 + inside, "parameters=", ",")
    owner = context.model(model)
    if operation.body is not None and isinstance(owner, ObjectModel):
        yield f"{' ' * (12 + inside)}body={value(owner.fields[-1].wire).text},"
    if operation.security_model is not None:
        yield f"{' ' * (12 + inside)}security=security,"


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
            case ArgumentKind.PARAMETER | ArgumentKind.SECURITY | ArgumentKind.REQUEST:
                continue
    return Group("{", tuple(fields), "}") if fields else None


def _attribute(
    operation: Operation, argument: Argument, context: GenerationContext
) -> str:
    """The attribute of the body's model that an argument becomes."""
    assert operation.flattened is not None and argument.field is not None
    return context.attribute(operation.flattened, argument.field)
