"""The arguments of the client's constructor in a snippet.

Input: an operation. Output: the globals it uses, then the credentials it needs, read from the environment.
"""

from __future__ import annotations

from collections.abc import Sequence

from sdkpress.examples.call_examples import CallExample
from sdkpress.examples.conformance import conforms
from sdkpress.examples.sample_values import sample_value
from sdkpress.ir.api import Operation
from sdkpress.ir.calls import Parameter
from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import Field, ObjectModel
from sdkpress.ir.types import Ref
from sdkpress.python.context import GenerationContext
from sdkpress.python.credentials import (
    environment_variable,
    scheme_of_parts,
    takes_security,
)
from sdkpress.python.literals import scalar, text
from sdkpress.python.nodes import Group, Node, Pair, Text
from sdkpress.snippets.value_expressions import ValueWriter
from sdkpress.spec.model import ABSENT


def client_arguments(
    writer: ValueWriter, operation: Operation, example: CallExample
) -> tuple[Node, ...]:
    """The keyword arguments of the constructor."""
    return (
        *_globals(writer, operation, example),
        *_credentials(writer, operation),
    )


def _globals(
    writer: ValueWriter, operation: Operation, example: CallExample
) -> list[Node]:
    used = {p.wire for p in operation.parameters if p.is_global}
    nodes: list[Node] = []
    for parameter in writer.context.api.globals:
        if parameter.wire in used:
            name = writer.context.names.globals[parameter.wire]
            value = _global(writer.context, parameter, example)
            nodes.append(Pair(f"{name}=", writer.node(parameter.type, value)))
    return nodes


def _global(
    context: GenerationContext, parameter: Parameter, example: CallExample
) -> object:
    place = parameter.location, parameter.wire
    candidates = (
        example.parameters.get(place, ABSENT),
        *(e.value for e in parameter.examples),
    )
    for value in candidates:
        if (
            value is not ABSENT
            and value is not None
            and conforms(context, parameter.type, value)
        ):
            return value
    return sample_value(context, parameter.type, parameter.wire, parameter.keywords)


def _credentials(writer: ValueWriter, operation: Operation) -> list[Node]:
    """One argument a scheme of the operation's first requirement that names any."""
    context = writer.context
    if operation.security_model is not None:
        return []  # the call has them
    security = operation.security
    if context.dialect.hoisted_security and not operation.own_security:
        security = context.api.security or ()
    keys = next(([key for key, _ in one] for one in security if one), list[str]())
    if not keys:
        return []
    model = context.api.security_model
    if model is not None and takes_security(context):
        if scheme_of_parts(model, context) in keys:
            keys = [part.wire for part in model.fields]
        return [Pair("security=", security_object(writer, model, keys))]
    examples = {f.wire: f.examples for f in model.fields} if model is not None else {}
    return [
        Pair(f"{argument}=", _secret(writer, argument, examples.get(key, ())))
        for key in keys
        for argument in credential_arguments(context, key)
    ]


def credential_arguments(context: GenerationContext, key: str) -> list[str]:
    """The constructor's arguments for one scheme: one, or one for each part of the credential."""
    credentials = context.names.credentials
    if key in credentials:
        return [credentials[key]]
    return [name for k, name in credentials.items() if k.startswith(f"{key}.")]


def _secret(writer: ValueWriter, argument: str, examples: tuple[object, ...]) -> Node:
    """A credential is never written down: it comes from the environment, unless the document has an example."""
    if examples:
        return Text(scalar(examples[0]))
    writer.used.add("os")
    variable = environment_variable(writer.context, argument)
    return Text(f'os.getenv({text(variable)}, "")')


def security_object(
    writer: ValueWriter, model: ObjectModel, keys: Sequence[str]
) -> Node:
    """A model of credentials with those of some schemes, each from the environment."""
    context = writer.context
    arguments: list[Node] = []
    for field in model.fields:
        name = context.names.fields[model.id, field.wire]
        inner = _inner(context, field)
        if inner is None:
            if field.wire in keys:
                secret = _secret(writer, name, field.examples)
                arguments.append(Pair(f"{name}=", secret))
        elif field.wire in keys or _holds(context, field, inner, keys):
            wires = [part.wire for part in inner.fields]
            arguments.append(Pair(f"{name}=", security_object(writer, inner, wires)))
    return _construct(writer, model.id, tuple(arguments))


def _inner(context: GenerationContext, field: Field) -> ObjectModel | None:
    model = context.model(field.type.model) if isinstance(field.type, Ref) else None
    return model if isinstance(model, ObjectModel) else None


def _holds(
    context: GenerationContext, field: Field, option: ObjectModel, keys: Sequence[str]
) -> bool:
    """Whether an option is the one for these schemes."""
    if {part.wire for part in option.fields} == set(keys):
        return True
    schemes = [scheme.key for scheme in context.api.schemes if scheme.at == field.at]
    return schemes == [*keys]


def _construct(
    writer: ValueWriter, model: ModelId, arguments: tuple[Node, ...]
) -> Group:
    writer.used.add(writer.context.name(model).namespace)
    return Group(f"{writer.context.class_text(model)}(", arguments, ")", explode=True)
