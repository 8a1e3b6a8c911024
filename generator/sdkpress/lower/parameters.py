"""Parameters, and those that the client holds for all operations (x-speakeasy-globals).

Input: Parameter Objects. Output: `Parameter`s with style and explode resolved to their defaults
(OpenAPI 3.1.2 section 4.8.12.2).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sdkpress.config.model import Config
from sdkpress.diagnostics import codes
from sdkpress.ir.calls import NamedExample, Parameter
from sdkpress.ir.ids import OperationId
from sdkpress.ir.models import EnumModel, ObjectModel, UnionModel
from sdkpress.ir.types import Kind, Primitive, Ref, TypeRef, bare
from sdkpress.lower.defaults import conforming_default, default_suffices
from sdkpress.lower.examples import named_examples, schema_examples
from sdkpress.lower.extensions import as_text, deprecation
from sdkpress.lower.limits import limits
from sdkpress.lower.lowering import SchemaLowering
from sdkpress.lower.references import Resolver, unescaped
from sdkpress.lower.schema_context import SchemaContext
from sdkpress.spec.model import ABSENT, Schema
from sdkpress.spec.model import Parameter as ParameterObject

_RESERVED_HEADERS: Final = frozenset({"accept", "content-type", "authorization"})
_STYLES: Final = {
    "path": "simple",
    "header": "simple",
    "query": "form",
    "cookie": "form",
    "querystring": "form",
}
_SHARED: Final = ("#/components/parameters/", "#/parameters/")
_HIDDEN: Final = "x-speakeasy-globals-hidden"


def lower_parameters(
    lowering: SchemaLowering,
    parameters: Sequence[ParameterObject],
    parent: OperationId,
    shared: Sequence[Parameter] = (),
) -> tuple[Parameter, ...]:
    """An operation's parameters in order; `shared` are those of the client."""
    known = {(g.location, g.wire): g for g in shared}
    lowered: list[Parameter] = []
    for parameter in parameters:
        if parameter.extensions.get("x-speakeasy-ignore") is True:
            continue
        reserved = parameter.name.lower() in _RESERVED_HEADERS
        if parameter.location == "header" and reserved:
            message = f"the header {parameter.name!r} is set by other parts of the call"
            lowering.report(codes.ODD_SHAPE, message, parameter.at)
            continue
        general = known.get((parameter.location, parameter.name))
        lowered.append(_lower(lowering, parameter, parent, general))
    return tuple(lowered)


def _lower(
    lowering: SchemaLowering,
    parameter: ParameterObject,
    parent: OperationId,
    general: Parameter | None,
) -> Parameter:
    schema, content_type = parameter.schema, None
    if schema is None and parameter.content:
        content_type, media = next(iter(parameter.content.items()))
        schema = media.schema
    type_: TypeRef = Primitive(Kind.STRING)
    described: Schema | None = None
    if schema is not None:
        type_ = lowering.type_of(schema, _spot(lowering.resolver, parameter, parent))
        described = lowering.plain(schema)
    style = parameter.style or _STYLES[parameter.location]
    own_default = schema.default if schema is not None else ABSENT
    default = (
        described.default
        if described is not None and own_default is ABSENT
        else own_default
    )
    default = conforming_default(lowering.resolver, type_, default, parameter.at)
    # The path is nothing without its values: a default stands in for one, and null cannot.
    in_path = parameter.location == "path"
    suffices = default_suffices(lowering.config, default) and not in_path
    listed = parameter.required or in_path
    return Parameter(
        wire=parameter.name,
        location=parameter.location,
        type=type_,
        required=listed and not suffices,
        default_suffices=listed and suffices,
        style=style,
        explode=(
            style in ("form", "cookie")
            if parameter.explode is None
            else parameter.explode
        ),
        allow_reserved=parameter.allow_reserved
        or parameter.extensions.get("x-speakeasy-param-encoding-override")
        == "allowReserved",
        content_type=content_type,
        default=default,
        description=parameter.description or _model_description(lowering, type_),
        examples=_examples(lowering.config, parameter, described),
        deprecation=deprecation(parameter.deprecated, parameter.extensions),
        is_global=general is not None,
        hidden=general is not None
        and (general.hidden or parameter.extensions.get(_HIDDEN) is True),
        pinned=as_text(parameter.extensions.get("x-speakeasy-name-override")),
        keywords={} if described is None else limits(lowering.follow, described),
        at=parameter.at,
    )


def _spot(
    resolver: Resolver, parameter: ParameterObject, parent: OperationId
) -> SchemaContext:
    """A shared parameter belongs to no operation: it is named after itself. One of a whole path is named after the
    path's first operation, by the order of methods, not of the document."""
    for holder in _SHARED:
        if not parameter.at.startswith(holder):
            continue
        key = unescaped(parameter.at.removeprefix(holder).partition("/")[0])
        return SchemaContext(name_hint=parameter.name, component=key)
    first = resolver.first_operations.get(parameter.at.rpartition("/parameters/")[0])
    own = parent if first is None else OperationId(first)
    return SchemaContext(parent=own, name_hint=parameter.name)


def _model_description(lowering: SchemaLowering, type_: TypeRef) -> str | None:
    """Only a class lends its description to a parameter without one; a scalar's stays unread."""
    bare_type = bare(type_)
    model = lowering.models.get(bare_type.model) if isinstance(bare_type, Ref) else None
    if isinstance(model, (EnumModel, ObjectModel, UnionModel)):
        return model.description
    return None


def _examples(
    config: Config, parameter: ParameterObject, schema: Schema | None
) -> tuple[NamedExample, ...]:
    examples = named_examples(parameter.example, parameter.examples)
    if not config.docs.parameter_examples:
        examples = tuple(example for example in examples if not example.name)
    if examples or schema is None:
        return examples
    return tuple(
        NamedExample(name="", value=value) for value in schema_examples(schema)
    )


def lower_globals(lowering: SchemaLowering) -> tuple[Parameter, ...]:
    """The parameters that the client holds for all operations."""
    return tuple(
        replace(
            _lower(lowering, parameter, OperationId("#::globals"), None),
            is_global=True,
            hidden=parameter.extensions.get(_HIDDEN) is True,
        )
        for parameter in lowering.spec.globals
    )
