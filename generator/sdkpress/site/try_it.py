"""The form that sends a call from the browser.

Input: an operation. Output: `TryIt`, or None: the config names no server that allows such calls. What a reader
types in stays in the page's memory; the page's policy lets it send to the named servers alone.
"""

from __future__ import annotations

from typing import Final

from sdkpress.examples.call_examples import call_example, example_names
from sdkpress.examples.json_values import as_list, as_mapping
from sdkpress.examples.request_examples import (
    body_value,
    json_text,
    sent_parameters,
)
from sdkpress.ir.api import Operation
from sdkpress.ir.calls import Parameter
from sdkpress.ir.media_types import ContentKind
from sdkpress.ir.types import ListOf, TupleOf
from sdkpress.runtime.parameters import scalar_text
from sdkpress.site.context import SiteContext
from sdkpress.site.views import TryIt, TryItField
from sdkpress.spec.model import SecurityScheme

_SEPARATORS: Final = {"spaceDelimited": " ", "pipeDelimited": "|"}


def try_it(context: SiteContext, operation: Operation) -> TryIt | None:
    """The form's parts. A body that is no JSON cannot be typed in: there is no form for it."""
    servers = context.settings.try_it
    content = (
        operation.body.contents[0]
        if operation.body and operation.body.contents
        else None
    )
    if not servers or (content and content.kind is not ContentKind.JSON):
        return None
    shared = context.shared
    names = example_names(operation)
    example = call_example(shared, operation, names[0] if names else None)
    sent = {
        (one.parameter.location, one.parameter.wire): one.value
        for one in sent_parameters(shared, operation, example)
    }
    return TryIt(
        servers=servers,
        method=operation.method.upper(),
        path=operation.url_path,
        parameters=tuple(
            _field(one, _text(sent.get((one.location, one.wire), "")))
            for one in operation.parameters
            if one.location != "cookie"
        ),
        secrets=tuple(_secrets(context, operation)),
        media_type=content.media_type if content else "",
        body=(
            json_text(body_value(shared, content, example), indent=2) if content else ""
        ),
    )


def _field(parameter: Parameter, text: str) -> TryItField:
    """A value that stands for any other (`<id>`) is a hint: nobody wants to send it."""
    is_hint = text.startswith("<") and text.endswith(">")
    return TryItField(
        name=parameter.wire,
        location=parameter.location,
        argument=parameter.wire,
        required=parameter.required,
        value="" if is_hint else text,
        hint=text if is_hint else "",
        several=_several(parameter),
    )


def _several(parameter: Parameter) -> str:
    """How a list or an object is sent, by style and explode (OpenAPI 3.1.1 section 4.8.12.3)."""
    if parameter.content_type is not None:
        return ""
    if parameter.style == "deepObject":
        return "deep"
    if not isinstance(parameter.type, (ListOf, TupleOf)):
        return ""
    if parameter.location == "query" and parameter.explode:
        return "&"
    return _SEPARATORS.get(parameter.style, ",")


def _text(value: object) -> str:
    """As a reader types it: the items of a list between commas, other values that are no scalar as JSON."""
    items = as_list(value)
    if items is not None and not any(map(_is_nested, items)):
        return ", ".join(map(scalar_text, items))
    return json_text(value) if _is_nested(value) else scalar_text(value)


def _is_nested(value: object) -> bool:
    return as_mapping(value) is not None or as_list(value) is not None


def _secrets(context: SiteContext, operation: Operation) -> list[TryItField]:
    """The credentials of the first requirement that names any; cookies cannot be set from a page."""
    requirement = next((one for one in operation.security if one), ())
    schemes = (context.api.security_schemes.get(key) for key, _ in requirement)
    return [
        TryItField(
            name=name, location=location, argument=scheme.key, required=True, value=""
        )
        for scheme in schemes
        if scheme is not None
        for name, location in _place(scheme)
    ]


def _place(scheme: SecurityScheme) -> list[tuple[str, str]]:
    if scheme.kind == "apiKey":
        location = scheme.location or "header"
        return [(scheme.name or scheme.key, location)] if location != "cookie" else []
    if scheme.kind == "mutualTLS":
        return []
    kind = (scheme.scheme or "bearer") if scheme.kind == "http" else "bearer"
    return [("Authorization", kind.lower())]
