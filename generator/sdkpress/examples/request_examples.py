"""An example of a call as it goes over the wire: values by wire name, and the text they become.

Input: an operation and an example of a call. Output: the parameters that are sent with their values, the
body's value, the request's address. A value is the example's where it fits its type, else the document's
own example, else made up, as in the Python snippets.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from sdkpress.docs.lookup import Lookup
from sdkpress.examples.call_examples import CallExample
from sdkpress.examples.conformance import fits
from sdkpress.examples.required_fields import needed_fields
from sdkpress.examples.sample_values import fitting_example, sample
from sdkpress.ir.api import Operation
from sdkpress.ir.calls import Content, Parameter
from sdkpress.ir.models import ObjectModel
from sdkpress.ir.types import Nullable, Ref, TypeRef
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
        if parameter.content_type is not None:
            text = wire.encode(json_text(self.value))
            return [f"{wire.encode(parameter.wire)}={text}"]
        reserved = parameter.allow_reserved
        encode = wire.encode_allowing_reserved if reserved else wire.encode
        style, explode = parameter.style, parameter.explode
        return wire.write_pairs(parameter.wire, self.value, style, explode, encode)

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
    lookup: Lookup, operation: Operation, example: CallExample
) -> tuple[SentParameter, ...]:
    """The parameters that must be sent, and those that there is an example of."""
    sent: list[SentParameter] = []
    for parameter in operation.parameters:
        given = example.parameters.get((parameter.location, parameter.wire), ABSENT)
        own = tuple(e.value for e in parameter.examples)
        value = _chosen(lookup, parameter.type, given, own)
        if value is ABSENT or value == parameter.default:
            if not parameter.declared_required:
                continue
            if value is ABSENT:
                name, limits = parameter.wire, parameter.keywords
                value = sample(lookup, parameter.type, name, limits)
        sent.append(SentParameter(parameter, value))
    return tuple(sent)


def body_value(lookup: Lookup, content: Content, example: CallExample) -> object:
    """The body: of an object, the properties that must be sent and those that there is an example of."""
    model = _object_model(lookup, content.type)
    if model is not None:
        return dict(body_fields(lookup, model, example))
    value = _chosen(lookup, content.type, example.body, content.schema_examples)
    return sample(lookup, content.type) if value is ABSENT else value


def body_fields(
    lookup: Lookup, model: ObjectModel, example: CallExample
) -> Iterator[tuple[str, object]]:
    """The properties of an object body, by wire name."""
    values = {
        field.wire: _chosen(
            lookup, field.type, example.field(field.wire), field.examples
        )
        for field in model.fields
        if not field.read_only
    }
    shown = [wire for wire, value in values.items() if value is not ABSENT]
    needed = needed_fields(lookup, model, shown)
    for field in model.fields:
        if field.wire in needed:
            name, limits = field.wire, field.keywords
            yield field.wire, sample(lookup, field.type, name, limits)
        elif values.get(field.wire, ABSENT) is not ABSENT:
            yield field.wire, values[field.wire]


def object_body(lookup: Lookup, content: Content) -> ObjectModel | None:
    """The model of a body that is an object."""
    return _object_model(lookup, content.type)


def base_url(lookup: Lookup, operation: Operation) -> str:
    """The address of the first server, with the defaults of its variables, without a slash at its end."""
    url = _first_server(lookup, operation)
    if "://" not in url:
        url = f"{_NO_SERVER}/{url.lstrip('/')}"
    return url.rstrip("/")


def names_host(lookup: Lookup, operation: Operation) -> bool:
    """Whether the first server says where it is; one without a host is only a path on some server."""
    return "://" in _first_server(lookup, operation)


def _first_server(lookup: Lookup, operation: Operation) -> str:
    servers = operation.servers or lookup.api.servers
    return _filled(servers[0]) if servers else ""


def url_of(lookup: Lookup, operation: Operation, sent: Iterable[SentParameter]) -> str:
    """The whole address of a call."""
    path = operation.url_path
    pairs: list[str] = []
    for one in sent:
        if one.parameter.location == "path":
            path = path.replace("{" + one.parameter.wire + "}", one.path_text())
        elif one.parameter.location == "query":
            pairs += one.texts()
    joint = "&" if "?" in path else "?"
    query = joint + "&".join(pairs) if pairs else ""
    return base_url(lookup, operation) + path + query


def _chosen(
    lookup: Lookup, type_: TypeRef, given: object, own: tuple[object, ...]
) -> object:
    if given is not ABSENT and given is not None and fits(lookup, type_, given):
        return given
    return fitting_example(lookup, type_, own)


def _object_model(lookup: Lookup, type_: TypeRef) -> ObjectModel | None:
    inner = type_.of if isinstance(type_, Nullable) else type_
    model = lookup.model(inner.model) if isinstance(inner, Ref) else None
    return model if isinstance(model, ObjectModel) else None


def _filled(server: Server) -> str:
    url = server.url
    for name, variable in server.variables.items():
        url = url.replace("{" + name + "}", variable.default)
    return url
