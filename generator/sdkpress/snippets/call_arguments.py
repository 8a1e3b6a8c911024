"""The arguments of a call in a snippet.

Input: an operation and an example of a call. Output: keyword arguments, in the order of the page's table. An
argument is shown if it is required, if the example gives it, or if the document has an example for it.
"""

from __future__ import annotations

from dataclasses import replace

from sdkpress.examples.call_examples import CallExample
from sdkpress.examples.conformance import conforms, kind_conforms
from sdkpress.examples.json_values import as_mapping
from sdkpress.examples.required_fields import is_tag, required_fields
from sdkpress.examples.sample_values import (
    conforming_example,
    has_item_example,
    sample_value,
)
from sdkpress.ir.api import Argument, ArgumentKind, Operation
from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import ObjectModel
from sdkpress.python.context import GenerationContext
from sdkpress.python.literals import expression
from sdkpress.python.nodes import Group, Node, Pair
from sdkpress.python.signature import ordered
from sdkpress.snippets.client_arguments import security_object
from sdkpress.snippets.value_expressions import ValueWriter
from sdkpress.spec.model import ABSENT


def argument_examples(operation: Operation, argument: Argument) -> tuple[object, ...]:
    """The values that the document gives as examples of an argument."""
    if argument.parameter is not None:
        return tuple(e.value for e in argument.parameter.examples)
    if argument.field is not None:
        return argument.field.examples
    if operation.body is not None and operation.body.contents:
        return operation.body.contents[0].schema_examples
    return ()


def call_arguments(
    writer: ValueWriter, operation: Operation, example: CallExample
) -> tuple[Node, ...]:
    """The keyword arguments of a call."""
    names = writer.context.names.arguments
    needed = _needed_fields(writer.context, operation, example)
    nodes: list[Node] = []
    for argument in ordered(operation.arguments):
        if argument.parameter is not None and argument.parameter.is_global:
            continue
        node = _value(writer, operation, argument, example, needed)
        if node is not None:
            name = names[operation.id, argument.key].python
            nodes.append(Pair(f"{name}=", node))
    return tuple(nodes)


def _own_security(writer: ValueWriter, operation: Operation) -> Node | None:
    """The credentials that this call alone is given."""
    model = writer.context.api.models.get(operation.security_model or ModelId(""))
    if not isinstance(model, ObjectModel):
        return None
    asked = ([key for key, _ in one] for one in operation.security if one)
    return security_object(writer, model, next(asked, list[str]()))


def _value(
    writer: ValueWriter,
    operation: Operation,
    argument: Argument,
    example: CallExample,
    needed: frozenset[str],
) -> Node | None:
    """What the argument is given, or None where it is not shown."""
    context = writer.context
    if argument.kind is ArgumentKind.SECURITY:
        return _own_security(writer, operation)
    if argument.kind is ArgumentKind.EXTRA:
        return _extra(context, operation, argument, example)
    if argument.kind is ArgumentKind.REQUEST:
        return _request(writer, operation, argument, example)
    given = _given(argument, example)
    examples = argument_examples(operation, argument)
    example_value = conforming_example(context, argument.type, examples)
    is_needed = argument.field is not None and argument.field.wire in needed
    if not (
        argument.required
        or is_needed
        or _is_shown(context, argument, given, example_value)
    ):
        return None
    if given is not ABSENT and conforms(context, argument.type, given):
        return writer.node(argument.type, given)
    if example_value is not ABSENT:
        return writer.node(argument.type, example_value)
    return writer.node(argument.type, _made_up(context, argument))


def _request(
    writer: ValueWriter, operation: Operation, argument: Argument, example: CallExample
) -> Node | None:
    """A request object: its fields as arguments of their own would be shown."""
    context = writer.context
    model = context.model(operation.request_model or ModelId(""))
    if not isinstance(model, ObjectModel):
        return None
    values: dict[str, object] = {}
    given = {wire: value for (_, wire), value in example.parameters.items()}
    body = model.fields[-1].wire if operation.body is not None else None
    for field in model.fields:
        value = example.body if field.wire == body else given.get(field.wire, ABSENT)
        example_value = conforming_example(context, field.type, field.examples)
        as_argument = replace(
            argument, type=field.type, required=field.required, field=field
        )
        if not field.required and not _is_shown(
            context, as_argument, value, example_value
        ):
            continue
        if value is ABSENT or not conforms(context, field.type, value):
            value = example_value
        if value is ABSENT:
            value = sample_value(context, field.type, field.wire, field.keywords)
        values[field.wire] = value
    if not values and not argument.required:
        return None
    return writer.node(argument.type, values)


def _is_shown(
    context: GenerationContext, argument: Argument, given: object, example_value: object
) -> bool:
    """Whether an optional argument stands in the call."""
    match context.config.docs.optional_properties:
        case "never":
            return False
        case "with_example":
            is_given = given is not ABSENT and given is not None
            known = is_given or example_value is not ABSENT
            return known or has_item_example(context, argument.type)
        case _:
            return True


def _needed_fields(
    context: GenerationContext, operation: Operation, example: CallExample
) -> frozenset[str]:
    """The properties of a flattened body that it cannot do without, beside those that are shown anyway."""
    body = operation.body
    model = None if operation.flattened is None else context.model(operation.flattened)
    if body is None or not isinstance(model, ObjectModel):
        return frozenset()
    shown: list[str] = []
    for argument in operation.arguments:
        if argument.field is not None:
            given = _given(argument, example)
            examples = argument.field.examples
            example_value = conforming_example(context, argument.type, examples)
            if _is_shown(context, argument, given, example_value):
                shown.append(argument.field.wire)
    # The client gives a constant by itself.
    given_anyway = {f.wire for f in model.fields if is_tag(f) and not f.required}
    return required_fields(context, model, shown) - given_anyway


def _given(argument: Argument, example: CallExample) -> object:
    if argument.parameter is not None:
        place = argument.parameter.location, argument.parameter.wire
        return example.parameters.get(place, ABSENT)
    if argument.field is not None:
        return example.field(argument.field.wire)
    return example.body


def _made_up(context: GenerationContext, argument: Argument) -> object:
    if argument.field is not None:
        field = argument.field
        return sample_value(context, argument.type, field.wire, field.keywords)
    if argument.parameter is not None:
        parameter = argument.parameter
        return sample_value(context, argument.type, parameter.wire, parameter.keywords)
    return sample_value(context, argument.type)


def _extra(
    context: GenerationContext,
    operation: Operation,
    argument: Argument,
    example: CallExample,
) -> Node | None:
    """Properties that the schema does not name: what the example has beside the named ones."""
    if context.dialect.empty_extras:
        examples = argument_examples(operation, argument)
        is_shown = any(
            value is not None and kind_conforms(context, argument.type, value)
            for value in examples
        )
        return Group("{", (), "}") if is_shown else None
    known = {a.field.wire for a in operation.arguments if a.field is not None}
    body = as_mapping(example.body) or {}
    extra = {key: value for key, value in body.items() if key not in known}
    return expression(extra, explode=True) if extra else None
