"""The pages of models: objects, enums and unions, one page a class.

Input: a model and the annotator of code outside of the package. Output: its view.
"""

from __future__ import annotations

from collections.abc import Iterator

from sdkpress.docs import short_rows, signature_rows
from sdkpress.docs.field_tables import field_table
from sdkpress.docs.markdown import cell, deprecation_note, prose, struck
from sdkpress.docs.short_types import member_text
from sdkpress.docs.tables import table
from sdkpress.docs.views import EnumPage, ObjectPage, UnionMember, UnionPage
from sdkpress.ir.models import EnumModel, Model, ObjectModel, UnionModel
from sdkpress.ir.types import TypeRef, bare
from sdkpress.python.annotate import Annotator
from sdkpress.python.context import GenerationContext
from sdkpress.python.literals import scalar
from sdkpress.python.nodes import source
from sdkpress.snippets.typed_values import member_code

_NOTE_OPEN_LITERAL = (
    "This is an open enum: values that are not listed are passed through as they are."
)
_NOTE_OPEN_CLASS = (
    "\n\n# Open enum: unrecognized values are captured as UnrecognizedStr"
)


def model_page(annotator: Annotator, model: Model) -> ObjectPage | EnumPage | UnionPage:
    """The page of one model."""
    match model:
        case ObjectModel():
            return _object_page(annotator, model)
        case EnumModel():
            return _enum_page(annotator.context, model)
        case UnionModel():
            return _union_page(annotator, model)


def base_of(page: str) -> str:
    """The way from a page to the `docs` folder."""
    return "../" * page.count("/")


def _object_page(annotator: Annotator, model: ObjectModel) -> ObjectPage:
    context = annotator.context
    base = base_of(context.name(model.id).page)
    short = context.dialect.short_types
    rows = (
        short_rows.model_rows(context, model, base)
        if short
        else signature_rows.model_rows(annotator, model, base)
    )
    return ObjectPage(
        title=struck(context.name(model.id).class_name, model.deprecation),
        description=prose(context, model.description),
        deprecation=deprecation_note(context, model.deprecation),
        table=field_table(context, "Field", rows),
    )


def _union_page(annotator: Annotator, model: UnionModel) -> UnionPage:
    context = annotator.context
    members = model.members
    if model.discriminator is not None and model.discriminator.declared:
        mapped = tuple(target for _, target in model.discriminator.mapping)
        members = mapped if set(members) <= set(mapped) else members
    members = tuple(map(bare, members))  # null is of the union, not of a member
    if not context.dialect.repeated_members:
        members = tuple(dict.fromkeys(members))
    return UnionPage(
        title=struck(context.name(model.id).class_name, model.deprecation),
        description=prose(context, model.description),
        deprecation=deprecation_note(context, model.deprecation),
        members=(
            *(_member(annotator, model, member) for member in members),
            *_stream(annotator, model),
        ),
    )


def _stream(annotator: Annotator, model: UnionModel) -> Iterator[UnionMember]:
    """The stream that an answer may be, as one member."""
    if model.stream is None:
        return
    if annotator.context.dialect.placeholder_values:
        item = member_text(annotator.context, model.stream, sent=False)
    else:
        item = source(annotator.read(model.stream))
    kinds = ("EventStream", "EventStreamAsync")
    name = f"Union[{', '.join(f'eventstreaming.{kind}[{item}]' for kind in kinds)}]"
    yield UnionMember(name, f"value: {name} = /* values here */")


def _member(annotator: Annotator, model: UnionModel, member: TypeRef) -> UnionMember:
    if annotator.context.dialect.placeholder_values:
        sent = short_rows.is_sent(model)
        name = member_text(annotator.context, member, sent=sent)
        return UnionMember(name, f"value: {name} = /* values here */")
    name = source(annotator.read(member))
    return UnionMember(name, member_code(annotator, model, member))


def _enum_page(context: GenerationContext, model: EnumModel) -> EnumPage:
    as_class = context.is_enum_class(model)
    listed = context.dialect.enum_list and not as_class
    values = [member.value for member in model.values]
    says_open = model.open and (context.dialect.open_enum_note or as_class)
    rows = [
        (f"`{name}`", cell(_plain(value)))
        for name, value in zip(context.names.members[model.id], values, strict=True)
    ]
    return EnumPage(
        title=struck(context.name(model.id).class_name, model.deprecation),
        description=prose(context, model.description),
        deprecation=deprecation_note(context, model.deprecation),
        usage=_enum_usage(context, model, as_class),
        note=_NOTE_OPEN_LITERAL if says_open and not as_class else "",
        members=tuple(map(scalar, values)) if listed else (),
        table=(
            ""
            if listed
            else table(("Name", "Value"), rows, even=context.dialect.even_columns)
        ),
    )


def _enum_usage(context: GenerationContext, model: EnumModel, as_class: bool) -> str:
    """Code that names the enum's first value; only newer pages have it."""
    if not context.dialect.enum_list or not model.values:
        return ""
    name = context.name(model.id)
    package = context.names.client.package
    lines = f"from {package}.{name.namespace} import {name.class_name}\n"
    if as_class:
        member = context.names.members[model.id][0]
        note = _NOTE_OPEN_CLASS if model.open else ""
        return f"{lines}\nvalue = {name.class_name}.{member}{note}"
    return f"{lines}value: {name.class_name} = {scalar(model.values[0].value)}"


def _plain(value: str | int | float | bool) -> str:
    if isinstance(value, str):
        return value
    return scalar(value) if not isinstance(value, bool) else str(value).lower()
