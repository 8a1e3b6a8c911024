"""An example of a call as it goes over the wire: values by wire name, and the text they become.

Input: an operation and an example of a call. Output: the parameters that are sent with their values, the
body's value, the request's address. A value is the example's where it fits its type, else the document's
own example, else made up, as in the Python snippets.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Final

from sdkpress.examples.call_examples import CallExample
from sdkpress.examples.conformance import conforms
from sdkpress.examples.required_fields import required_fields
from sdkpress.examples.sample_values import conforming_example, sample_value
from sdkpress.frozen import dataclass
from sdkpress.ir.api import Operation
from sdkpress.ir.calls import Content, Parameter
from sdkpress.ir.media_types import ContentKind, content_kind
from sdkpress.ir.models import ObjectModel
from sdkpress.ir.types import Ref, TypeRef, bare
from sdkpress.python.context import GenerationContext
from sdkpress.runtime import parameters as wire
from sdkpress.spec.model import ABSENT, Server

_NO_SERVER: Final = "http://localhost:8080"


@dataclass(frozen=True, slots=True)
class SentParameter:
    """A parameter with the value that it is sent with."""

    parameter: Parameter
    value: object

    def texts(self) -> list[str]:
        """A query parameter or cookie as `name=value` texts, percent-encoded."""
        parameter = self.parameter
        if parameter.location == "querystring":
            return self._query_texts()
        if parameter.content_type is not None:
            text = wire.encode(json_text(self.value))
            return [f"{wire.encode(parameter.wire)}={text}"]
        reserved = parameter.allow_reserved
        encode = wire.encode_allowing_reserved if reserved else wire.encode
        style, explode = parameter.style, parameter.explode
        return wire.write_pairs(parameter.wire, self.value, style, explode, encode)

    def _query_texts(self) -> list[str]:
        """The whole query string (OpenAPI 3.2.0 section 4.12.1)."""
        kind = content_kind(self.parameter.content_type or "")
        if kind is ContentKind.FORM:
            return wire.write_pairs("", self.value, "form", True, wire.encode)
        plain = kind is ContentKind.TEXT and isinstance(self.value, str)
        if plain:
            return [wire.encode_allowing_reserved(str(self.value))]
        return [wire.encode(json_text(self.value))]

    def header_text(self) -> str:
        """A header's value, on one line."""
        if self.parameter.content_type is not None:
            return json_text(self.value)
        text = wire.write_simple(self.value, self.parameter.explode, wire.verbatim)
        return " ".join(text.split()) if "\n" in text or "\r" in text else text

    def path_text(self) -> str:
        """What stands in the path, percent-encoded."""
        parameter = self.parameter
        if parameter.content_type is not None:
            return wire.encode(json_text(self.value))
        reserved = parameter.allow_reserved
        encode = wire.encode_path_allowing_reserved if reserved else wire.encode
        style, explode = parameter.style, parameter.explode
        return wire.write_path(parameter.wire, self.value, style, explode, encode)


def json_text(value: object, indent: int | None = None) -> str:
    """JSON; on one line without blanks unless an indentation is asked for."""
    separators = (",", ": ") if indent is not None else (",", ":")
    return json.dumps(
        value, ensure_ascii=False, indent=indent, separators=separators, default=str
    )


def sent_parameters(
    context: GenerationContext, operation: Operation, example: CallExample
) -> tuple[SentParameter, ...]:
    """The parameters that must be sent, and those that there is an example of."""
    sent: list[SentParameter] = []
    for parameter in operation.parameters:
        given = example.parameters.get((parameter.location, parameter.wire), ABSENT)
        examples = tuple(e.value for e in parameter.examples)
        value = _value_of(context, parameter.type, given, examples)
        if value is ABSENT or value == parameter.default:
            if not parameter.declared_required:
                continue
            if value is ABSENT:
                name, limits = parameter.wire, parameter.keywords
                value = sample_value(context, parameter.type, name, limits)
        sent.append(SentParameter(parameter, value))
    return tuple(sent)


def body_value(
    context: GenerationContext, content: Content, example: CallExample
) -> object:
    """The body: of an object, the properties that must be sent and those that there is an example of."""
    model = _object_model(context, content.type)
    if model is not None:
        return dict(body_fields(context, model, example))
    value = _value_of(context, content.type, example.body, content.schema_examples)
    return sample_value(context, content.type) if value is ABSENT else value


def body_fields(
    context: GenerationContext, model: ObjectModel, example: CallExample
) -> Iterator[tuple[str, object]]:
    """The properties of an object body, by wire name."""
    values = {
        field.wire: _value_of(
            context, field.type, example.field(field.wire), field.examples
        )
        for field in model.fields
        if not field.read_only
    }
    shown = [wire for wire, value in values.items() if value is not ABSENT]
    missing = required_fields(context, model, shown)
    for field in model.fields:
        if field.wire in missing:
            name, limits = field.wire, field.keywords
            yield field.wire, sample_value(context, field.type, name, limits)
        elif values.get(field.wire, ABSENT) is not ABSENT:
            yield field.wire, values[field.wire]


def object_body(context: GenerationContext, content: Content) -> ObjectModel | None:
    """The model of a body that is an object."""
    return _object_model(context, content.type)


def base_url(context: GenerationContext, operation: Operation) -> str:
    """The address of the first server, with the defaults of its variables, without a slash at its end."""
    url = _first_server(context, operation)
    if "://" not in url:
        url = f"{_NO_SERVER}/{url.lstrip('/')}"
    return url.rstrip("/")


def names_host(context: GenerationContext, operation: Operation) -> bool:
    """Whether the first server says where it is; one without a host is only a path on some server."""
    return "://" in _first_server(context, operation)


def _first_server(context: GenerationContext, operation: Operation) -> str:
    servers = operation.servers or context.api.servers
    return _filled(servers[0]) if servers else ""


def url_of(
    context: GenerationContext, operation: Operation, sent: Iterable[SentParameter]
) -> str:
    """The whole address of a call."""
    path = operation.url_path
    pairs: list[str] = []
    for one in sent:
        if one.parameter.location == "path":
            path = path.replace("{" + one.parameter.wire + "}", one.path_text())
        elif one.parameter.location in ("query", "querystring"):
            pairs += one.texts()
    joint = "&" if "?" in path else "?"
    query = joint + "&".join(pairs) if pairs else ""
    return base_url(context, operation) + path + query


def _value_of(
    context: GenerationContext,
    type_: TypeRef,
    given: object,
    examples: tuple[object, ...],
) -> object:
    if given is not ABSENT and given is not None and conforms(context, type_, given):
        return given
    return conforming_example(context, type_, examples)


def _object_model(context: GenerationContext, type_: TypeRef) -> ObjectModel | None:
    inner = bare(type_)
    model = context.model(inner.model) if isinstance(inner, Ref) else None
    return model if isinstance(model, ObjectModel) else None


def _filled(server: Server) -> str:
    url = server.url
    for name, variable in server.variables.items():
        url = url.replace("{" + name + "}", variable.default)
    return url
