"""A model → its page.

Input: an object, an enum or a union. Output: `ModelPage`: how it is imported, what is in it, a value of it in
Python and in JSON, and what uses it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from markupsafe import Markup

from sdkpress.examples.conformance import conforms
from sdkpress.examples.sample_values import field_sample, sample_value
from sdkpress.frozen import dataclass
from sdkpress.ir.api import Operation
from sdkpress.ir.ids import ModelId
from sdkpress.ir.models import EnumModel, Model, ObjectModel, UnionModel
from sdkpress.ir.types import Ref, TypeRef
from sdkpress.ir.walk import dependencies, named_model
from sdkpress.python.layout import layout
from sdkpress.python.literals import scalar
from sdkpress.site.calls import json_text
from sdkpress.site.context import SiteContext, breakable, title
from sdkpress.site.fields import FieldLists
from sdkpress.site.highlight import highlighted
from sdkpress.site.text import rich
from sdkpress.site.views import EnumValue, Frame, Link, ModelPage
from sdkpress.snippets.imports import import_lines
from sdkpress.snippets.value_expressions import ValueWriter

_MOST_FIELDS: Final = 60
_LONGEST: Final = 6000
_MOST_SHOWN: Final = 6  # fields of an example that needs none


@dataclass(frozen=True, slots=True)
class Uses:
    """Who uses each model: operations that take or give it, and models that hold it."""

    operations: Mapping[ModelId, tuple[Operation, ...]]
    models: Mapping[ModelId, tuple[ModelId, ...]]


def uses(context: SiteContext) -> Uses:
    """The uses of all models, in document order."""
    operations: dict[ModelId, dict[str, Operation]] = {}
    for operation in context.api.operations:
        for id_ in _named(operation):
            operations.setdefault(id_, {})[operation.id] = operation
    models: dict[ModelId, list[ModelId]] = {}
    for id_, model in context.models.items():
        for held in dependencies(model):
            if held != id_:
                models.setdefault(held, []).append(id_)
    return Uses(
        {id_: tuple(users.values()) for id_, users in operations.items()},
        {id_: tuple(users) for id_, users in models.items()},
    )


def _named(operation: Operation) -> Iterator[ModelId]:
    types: list[TypeRef] = [argument.type for argument in operation.arguments]
    types += (c.type for r in operation.responses for c in r.contents)
    if operation.flattened is not None:
        types.append(Ref(operation.flattened))
    if operation.result is not None:
        types.append(operation.result)
    for type_ in types:
        held = named_model(type_)
        if held is not None:
            yield held


def model_page(
    context: SiteContext, lists: FieldLists, model: Model, used: Uses, frame: Frame
) -> ModelPage:
    """The page in its frame."""
    name = context.names.models[model.id]
    package = context.names.client.package
    python, json_ = _examples(context, model)
    importing = f"from {package}.{name.namespace} import {name.class_name}"
    return ModelPage(
        frame=frame,
        title=breakable(name.class_name),
        kind=_kind(model),
        deprecation=(
            (model.deprecation.message or "This model is deprecated.")
            if model.deprecation
            else ""
        ),
        text=rich(model.description),
        importing=Markup(highlighted(importing, "python")),
        fields=(
            lists.fields(model, _MOST_FIELDS) if isinstance(model, ObjectModel) else ()
        ),
        members=(
            lists.members(model, _MOST_FIELDS) if isinstance(model, UnionModel) else ()
        ),
        values=_values(context, model) if isinstance(model, EnumModel) else (),
        note=_note(context, model),
        python=python,
        json=json_,
        used_by=tuple(
            Link(breakable(title(o)), f"../{context.operation_pages[o.id]}")
            for o in used.operations.get(model.id, ())
        ),
        held_by=tuple(
            Link(breakable(context.class_name(id_)), f"../{context.model_page(id_)}")
            for id_ in used.models.get(model.id, ())
        ),
    )


def _kind(model: Model) -> str:
    match model:
        case ObjectModel():
            return "error" if model.is_error else "object"
        case EnumModel():
            return "enum"
        case UnionModel():
            return "union"


def _note(context: SiteContext, model: Model) -> str:
    if isinstance(model, EnumModel) and model.open:
        return "An open enum: values that are not listed here are passed through as they are."
    if isinstance(model, UnionModel) and model.open and model.discriminator:
        return "An open union: a value with a tag that is not listed here is passed through as it is."
    name = context.names.models[model.id]
    if model.id in context.shared.errors:
        return (
            f"Raised as {name.class_name}; the fields are those of its attribute data."
        )
    return ""


def _values(context: SiteContext, model: EnumModel) -> tuple[EnumValue, ...]:
    is_class = context.shared.is_enum_class(model)
    members = context.names.members[model.id]
    return tuple(
        EnumValue(
            anchor=f"value-{number}",
            value=scalar(value.value),
            member=member if is_class else "",
            text=rich(value.description),
        )
        for number, (value, member) in enumerate(
            zip(model.values, members, strict=True), 1
        )
    )


def _sample(context: SiteContext, model: Model) -> object:
    """A made-up value. Where an object requires nothing, the first of its fields are shown."""
    shared = context.shared
    value = sample_value(shared, Ref(model.id))
    if value != {} or not isinstance(model, ObjectModel):
        return value
    shown = [field for field in model.fields if not field.deprecation]
    return {
        field.wire: field_sample(shared, field, (model.id,))
        for field in shown[:_MOST_SHOWN]
    }


def _examples(context: SiteContext, model: Model) -> tuple[Markup, Markup]:
    """A value of the model in Python and in JSON: the document's own where it conforms, else made up."""
    shared = context.shared
    type_ = Ref(model.id)
    documented = next((e for e in model.examples if conforms(shared, type_, e)), None)
    value = _sample(context, model) if documented is None else documented
    writer = ValueWriter(shared, constructed=True, received=True)
    node = writer.node(type_, value, whole=True)
    name = context.names.models[model.id]
    if isinstance(model, ObjectModel):
        lines = layout(node, 0, "value = ")
    else:
        writer.used.add(name.namespace)
        lines = layout(node, 0, f"value: {shared.class_text(model.id)} = ")
    head = import_lines(context.names.client.package, writer.used)
    code = "\n".join([*head, *lines])
    text = json_text(value)
    return (
        Markup(highlighted(code, "python")) if len(code) <= _LONGEST else Markup(""),
        Markup(highlighted(text, "json")),
    )
