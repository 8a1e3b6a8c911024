"""The arguments of a call in a snippet.

Input: an operation and an example of a call. Output: keyword arguments, in the order of the page's table. An
argument is shown if it is required, if the example gives it, or if the document has an example for it.
"""

from __future__ import annotations

from sdkpress.docs.example_cells import example_cell
from sdkpress.docs.lookup import Lookup
from sdkpress.examples.call_examples import CallExample
from sdkpress.examples.conformance import as_mapping, fits
from sdkpress.examples.required_fields import is_tag, needed_fields
from sdkpress.examples.sample_values import fitting_example, has_item_example, sample
from sdkpress.examples.value_expressions import ValueWriter
from sdkpress.ir.api import Argument, ArgumentKind, Operation
from sdkpress.ir.models import ObjectModel
from sdkpress.python.layout import Group, Node, Pair
from sdkpress.python.literals import expression
from sdkpress.spec.model import ABSENT


def ordered(operation: Operation) -> list[Argument]:
    """The arguments, required ones first."""
    arguments = operation.arguments
    return [a for a in arguments if a.required] + [
        a for a in arguments if not a.required
    ]


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
    names = writer.lookup.names.arguments
    needed = _needed(writer.lookup, operation, example)
    nodes: list[Node] = []
    for argument in ordered(operation):
        if argument.parameter is not None and argument.parameter.is_global:
            continue
        node = _value(writer, operation, argument, example, needed)
        if node is not None:
            name = names[operation.id, argument.key].python
            nodes.append(Pair(f"{name}=", node))
    return tuple(nodes)


def _value(
    writer: ValueWriter,
    operation: Operation,
    argument: Argument,
    example: CallExample,
    needed: frozenset[str],
) -> Node | None:
    """What the argument is given, or None where it is not shown."""
    lookup = writer.lookup
    if argument.kind is ArgumentKind.EXTRA:
        return _extra(lookup, operation, argument, example)
    given = _given(argument, example)
    examples = argument_examples(operation, argument)
    own = fitting_example(lookup, argument.type, examples)
    is_needed = argument.field is not None and argument.field.wire in needed
    if not (argument.required or is_needed or _is_shown(lookup, argument, given, own)):
        return None
    if given is not ABSENT and fits(lookup, argument.type, given):
        return writer.node(argument.type, given)
    if own is not ABSENT:
        return writer.node(argument.type, own)
    return writer.node(argument.type, _made_up(lookup, argument))


def _is_shown(lookup: Lookup, argument: Argument, given: object, own: object) -> bool:
    """Whether an optional argument stands in the call."""
    match lookup.config.docs.optional_properties:
        case "never":
            return False
        case "with_example":
            is_given = given is not ABSENT and given is not None
            known = is_given or own is not ABSENT
            return known or has_item_example(lookup, argument.type)
        case _:
            return True


def _needed(
    lookup: Lookup, operation: Operation, example: CallExample
) -> frozenset[str]:
    """The properties of a flattened body that it cannot do without, beside those that are shown anyway."""
    body = operation.body
    model = None if operation.flattened is None else lookup.model(operation.flattened)
    if body is None or not isinstance(model, ObjectModel):
        return frozenset()
    shown: list[str] = []
    for argument in operation.arguments:
        if argument.field is not None:
            given = _given(argument, example)
            examples = argument.field.examples
            own = fitting_example(lookup, argument.type, examples)
            if _is_shown(lookup, argument, given, own):
                shown.append(argument.field.wire)
    # The client gives a constant by itself.
    given_anyway = {f.wire for f in model.fields if is_tag(f) and not f.required}
    return needed_fields(lookup, model, shown) - given_anyway


def _given(argument: Argument, example: CallExample) -> object:
    if argument.parameter is not None:
        place = argument.parameter.location, argument.parameter.wire
        return example.parameters.get(place, ABSENT)
    if argument.field is not None:
        return example.field(argument.field.wire)
    return example.body


def _made_up(lookup: Lookup, argument: Argument) -> object:
    if argument.field is not None:
        field = argument.field
        return sample(lookup, argument.type, field.wire, field.keywords)
    if argument.parameter is not None:
        parameter = argument.parameter
        return sample(lookup, argument.type, parameter.wire, parameter.keywords)
    return sample(lookup, argument.type)


def _extra(
    lookup: Lookup,
    operation: Operation,
    argument: Argument,
    example: CallExample,
) -> Node | None:
    """Properties that the schema does not name: what the example has beside the named ones."""
    if lookup.dialect.empty_extras:
        examples = argument_examples(operation, argument)
        cell = example_cell(lookup, argument.type, examples)
        return Group("{", (), "}") if cell else None
    known = {a.field.wire for a in operation.arguments if a.field is not None}
    body = as_mapping(example.body) or {}
    extra = {key: value for key, value in body.items() if key not in known}
    return expression(extra, explode=True) if extra else None
