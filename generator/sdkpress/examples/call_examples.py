"""The example that a snippet's call is made from.

Input: an operation and the name of an example. Output: values for its parameters and its body, from the pinned
examples of the config, else from the document, else from defaults.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sdkpress.examples.conformance import conforms
from sdkpress.examples.json_values import as_mapping
from sdkpress.frozen import dataclass
from sdkpress.ir.api import Operation
from sdkpress.ir.calls import Content, Parameter
from sdkpress.ir.models import ObjectModel
from sdkpress.ir.types import Nullable, Ref
from sdkpress.python.context import GenerationContext
from sdkpress.spec.model import ABSENT


@dataclass(frozen=True, slots=True)
class CallExample:
    """Values by place: parameters by location and wire name, the body as JSON (ABSENT where none is known)."""

    parameters: Mapping[tuple[str, str], object]
    body: object = ABSENT

    def field(self, wire: str) -> object:
        """A property of the body, or ABSENT."""
        mapping = as_mapping(self.body)
        return ABSENT if mapping is None else mapping.get(wire, ABSENT)


def example_names(
    operation: Operation, *, only_success: bool = False
) -> tuple[str, ...]:
    """The names under which the document gives examples of the request and its responses.

    `only_success`: of an operation without a body those of its errors do not count.
    """
    contents = list(operation.body.contents) if operation.body is not None else []
    for response in operation.responses:
        if not (only_success and response.is_error and operation.body is None):
            contents += response.contents
    names = (e.name for content in contents for e in content.examples if e.name)
    return tuple(dict.fromkeys(names))


def call_example(
    context: GenerationContext, operation: Operation, name: str | None
) -> CallExample:
    """The example called `name`; None asks for the only one there is."""
    pinned = _pinned(context, operation, name)
    if pinned is not None:
        return pinned
    parameters = {
        (parameter.location, parameter.wire): value
        for parameter in operation.parameters
        if (value := _parameter(context, parameter, name)) is not ABSENT
    }
    body: object = ABSENT
    if operation.body is not None and operation.body.contents:
        body = _body(context, operation.body.contents[0], name)
    return CallExample(MappingProxyType(parameters), body)


def _pinned(
    context: GenerationContext, operation: Operation, name: str | None
) -> CallExample | None:
    pins = context.config.examples.get(operation.operation_id)
    if not pins:
        return None
    pin = as_mapping(pins.get(name) if name else next(iter(pins.values())))
    if pin is None:
        return None
    values: dict[tuple[str, str], object] = {}
    for location, group in (as_mapping(pin.get("parameters")) or {}).items():
        for wire, value in (as_mapping(group) or {}).items():
            values[location, wire] = value
    body: object = ABSENT
    bodies = as_mapping(pin.get("requestBody"))
    if bodies and operation.body is not None:
        media = operation.body.contents[0].media_type
        body = bodies.get(media, next(iter(bodies.values())))
    return CallExample(MappingProxyType(values), body)


def _parameter(
    context: GenerationContext, parameter: Parameter, name: str | None
) -> object:
    examples = parameter.examples
    for example in (*(e for e in examples if e.name == name), *examples):
        if conforms(context, parameter.type, example.value):
            return example.value
    if isinstance(parameter.type, Nullable) or parameter.default is None:
        return ABSENT
    return parameter.default


def _body(context: GenerationContext, content: Content, name: str | None) -> object:
    """The media type's example, else the schema's with the defaults it leaves out, else the defaults."""
    named = [e for e in content.examples if e.name == name]
    for example in (*named, *content.examples):
        return example.value
    model = context.model(content.type.model) if isinstance(content.type, Ref) else None
    if not isinstance(model, ObjectModel):
        return content.schema_examples[0] if content.schema_examples else ABSENT
    given = as_mapping(content.schema_examples[0]) if content.schema_examples else None
    defaults = {
        field.wire: field.default
        for field in model.fields
        if field.default is not ABSENT
        and field.default is not None
        and not (given is not None and isinstance(field.type, Nullable))
    }
    if given is None:
        return defaults or ABSENT
    return {**given, **{k: v for k, v in defaults.items() if k not in given}}
