"""The arguments of the client's constructor in a snippet.

Input: an operation. Output: the globals it uses, then the credentials it needs, read from the environment.
"""

from __future__ import annotations

from sdkpress.examples.call_examples import CallExample
from sdkpress.examples.conformance import conforms
from sdkpress.examples.sample_values import sample_value
from sdkpress.ir.api import Operation
from sdkpress.ir.calls import Parameter
from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import Field, ObjectModel
from sdkpress.ir.types import Ref
from sdkpress.python.context import GenerationContext
from sdkpress.python.credentials import environment_variable
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
    security = operation.security
    if context.dialect.hoisted_security and not operation.own_security:
        security = context.api.security or ()
    keys = next(([key for key, _ in one] for one in security if one), list[str]())
    if not keys:
        return []
    model = context.api.security_model
    if model is not None and len(model.fields) > 1 and context.dialect.security_object:
        return [_security(writer, model, keys)]
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


def _security(writer: ValueWriter, model: ObjectModel, keys: list[str]) -> Node:
    """All credentials of a requirement in one object, as clients of several schemes took them."""
    arguments = tuple(
        _security_field(writer, model, field)
        for field in model.fields
        if field.wire in keys
    )
    return Pair("security=", _construct(writer, model.id, arguments))


def _security_field(writer: ValueWriter, model: ObjectModel, field: Field) -> Node:
    context = writer.context
    name = context.names.fields[model.id, field.wire]
    if not isinstance(field.type, Ref):
        return Pair(f"{name}=", _secret(writer, name, field.examples))
    inner = context.model(field.type.model)
    fields = inner.fields if isinstance(inner, ObjectModel) else ()
    arguments: list[Node] = []
    for part in fields:
        part_name = context.names.fields[inner.id, part.wire]
        arguments.append(
            Pair(f"{part_name}=", _secret(writer, part_name, part.examples))
        )
    return Pair(f"{name}=", _construct(writer, inner.id, tuple(arguments)))


def _construct(
    writer: ValueWriter, model: ModelId, arguments: tuple[Node, ...]
) -> Group:
    writer.used.add(writer.context.name(model).namespace)
    return Group(f"{writer.context.class_text(model)}(", arguments, ")", explode=True)
